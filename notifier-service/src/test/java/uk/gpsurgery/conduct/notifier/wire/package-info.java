@NullMarked
package uk.gpsurgery.conduct.notifier.wire;

import org.jspecify.annotations.NullMarked;
