package uk.gpsurgery.conduct.cases.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockOptions;

/** The webhooks, always of one practice, and what they are still to be told. */
@Singleton
public class Webhooks implements PanacheRepositoryBase<Webhook, Webhook.Key> {

    public List<Webhook> of(String practice) {
        return list("practice = ?1 order by id", practice);
    }

    public Optional<Webhook> of(String practice, String id) {
        return findByIdOptional(new Webhook.Key(practice, id));
    }

    /** Has every webhook of the practice that is switched on told of it. */
    public void tell(String practice, String eventId, String body, Instant now) {
        for (var webhook : list("practice = ?1 and disabledAt is null", practice)) {
            var delivery = new WebhookDelivery();
            delivery.webhookId = webhook.id;
            delivery.eventId = eventId;
            delivery.practice = practice;
            delivery.body = body;
            delivery.nextAt = now;
            getEntityManager().persist(delivery);
        }
    }

    /** What is to be tried now; no other replica tries it before the lease has run out. */
    public List<WebhookDelivery> take(String practice, Instant now, Duration lease, int most) {
        var due = getEntityManager()
                .createQuery(
                        "from WebhookDelivery where practice = ?1 and nextAt <= ?2 order by nextAt",
                        WebhookDelivery.class)
                .setParameter(1, practice)
                .setParameter(2, now)
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", LockOptions.SKIP_LOCKED)
                .getResultList();
        due.forEach(delivery -> delivery.nextAt = now.plus(lease));
        return due;
    }

    public Optional<WebhookDelivery> delivery(WebhookDelivery of) {
        return Optional.ofNullable(getEntityManager()
                .find(
                        WebhookDelivery.class,
                        new WebhookDelivery.Key(of.practice, of.webhookId, of.eventId),
                        LockModeType.PESSIMISTIC_WRITE));
    }

    public void done(WebhookDelivery delivery) {
        getEntityManager().remove(delivery);
    }

    /** Nothing of what waits for it will be told. */
    public void forgetDeliveries(String practice, String id) {
        getEntityManager()
                .createQuery("delete from WebhookDelivery where practice = ?1 and webhookId = ?2")
                .setParameter(1, practice)
                .setParameter(2, id)
                .executeUpdate();
    }
}
