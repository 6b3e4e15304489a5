/** What the classifier is held to: its contracts, its figures on the corpus, and its shape. */
@NullMarked
package uk.gpsurgery.conduct.classifier.model;

import org.jspecify.annotations.NullMarked;
