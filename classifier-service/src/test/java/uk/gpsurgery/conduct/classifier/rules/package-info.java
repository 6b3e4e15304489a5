/** What the classifier is held to: its contracts, its figures on the corpus, and its shape. */
@NullMarked
package uk.gpsurgery.conduct.classifier.rules;

import org.jspecify.annotations.NullMarked;
