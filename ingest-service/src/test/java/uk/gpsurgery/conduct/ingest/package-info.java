/** What the ways in take and refuse, on a real broker. */
@NullMarked
package uk.gpsurgery.conduct.ingest;

import org.jspecify.annotations.NullMarked;
