@NullMarked
package uk.gpsurgery.conduct.notifier.store;

import org.jspecify.annotations.NullMarked;
