@NullMarked
package uk.gpsurgery.conduct.ingest.api;

import org.jspecify.annotations.NullMarked;
