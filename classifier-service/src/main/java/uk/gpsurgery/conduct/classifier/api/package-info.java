/** The questions a person or a machine may ask the classifier over HTTP. */
@NullMarked
package uk.gpsurgery.conduct.classifier.api;

import org.jspecify.annotations.NullMarked;
