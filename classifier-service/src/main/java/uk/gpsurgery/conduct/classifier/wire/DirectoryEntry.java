package uk.gpsurgery.conduct.classifier.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody of a practice, as {@code directory.v1} tells it: staff in clear, patients as keyed hashes of their names. */
public record DirectoryEntry(
        String practice,
        String kind,
        String id,
        @Nullable String name,
        @Nullable String role,
        @Nullable List<String> aliases,
        @Nullable List<String> nameHashes) {}
