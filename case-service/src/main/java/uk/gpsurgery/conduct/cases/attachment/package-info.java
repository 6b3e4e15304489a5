/** Files that people put on a case: what they are is seen from what is in them, never from their name. */
@NullMarked
package uk.gpsurgery.conduct.cases.attachment;

import org.jspecify.annotations.NullMarked;
