package uk.gpsurgery.conduct.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Publisher;

/** A comment that stands on its topic, so that something may be done about it. */
final class OnRecord {

    private OnRecord() {}

    static void comment(Publisher publisher, String practice, String platform, String externalId, String rawHash) {
        var id = UUID.randomUUID().toString();
        var comment = new ObjectMapper()
                .valueToTree(Map.of(
                        "practice",
                        practice,
                        "platform",
                        platform,
                        "externalId",
                        externalId,
                        "status",
                        "posted",
                        "author",
                        Map.of("name", "Derek"),
                        "text",
                        "Poor",
                        "receivedAt",
                        "2026-11-20T09:00:00Z",
                        "via",
                        "api",
                        "rawHash",
                        rawHash));
        publisher
                .publish(new Event(
                        "comments.v1", practice + ":" + platform + ":" + externalId, id, id, Instant.now(), comment))
                .toCompletableFuture()
                .join();
    }
}
