package uk.gpsurgery.conduct.cases.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** directory.v1: a member of staff in clear, or a patient as keyed hashes of their name. */
public record DirectoryEntry(
        String practice,
        String kind,
        String id,
        @Nullable String name,
        @Nullable String role,
        @Nullable List<String> aliases,
        @Nullable List<String> nameHashes) {}
