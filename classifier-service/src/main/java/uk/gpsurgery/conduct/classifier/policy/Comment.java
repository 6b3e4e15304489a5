package uk.gpsurgery.conduct.classifier.policy;

import org.jspecify.annotations.Nullable;

/** What somebody wrote, and where. */
public record Comment(
        String platform,
        String author,
        String text,
        @Nullable Integer rating,
        @Nullable String lang) {}
