@NullMarked
package uk.gpsurgery.conduct.ingest.source;

import org.jspecify.annotations.NullMarked;
