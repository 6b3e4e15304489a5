/** What patients answer by a link in their letter. */
@NullMarked
package uk.gpsurgery.conduct.notifier.answer;

import org.jspecify.annotations.NullMarked;
