package uk.gpsurgery.conduct.cases.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * Everything of a case in one piece.
 *
 * @param sha256 of the index: a line for each exhibit with its number, a blank, its hash and a line feed
 */
public record CaseBundle(
        String practice,
        String reference,
        Instant madeAt,
        String madeBy,
        boolean privilegedLeftOut,
        List<Exhibit> exhibits,
        String sha256) {

    /**
     * A part of the bundle.
     *
     * @param number by which people refer to it: {@code B2}
     * @param sha256 of the content as it stands in the JSON, byte for byte
     */
    public record Exhibit(String number, String title, String sha256, JsonNode content) {}

    static CaseBundle of(
            String practice, String reference, Instant at, String by, boolean leftOut, List<Exhibit> exhibits) {
        var index = exhibits.stream()
                .map(exhibit -> exhibit.number() + " " + exhibit.sha256() + "\n")
                .collect(Collectors.joining());
        return new CaseBundle(
                practice,
                reference,
                at,
                by,
                leftOut,
                exhibits,
                StableId.hashOf(index.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
