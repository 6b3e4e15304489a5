/** The launcher piece by piece, and the stories that run the whole suite. */
@NullMarked
package uk.gpsurgery.conduct.local;

import org.jspecify.annotations.NullMarked;
