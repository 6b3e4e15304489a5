package uk.gpsurgery.conduct.cases.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.store.Webhook;
import uk.gpsurgery.conduct.cases.store.Webhooks;

/** Registers webhooks, and puts down what they are to be told in the transaction that it happens in. */
@Singleton
public class WebhookDesk {

    private final Webhooks webhooks;
    private final WebhookConfig config;
    private final ObjectMapper json;

    WebhookDesk(Webhooks webhooks, WebhookConfig config, ObjectMapper json) {
        this.webhooks = webhooks;
        this.config = config;
        this.json = json;
    }

    public boolean mayLeadTo(URI target) {
        return config.allows(target);
    }

    /** A new webhook with a secret of its own, or an old one that leads elsewhere now; it is switched on. */
    public Webhook keep(String practice, String id, URI target) {
        var webhook = webhooks.of(practice, id).orElseGet(Webhook::new);
        webhook.url = target.toString();
        webhook.disabledAt = null;
        if (webhook.id == null) {
            webhook.practice = practice;
            webhook.id = id;
            webhook.secret = Signature.newSecret();
            webhooks.persist(webhook);
        }
        return webhook;
    }

    /** A new secret; the one of before signs too until the next change. */
    public void changeSecret(Webhook webhook) {
        webhook.formerSecret = webhook.secret;
        webhook.secret = Signature.newSecret();
    }

    public void forget(Webhook webhook) {
        webhooks.forgetDeliveries(webhook.practice, webhook.id);
        webhooks.delete(webhook);
    }

    /** Puts down what happened; the event is as it stands on cases.v1, without text and names. */
    public void tell(String practice, String eventId, Instant at, @Nullable Object event) {
        if (config.origins().isEmpty()) {
            return;
        }
        webhooks.tell(practice, eventId, write(new Message("case.moved", at, event)), at);
    }

    private record Message(
            String type, Instant timestamp, @Nullable Object data) {}

    private String write(Message body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON", e);
        }
    }
}
