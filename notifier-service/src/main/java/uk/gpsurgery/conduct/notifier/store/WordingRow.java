package uk.gpsurgery.conduct.notifier.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import uk.gpsurgery.conduct.notifier.letter.OwnWording;

/** A practice's own words for a letter, as somebody wrote them. Never changed, never taken away. */
@Entity
@Immutable
@Table(name = "own_wording")
@IdClass(WordingRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills what its own constructor leaves open.
public class WordingRow {

    @Id
    String practice;

    @Id
    String template;

    @Id
    int version;

    String subject;
    String body;
    String writtenBy;
    Instant writtenAt;

    protected WordingRow() {}

    WordingRow(String practice, String template, OwnWording words, String person, Instant now) {
        this.practice = practice;
        this.template = template;
        version = words.version();
        subject = words.subject();
        body = words.body();
        writtenBy = person;
        writtenAt = now;
    }

    OwnWording words() {
        return new OwnWording(version, subject, body);
    }

    /** Of a practice and a letter, the versions are counted. */
    public record Key(String practice, String template, int version) implements Serializable {}
}
