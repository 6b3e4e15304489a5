/** The events this service reads and writes, with only the fields it needs. */
@NullMarked
package uk.gpsurgery.conduct.notifier.wire;

import org.jspecify.annotations.NullMarked;
