/** What words alone cannot tell: a small language model that ships with the service, and the heads trained on it. */
@NullMarked
package uk.gpsurgery.conduct.classifier.model;

import org.jspecify.annotations.NullMarked;
