/** Where people decide: a verdict becomes a case, and what is told about it moves it along the ladder. */
@NullMarked
package uk.gpsurgery.conduct.cases;

import org.jspecify.annotations.NullMarked;
