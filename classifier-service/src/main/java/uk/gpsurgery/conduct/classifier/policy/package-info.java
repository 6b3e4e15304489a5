/** The policy's clauses and what a verdict on a comment is. Plain Java. */
@NullMarked
package uk.gpsurgery.conduct.classifier.policy;

import org.jspecify.annotations.NullMarked;
