/** Days, working days and what has come due. */
@NullMarked
package uk.gpsurgery.conduct.cases.clock;

import org.jspecify.annotations.NullMarked;
