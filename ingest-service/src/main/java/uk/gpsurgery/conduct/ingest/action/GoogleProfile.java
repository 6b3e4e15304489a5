package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.OidcClient;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.GoogleConfig;
import uk.gpsurgery.conduct.kit.StableId;

/** The practices' locations at Google, and the reviews that stand there. */
@Singleton
public final class GoogleProfile {

    private static final int PAGE = 50;
    private static final Pattern LOCATION = Pattern.compile("accounts/([^/]+)/locations/([^/]+)");

    private final GoogleBusiness google;
    private final @Nullable GoogleToken token;
    private final ObjectMapper json;
    private final List<Location> locations;

    GoogleProfile(@RestClient GoogleBusiness google, OidcClient tokens, GoogleConfig config, ObjectMapper json) {
        this.google = google;
        this.token = config.refreshToken()
                .map(held -> new GoogleToken(tokens, held, config.patience()))
                .orElse(null);
        this.json = json;
        this.locations =
                config.locations().entrySet().stream().map(Location::of).toList();
    }

    /** One surgery as Google knows it. */
    public record Location(String practice, String account, String id) {

        static Location of(Map.Entry<String, String> set) {
            var name = LOCATION.matcher(set.getKey());
            if (!name.matches()) {
                throw new IllegalArgumentException(
                        "conduct.ingest.google.locations: a location is called accounts/1/locations/2");
            }
            return new Location(set.getValue(), name.group(1), name.group(2));
        }
    }

    /** A review, and what to prove it by. */
    public record Review(Location location, JsonNode json, String rawHash) {

        public String id() {
            return json.path("reviewId").asText();
        }
    }

    public boolean isConnected() {
        return token != null && !locations.isEmpty();
    }

    public List<Location> locations() {
        return locations;
    }

    List<Location> locationsOf(String practice) {
        return locations.stream()
                .filter(location -> location.practice().equals(practice))
                .toList();
    }

    /** Wherever the practice has it; empty when it is at none of its locations. */
    Optional<Review> find(String practice, String review) {
        return locationsOf(practice).stream()
                .flatMap(location -> get(location, review).stream())
                .findFirst();
    }

    /** Empty when there is no such review (any more). */
    public Optional<Review> get(Location at, String review) {
        try {
            return Optional.of(review(at, call(bearer -> google.get(bearer, at.account(), at.id(), review))));
        } catch (SaidNo no) {
            if (no.fault() == Fault.GONE) {
                return Optional.empty();
            }
            throw no;
        }
    }

    /** Some of the reviews, the one that was changed last before the others. */
    public record Page(List<Review> reviews, @Nullable String next) {}

    public Page list(Location at, @Nullable String from) {
        var page = read(call(bearer -> google.list(bearer, at.account(), at.id(), PAGE, "updateTime desc", from)));
        var reviews = new ArrayList<Review>();
        page.path("reviews").forEach(one -> reviews.add(review(at, one.toString())));
        var next = page.path("nextPageToken").asText();
        return new Page(reviews, next.isEmpty() ? null : next);
    }

    void reply(Review review, String text) {
        var at = review.location();
        call(bearer -> google.reply(bearer, at.account(), at.id(), review.id(), new GoogleBusiness.Reply(text)));
    }

    void deleteReply(Review review) {
        var at = review.location();
        call(bearer -> {
            google.deleteReply(bearer, at.account(), at.id(), review.id());
            return "";
        });
    }

    private String call(Function<String, String> question) {
        return Objects.requireNonNull(token).ask(bearer -> {
            try {
                return question.apply(bearer);
            } catch (WebApplicationException e) {
                var answer = e.getResponse();
                throw SaidNo.status(answer.getStatus(), answer.getHeaderString(HttpHeaders.RETRY_AFTER));
            } catch (ProcessingException e) {
                throw SaidNo.away();
            }
        });
    }

    private Review review(Location at, String raw) {
        return new Review(at, read(raw), StableId.hashOf(raw.getBytes(UTF_8)));
    }

    private JsonNode read(String raw) {
        try {
            return json.readTree(raw);
        } catch (JsonProcessingException e) {
            // Its message would quote what people wrote.
            throw SaidNo.away();
        }
    }
}
