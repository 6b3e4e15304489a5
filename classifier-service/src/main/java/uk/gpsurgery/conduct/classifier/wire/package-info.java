/** What the classifier reads from and writes to topics. */
@NullMarked
package uk.gpsurgery.conduct.classifier.wire;

import org.jspecify.annotations.NullMarked;
