package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** Something that a webhook is still to be told. */
@Entity
@Table(name = "webhook_delivery")
@IdClass(WebhookDelivery.Key.class)
public class WebhookDelivery {

    @Id
    public String practice;

    @Id
    @Column(name = "webhook_id")
    public String webhookId;

    @Id
    @Column(name = "event_id")
    public String eventId;

    /** JSON, as it is signed. */
    public String body;

    /** How often it was tried. */
    public int attempts;

    @Column(name = "next_at")
    public Instant nextAt;

    /** An event is told to a webhook once. */
    public record Key(String practice, String webhookId, String eventId) implements Serializable {}
}
