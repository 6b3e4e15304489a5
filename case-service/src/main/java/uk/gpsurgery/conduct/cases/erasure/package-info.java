/** Taking out what is kept about persons: when one of them asks, and when its time is over. */
@NullMarked
package uk.gpsurgery.conduct.cases.erasure;

import org.jspecify.annotations.NullMarked;
