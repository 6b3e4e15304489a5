package uk.gpsurgery.conduct.notifier.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody took a version of a letter's words into use. Never changed, never taken away. */
@Entity
@Table(name = "own_wording_use")
@SuppressWarnings("NullAway.Init") // Hibernate fills what its own constructor leaves open.
public class WordingUse {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String practice;
    String template;
    int version;

    @Column(name = "by_whom")
    String by;

    Instant at;

    protected WordingUse() {}

    WordingUse(String practice, String template, int version, String by, Instant at) {
        this.practice = practice;
        this.template = template;
        this.version = version;
        this.by = by;
        this.at = at;
    }
}
