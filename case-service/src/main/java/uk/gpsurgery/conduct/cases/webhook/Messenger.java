package uk.gpsurgery.conduct.cases.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.logging.Logger;
import uk.gpsurgery.conduct.cases.PracticeConfig;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.cases.store.Webhook;
import uk.gpsurgery.conduct.cases.store.WebhookDelivery;
import uk.gpsurgery.conduct.cases.store.Webhooks;

/**
 * Tells webhooks what waits for them, again and again with ever longer pauses, and switches off those that never
 * answer. A crash in between tells it once more, with the same {@code webhook-id}.
 */
@Singleton
public class Messenger {

    private static final Logger LOG = Logger.getLogger(Messenger.class);
    private static final int AT_ONCE = 20;
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final WebhookConfig config;
    private final PracticeConfig practices;
    private final PracticeRows rows;
    private final Calendar calendar;
    private final MeterRegistry meters;
    private final HttpClient http;

    Messenger(
            Webhooks webhooks,
            WebhookConfig config,
            PracticeConfig practices,
            PracticeRows rows,
            Calendar calendar,
            MeterRegistry meters) {
        this.webhooks = webhooks;
        this.config = config;
        this.practices = practices;
        this.rows = rows;
        this.calendar = calendar;
        this.meters = meters;
        // Follows no redirect: where a webhook leads is decided when it is registered.
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    @Scheduled(every = "${conduct.webhooks.look:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (config.origins().isPresent()) {
            practices.practices().keySet().forEach(this::tellAll);
        }
    }

    private void tellAll(String practice) {
        var lease = config.timeout().multipliedBy(AT_ONCE + 1);
        var taken = QuarkusTransaction.requiringNew().call(() -> {
            rows.only(practice);
            return webhooks.take(practice, calendar.now(), lease, AT_ONCE);
        });
        taken.forEach(this::tell);
    }

    private void tell(WebhookDelivery delivery) {
        var webhook = QuarkusTransaction.requiringNew().call(() -> {
            rows.only(delivery.practice);
            return webhooks.of(delivery.practice, delivery.webhookId);
        });
        var status = webhook.map(to -> post(to, delivery)).orElse(GONE);
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(delivery.practice);
            note(delivery, status);
        });
    }

    /** The status of the answer; 0 when there was none. */
    private int post(Webhook to, WebhookDelivery delivery) {
        var target = URI.create(to.url);
        if (!config.allows(target)) {
            return 0;
        }
        var now = calendar.now().getEpochSecond();
        var request = HttpRequest.newBuilder(target)
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("webhook-id", delivery.eventId)
                .header("webhook-timestamp", String.valueOf(now))
                .header("webhook-signature", Signature.of(delivery.eventId, now, delivery.body, to.secrets()))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void note(WebhookDelivery tried, int status) {
        var found = webhooks.delivery(tried);
        if (found.isEmpty()) {
            return;
        }
        var delivery = found.get();
        var told = status >= 200 && status < 300;
        meters.counter("conduct_webhooks", "outcome", told ? "told" : "failed").increment();
        if (told) {
            webhooks.done(delivery);
        } else if (status == GONE || delivery.attempts >= config.retries().size()) {
            switchOff(delivery);
        } else {
            delivery.nextAt = calendar.now().plus(pause(delivery.attempts));
            delivery.attempts++;
        }
    }

    private Duration pause(int attempts) {
        return config.retries().get(attempts);
    }

    private void switchOff(WebhookDelivery delivery) {
        webhooks.of(delivery.practice, delivery.webhookId).ifPresent(webhook -> {
            webhook.disabledAt = calendar.now();
            meters.counter("conduct_webhooks_switched_off").increment();
            LOG.warnf("webhook %s of %s does not answer and is switched off", webhook.id, webhook.practice);
        });
        webhooks.forgetDeliveries(delivery.practice, delivery.webhookId);
    }
}
