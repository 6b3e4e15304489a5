/** What is kept: cases, incidents with their evidence, history, letters asked for, and the registers. */
@NullMarked
package uk.gpsurgery.conduct.cases.store;

import org.jspecify.annotations.NullMarked;
