package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where practice IT wants to be told of every move of a case. */
@Entity
@IdClass(Webhook.Key.class)
public class Webhook {

    @Id
    public String practice;

    @Id
    public String id;

    public String url;
    public String secret;

    /** Of before the last change; it signs too until the next. */
    @Column(name = "former_secret")
    public @Nullable String formerSecret;

    @Column(name = "disabled_at")
    public @Nullable Instant disabledAt;

    /** The newest first. */
    public List<String> secrets() {
        return Stream.of(secret, formerSecret).filter(Objects::nonNull).toList();
    }

    /** Ids are the practice's own. */
    public record Key(String practice, String id) implements Serializable {}
}
