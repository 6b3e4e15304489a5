/** The kit on a real broker and a real database, in a service that is only there for its tests. */
@NullMarked
package uk.gpsurgery.conduct.kit;

import org.jspecify.annotations.NullMarked;
