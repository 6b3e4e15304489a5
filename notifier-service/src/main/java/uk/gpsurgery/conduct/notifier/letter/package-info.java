/** What letters there are, what each needs, and when none is written. Plain Java. */
@NullMarked
package uk.gpsurgery.conduct.notifier.letter;

import org.jspecify.annotations.NullMarked;
