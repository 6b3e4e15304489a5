/** What a comment breaches and why: one file a label, each rule a sentence first. Plain Java. */
@NullMarked
package uk.gpsurgery.conduct.classifier.rules;

import org.jspecify.annotations.NullMarked;
