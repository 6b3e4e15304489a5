package uk.gpsurgery.conduct.ingest.action;

/** Who can do a deed on a platform. */
public enum Doer {
    MACHINE,
    PERSON,
    NOBODY
}
