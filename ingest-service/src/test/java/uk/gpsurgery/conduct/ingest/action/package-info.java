@NullMarked
package uk.gpsurgery.conduct.ingest.action;

import org.jspecify.annotations.NullMarked;
