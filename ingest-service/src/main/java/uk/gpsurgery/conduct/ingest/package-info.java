/** What people write about a surgery comes in here, and what was decided about it is carried out here. */
@NullMarked
package uk.gpsurgery.conduct.ingest;

import org.jspecify.annotations.NullMarked;
