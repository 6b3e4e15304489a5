package uk.gpsurgery.conduct.kit;

/** The data of the tests' events. */
record Thing(String colour, int number) {}
