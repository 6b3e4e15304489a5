/** The policy as code: what may happen to a case, by whom, under which guards. Plain Java, no clock, no database. */
@NullMarked
package uk.gpsurgery.conduct.cases.policy;

import org.jspecify.annotations.NullMarked;
