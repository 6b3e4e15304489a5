@NullMarked
package uk.gpsurgery.conduct.notifier.letter;

import org.jspecify.annotations.NullMarked;
