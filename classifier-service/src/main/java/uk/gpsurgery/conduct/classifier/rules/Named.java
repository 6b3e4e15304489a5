package uk.gpsurgery.conduct.classifier.rules;

import uk.gpsurgery.conduct.classifier.text.Words;

/** Whether a first name alone means one of the staff, which the rest of the comment must tell. */
@FunctionalInterface
interface Named {

    boolean firstNameMeansStaff(Words words, int at);
}
