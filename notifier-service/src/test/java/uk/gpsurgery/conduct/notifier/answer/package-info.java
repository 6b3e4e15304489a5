@NullMarked
package uk.gpsurgery.conduct.notifier.answer;

import org.jspecify.annotations.NullMarked;
