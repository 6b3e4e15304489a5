/** The whole suite on one machine: what {@code deploy/run} starts, and what the stories take apart. */
@NullMarked
package uk.gpsurgery.conduct.local;

import org.jspecify.annotations.NullMarked;
