/** What was decided about a comment, carried out where it stands. */
@NullMarked
package uk.gpsurgery.conduct.ingest.action;

import org.jspecify.annotations.NullMarked;
