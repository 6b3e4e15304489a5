/** The events this service writes and reads, with the fields it needs of each. */
@NullMarked
package uk.gpsurgery.conduct.ingest.wire;

import org.jspecify.annotations.NullMarked;
