package uk.gpsurgery.conduct.cases.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** verdicts.v1, as far as cases need it. */
public record Verdict(
        String practice,
        Comment comment,
        List<String> labels,
        JsonNode findings,
        boolean referred,
        String route,
        String policyVersion,
        String modelVersion) {

    /** The comment the verdict is on. */
    public record Comment(
            String id,
            String platform,
            String externalId,
            String status,
            @Nullable Author author,
            @Nullable String text,
            @Nullable Integer rating,
            @Nullable String url,
            @Nullable Instant postedAt,
            Instant receivedAt,
            String via,
            String rawHash) {

        public boolean removed() {
            return status.equals("removed");
        }
    }

    /** Who posted it, as the platform says. */
    public record Author(@Nullable String id, String name) {}

    /** However sure the classifier is: what may act on somebody's post, or answer it, is looked at by a person. */
    public boolean needsAPerson() {
        return referred || !route.equals("none");
    }

    /** Entries of the staff register that the findings mean. */
    public Set<String> namedStaff() {
        var named = new TreeSet<String>();
        for (var finding : findings) {
            finding.path("staff").forEach(id -> named.add(id.asText()));
        }
        return named;
    }
}
