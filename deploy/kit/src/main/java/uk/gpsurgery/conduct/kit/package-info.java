/**
 * Reading and writing topics so that doing it twice shows nothing twice, and answering errors in one shape.
 *
 * <p>Nothing here knows what the events are about.
 */
@NullMarked
package uk.gpsurgery.conduct.kit;

import org.jspecify.annotations.NullMarked;
