package uk.gpsurgery.conduct.notifier.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that was done with a letter after it was asked for. Never changed, never taken away. */
@Entity
@Table(name = "letter_deed")
@SuppressWarnings("NullAway.Init") // Hibernate fills what its own constructor leaves open.
public class Deed {

    /** Whoever did it, a mail told of it. */
    static final String MAIL = "mail";

    /** The service did it by itself. */
    static final String CONDUCT = "conduct";

    /** What can be done with a letter. */
    public enum What {
        /** A person stopped it before it went. */
        STOPPED,
        /** A later letter of the case says the contrary. */
        OVERTAKEN,
        /** Its reader is not to be written to any more; the note says why. */
        BARRED,
        /** A partner let it go although the hour's cap was reached. */
        RELEASED,
        /** Its reader's mail server answered that it keeps trying. */
        DELAYED,
        /** A machine of its reader answered. */
        ANSWERED_BY_MACHINE,
        /** Its reader answered; the words are in the mailbox. */
        ANSWERED,
        /** A person printed and posted it; the note is the proof. */
        POSTED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Enumerated(EnumType.STRING)
    What what;

    @Column(name = "by_whom")
    String by;

    Instant at;

    @Nullable
    String note;

    protected Deed() {}

    Deed(What what, String by, Instant at, @Nullable String note) {
        this.what = what;
        this.by = by;
        this.at = at;
        this.note = note;
    }
}
