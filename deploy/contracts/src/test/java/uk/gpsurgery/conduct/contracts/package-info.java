/** The contracts held against themselves: examples fit, broken ones do not, and AsyncAPI says the same. */
@NullMarked
package uk.gpsurgery.conduct.contracts;

import org.jspecify.annotations.NullMarked;
