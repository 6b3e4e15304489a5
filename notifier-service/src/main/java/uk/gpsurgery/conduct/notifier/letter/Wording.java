package uk.gpsurgery.conduct.notifier.letter;

/** A letter as its reader gets it. */
public record Wording(String subject, String text, String html) {}
