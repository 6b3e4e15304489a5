package uk.gpsurgery.conduct.notifier.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Hands letters to GOV.UK Notify.
 *
 * <p>Notify takes a letter as often as it is handed over, so one whose answer is lost is not handed over again. That is
 * why its own client is not used: it waits for ever, and the JDK's old HTTP client below it repeats a POST by itself.
 */
final class NotifyPostbox implements Postbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NotifyConfig config;
    private final NotifyKey key;
    private final NotifyTemplates templates;
    private final HttpClient http;
    private volatile String condition = "nothing sent yet";

    NotifyPostbox(NotifyConfig config) {
        this.config = config;
        key = NotifyKey.of(config.apiKey()
                .orElseThrow(() -> new IllegalStateException(
                        "letters go by GOV.UK Notify, so conduct.notifier.govuk-notify.api-key has to be set")));
        templates = NotifyTemplates.of(config);
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .build();
    }

    @Override
    public Delivery send(Mail mail, BooleanSupplier lastMoment) {
        var request = request(mail);
        try {
            if (!lastMoment.getAsBoolean()) {
                return new Delivery.Later("the letter is in other hands by now");
            }
        } catch (RuntimeException e) {
            return new Delivery.Later("the ledger could not be told");
        }
        var delivery = handOver(request);
        condition = delivery instanceof Delivery.Away away ? "since " + Instant.now() + " " + away.reason() : "sending";
        return delivery;
    }

    @Override
    public void rest() {
        // The HTTP client lets go of idle lines by itself.
    }

    @Override
    public String condition() {
        return condition;
    }

    private Delivery handOver(HttpRequest request) {
        try {
            return deliveryAfter(http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Delivery.Away("no connection to GOV.UK Notify");
        } catch (IOException e) {
            return new Delivery.Unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Unknown();
        }
    }

    private static Delivery deliveryAfter(int status) {
        return switch (status) {
            case 200, 201 -> new Delivery.Taken();
            case 401, 403 -> new Delivery.Away("GOV.UK Notify does not accept the key: " + status);
            case 429 -> new Delivery.Away("GOV.UK Notify wants no more for now: 429");
            case 500, 503 -> new Delivery.Later("GOV.UK Notify put it off: " + status);
            // A gateway in front of it gave up: what stands behind may have it.
            case 502, 504 -> new Delivery.Unknown();
            default -> new Delivery.Refused("GOV.UK Notify refused it: " + status);
        };
    }

    private HttpRequest request(Mail mail) {
        var letter = JSON.createObjectNode()
                .put("template_id", templates.of(mail))
                .put("email_address", mail.address())
                .put("reference", mail.messageId());
        letter.putObject("personalisation")
                .put("subject", mail.wording().subject())
                .put("body", mail.wording().text());
        config.replyToId().ifPresent(id -> letter.put("email_reply_to_id", id));
        try {
            return HttpRequest.newBuilder(config.url().resolve("/v2/notifications/email"))
                    .timeout(config.timeout())
                    .header("Authorization", "Bearer " + key.token(Instant.now()))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(letter)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
