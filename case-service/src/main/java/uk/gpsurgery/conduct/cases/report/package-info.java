/** What happened at a practice, in figures that name nobody. */
@NullMarked
package uk.gpsurgery.conduct.cases.report;

import org.jspecify.annotations.NullMarked;
