package uk.gpsurgery.conduct.cases;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.kit.StableId;

/** One author on one platform: by the platform's id where it tells one, else by the name shown. */
final class AuthorKey {

    private AuthorKey() {}

    static String of(Incident post) {
        return StableId.of(post.platform, keyOf(post.authorId, post.authorName));
    }

    private static String keyOf(@Nullable String id, @Nullable String name) {
        return id != null
                ? "id:" + id
                : "name:" + Objects.requireNonNull(name).strip().toLowerCase(Locale.ROOT);
    }
}
