package uk.gpsurgery.conduct.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.letter.Wording;

/** What becomes of a letter at a server that speaks as GOV.UK Notify does, and in which ways it can fail. */
class NotifyPostboxTest {

    private static final String SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506";
    private static final String OTHERS = "0f2a1f4e-1b2c-4d5e-8f90-a1b2c3d4e5f6";
    private static final String SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0";

    private final List<JsonNode> letters = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Map<String, String> ids = new HashMap<>(Map.of("all others", OTHERS));
    private HttpServer server;
    private volatile int answer = 201;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/v2/notifications/email", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aLetterGoesUnderItsOwnName() throws Exception {
        assertThat(postbox().send(aLetter(), () -> true)).isEqualTo(new Delivery.Taken());

        assertThat(letters).hasSize(1);
        var letter = letters.get(0);
        assertThat(letter.at("/template_id").asText()).isEqualTo(OTHERS);
        assertThat(letter.at("/email_address").asText()).isEqualTo("tracey@mail.example");
        assertThat(letter.at("/reference").asText()).isEqualTo("<m1@conduct.example>");
        assertThat(letter.at("/personalisation/subject").asText()).isEqualTo("A request");
        assertThat(letter.at("/personalisation/body").asText()).isEqualTo("Please");
        assertThat(letter.has("email_reply_to_id")).isFalse();
        var parts = tokens.get(0).substring("Bearer ".length()).split("\\.");
        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.get("iss").asText()).isEqualTo(SERVICE);
        assertThat(claims.get("iat").asLong())
                .isBetween(Instant.now().getEpochSecond() - 30, Instant.now().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        assertThat(Base64.getUrlDecoder().decode(parts[2]))
                .isEqualTo(mac.doFinal((parts[0] + "." + parts[1]).getBytes(UTF_8)));
    }

    @Test
    void aLetterGoesByTheTemplateThatIsItsOwn() {
        ids.put("please-remove", "11111111-2222-4333-8444-555555555555");

        assertThat(postbox().send(aLetter(), () -> true)).isEqualTo(new Delivery.Taken());
        assertThat(letters.get(0).at("/template_id").asText()).isEqualTo("11111111-2222-4333-8444-555555555555");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # letter      | template | so
            birthday-card | 0f2a1f4e-1b2c-4d5e-8f90-a1b2c3d4e5f6 | templates names letters that there are not: birthday-card
            please-remove | first    | templates and template-id take the ids that GOV.UK Notify shows, and not: first
            all others    | first    | templates and template-id take the ids that GOV.UK Notify shows, and not: first
            """, delimiter = '|')
    void mistakenTemplatesAreSaidAtTheStart(String letter, String template, String so) {
        ids.put(letter, template);

        assertThatThrownBy(this::postbox).hasMessage("conduct.notifier.govuk-notify." + so);
    }

    @Test
    void aLetterWithoutATemplateIsSaidAtTheStart() {
        ids.clear();
        Stream.of(Template.values())
                .filter(letter -> letter != Template.WARNING && letter != Template.DUE)
                .forEach(letter -> ids.put(letter.wireName(), OTHERS));

        assertThatThrownBy(this::postbox)
                .hasMessage("conduct.notifier.govuk-notify.templates, or template-id for all others,"
                        + " has to name a template for: due, warning");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # answer | so
            201 | Taken[]
            400 | Refused[reason=GOV.UK Notify refused it: 400]
            403 | Away[reason=GOV.UK Notify does not accept the key: 403]
            429 | Away[reason=GOV.UK Notify wants no more for now: 429]
            500 | Later[reason=GOV.UK Notify put it off: 500]
            503 | Later[reason=GOV.UK Notify put it off: 503]
            504 | Unknown[]
            -1  | Unknown[]
            -2  | Unknown[]
            """, delimiter = '|')
    void everyFaultHasItsAnswer(int answers, String so) {
        answer = answers;

        assertThat(postbox().send(aLetter(), () -> true)).hasToString(so);
        assertThat(letters).as("never handed over a second time by itself").hasSize(1);
    }

    @Test
    void aServerThatIsNotThereIsAway() {
        var postbox = postbox();
        server.stop(0);

        assertThat(postbox.send(aLetter(), () -> true)).isEqualTo(new Delivery.Away("no connection to GOV.UK Notify"));
        assertThat(postbox.condition()).startsWith("since ").endsWith("no connection to GOV.UK Notify");
    }

    @Test
    void whatIsInOtherHandsByTheLastMomentDoesNotGo() {
        assertThat(postbox().send(aLetter(), () -> false)).isInstanceOf(Delivery.Later.class);
        assertThat(postbox().send(aLetter(), () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .isInstanceOf(Delivery.Later.class);
        assertThat(letters).isEmpty();
    }

    @Test
    void withoutAKeyItDoesNotStart() {
        assertThatThrownBy(() -> new NotifyPostbox(config(Optional.empty())))
                .hasMessageContaining("conduct.notifier.govuk-notify.api-key has to be set");
        assertThatThrownBy(() -> new NotifyPostbox(config(Optional.of("short"))))
                .hasMessageNotContaining("short");
        assertThat(NotifyKey.of("test-" + SERVICE + "-" + SECRET).toString()).doesNotContain(SECRET);
    }

    private NotifyPostbox postbox() {
        return new NotifyPostbox(config(Optional.of("test key-" + SERVICE + "-" + SECRET)));
    }

    private NotifyConfig config(Optional<String> key) {
        return new NotifyConfig() {
            @Override
            public URI url() {
                return URI.create("http://localhost:" + server.getAddress().getPort());
            }

            @Override
            public Optional<String> apiKey() {
                return key;
            }

            @Override
            public Map<String, String> templates() {
                var named = new HashMap<>(ids);
                named.remove("all others");
                return named;
            }

            @Override
            public Optional<String> templateId() {
                return Optional.ofNullable(ids.get("all others"));
            }

            @Override
            public Optional<String> replyToId() {
                return Optional.empty();
            }

            @Override
            public Optional<String> callbackToken() {
                return Optional.empty();
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }
        };
    }

    private void take(HttpExchange call) throws IOException {
        letters.add(new ObjectMapper().readTree(call.getRequestBody()));
        tokens.add(call.getRequestHeaders().getFirst("Authorization"));
        if (answer == -1) {
            call.close();
        } else if (answer == -2) {
            // Silence: the call stays open.
            assertThat(call.getResponseCode()).isEqualTo(-1);
        } else {
            call.sendResponseHeaders(answer, -1);
        }
    }

    private static Mail aLetter() {
        return new Mail(
                "<m1@conduct.example>",
                "please-remove",
                Optional.empty(),
                "Mile Oak Medical Centre",
                "tracey@mail.example",
                "Mrs Tracey Gander",
                new Wording("A request", "Please", "<p>Please</p>"),
                Instant.EPOCH);
    }
}
