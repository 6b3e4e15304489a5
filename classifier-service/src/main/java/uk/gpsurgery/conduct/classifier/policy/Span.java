package uk.gpsurgery.conduct.classifier.policy;

/** A place in the comment as it was written: UTF-16 offsets, the end exclusive. */
public record Span(int start, int end) {}
