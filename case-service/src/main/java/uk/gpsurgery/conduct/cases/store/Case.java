package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.Happening;
import uk.gpsurgery.conduct.cases.policy.Happening.DeadlineLongPassed;
import uk.gpsurgery.conduct.cases.policy.Happening.DeadlineNear;
import uk.gpsurgery.conduct.cases.policy.Happening.DeadlinePassed;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.Label;
import uk.gpsurgery.conduct.cases.policy.Stage;

/** One author's case at one practice. Its stage is what its history leads to, kept beside it. */
@Entity
@Table(name = "cases")
public class Case {

    @Id
    public String id;

    public String practice;
    public String reference;

    @Column(name = "author_key")
    public String authorKey;

    @Column(name = "author_name")
    public String authorName;

    public String platform;

    @Enumerated(EnumType.STRING)
    public Stage stage;

    public boolean closed;
    public int version;
    public String[] labels;
    public String[] holds = {};

    @Column(name = "patient_id")
    public @Nullable String patientId;

    @Column(name = "due_on")
    public @Nullable LocalDate dueOn;

    /** What the clock tells next. */
    @Enumerated(EnumType.STRING)
    public @Nullable Call call;

    @Column(name = "call_on")
    public @Nullable LocalDate callOn;

    @Column(name = "requested_on")
    public @Nullable LocalDate requestedOn;

    @Column(name = "reminded_on")
    public @Nullable LocalDate remindedOn;

    @Column(name = "warned_on")
    public @Nullable LocalDate warnedOn;

    @Column(name = "breached_again_on")
    public @Nullable LocalDate breachedAgainOn;

    @Column(name = "notice_sent_on")
    public @Nullable LocalDate noticeSentOn;

    @Column(name = "received_on")
    public @Nullable LocalDate receivedOn;

    @Column(name = "treatment_ended_on")
    public @Nullable LocalDate treatmentEndedOn;

    @Column(name = "threat_on")
    public @Nullable LocalDate threatOn;

    @Column(name = "representations_on")
    public @Nullable LocalDate representationsOn;

    /** Subject of the token of whoever works on it. */
    @Column(name = "claimed_by")
    public @Nullable String claimedBy;

    @Column(name = "claimed_until")
    public @Nullable Instant claimedUntil;

    @Column(name = "opened_at")
    public Instant openedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** The calls of a deadline, in their order. */
    public enum Call {
        NEAR(new DeadlineNear()),
        PASSED(new DeadlinePassed()),
        LONG_PASSED(new DeadlineLongPassed());

        // A record without fields.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Happening happening;

        Call(Happening happening) {
            this.happening = happening;
        }

        public Happening happening() {
            return happening;
        }

        /** None after the last. */
        public @Nullable Call next() {
            return this == LONG_PASSED ? null : values()[ordinal() + 1];
        }
    }

    public Set<Label> labels() {
        return Arrays.stream(labels).map(Label::of).collect(Collectors.toUnmodifiableSet());
    }

    public Set<Hold> holds() {
        return Arrays.stream(holds).map(Hold::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** A claim ends by itself. */
    public boolean isClaimed(Instant now) {
        return claimedUntil != null && claimedUntil.isAfter(now);
    }

    public boolean isClaimedByAnotherThan(String subject, Instant now) {
        return isClaimed(now) && !subject.equals(claimedBy);
    }

    public void endClaim() {
        claimedBy = null;
        claimedUntil = null;
    }

    /** The clauses the labels belong to, in the policy's order. */
    public List<String> clauses() {
        return labels().stream()
                .map(Label::clause)
                .distinct()
                .sorted()
                .map(Enum::name)
                .toList();
    }
}
