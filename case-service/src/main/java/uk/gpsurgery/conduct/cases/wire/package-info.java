/** The events this service reads and writes, only the fields it needs. */
@NullMarked
package uk.gpsurgery.conduct.cases.wire;

import org.jspecify.annotations.NullMarked;
