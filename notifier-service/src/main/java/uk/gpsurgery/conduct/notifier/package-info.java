/** Sends every letter once, and knows what became of it. */
@NullMarked
package uk.gpsurgery.conduct.notifier;

import org.jspecify.annotations.NullMarked;
