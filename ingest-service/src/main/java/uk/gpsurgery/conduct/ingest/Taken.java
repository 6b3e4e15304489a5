package uk.gpsurgery.conduct.ingest;

import uk.gpsurgery.conduct.ingest.wire.Comment.Status;

/** The broker has it. Told again, the same thing has the same id. */
public record Taken(String id, Status status) {}
