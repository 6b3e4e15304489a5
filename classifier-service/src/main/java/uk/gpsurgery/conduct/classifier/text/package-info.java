/** A comment's words as a reader sees them, each with its place in the original. Plain Java. */
@NullMarked
package uk.gpsurgery.conduct.classifier.text;

import org.jspecify.annotations.NullMarked;
