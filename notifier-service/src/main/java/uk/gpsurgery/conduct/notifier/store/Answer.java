package uk.gpsurgery.conduct.notifier.store;

import static jakarta.persistence.FetchType.LAZY;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.StableId;
import uk.gpsurgery.conduct.notifier.answer.Attachment;
import uk.gpsurgery.conduct.notifier.letter.Reply;
import uk.gpsurgery.conduct.notifier.wire.LetterOutcome;

/** What a patient answered by a link in a letter. Never changed, never taken away. */
@Entity
@Table(name = "letter_answer")
@SuppressWarnings("NullAway.Init") // Hibernate fills what its own constructor leaves open.
public class Answer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Enumerated(EnumType.STRING)
    Reply reply;

    Instant at;

    @Nullable
    String text;

    @Enumerated(EnumType.STRING)
    Attachment.@Nullable Kind kind;

    int size;

    @Nullable
    String sha256;

    /** Read only when somebody wants to see it. */
    @Basic(fetch = LAZY)
    byte @Nullable [] attachment;

    protected Answer() {}

    public Answer(Reply reply, Instant at, Optional<String> text, Optional<Attachment> attachment) {
        this.reply = reply;
        this.at = at;
        this.text = text.orElse(null);
        attachment.ifPresent(shown -> {
            kind = shown.kind();
            size = shown.bytes().length;
            sha256 = StableId.hashOf(shown.bytes());
            this.attachment = shown.bytes();
        });
    }

    boolean isA(String name) {
        return reply.wireName().equals(name);
    }

    /** What it shows, where it shows something. */
    public Optional<Attachment> attachment() {
        return kind == null || attachment == null ? Optional.empty() : Optional.of(new Attachment(kind, attachment));
    }

    LetterOutcome.Answer told() {
        return new LetterOutcome.Answer(
                reply.wireName(),
                Optional.ofNullable(text),
                Optional.ofNullable(kind)
                        .map(is -> new LetterOutcome.Attachment(is.mediaType(), size, String.valueOf(sha256))));
    }
}
