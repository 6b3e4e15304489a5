package uk.gpsurgery.conduct.notifier.letter;

import static uk.gpsurgery.conduct.notifier.letter.Field.CASE_LINK;
import static uk.gpsurgery.conduct.notifier.letter.Field.CASE_REFERENCE;
import static uk.gpsurgery.conduct.notifier.letter.Field.COMPLAINTS_URL;
import static uk.gpsurgery.conduct.notifier.letter.Field.PRACTICE_ADDRESS;
import static uk.gpsurgery.conduct.notifier.letter.Field.PRACTICE_NAME;
import static uk.gpsurgery.conduct.notifier.letter.Field.PRACTICE_PHONE;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import uk.gpsurgery.conduct.notifier.wire.LetterAsked;

/**
 * Whom a letter is for. One letter, one kind of reader: what a patient reads is never what staff read. Each kind has its
 * frame around every letter, and the frame needs fields of its own.
 */
public enum Recipient {
    PATIENT(
            "Mrs Tracey Gander",
            Set.of(PRACTICE_NAME, PRACTICE_PHONE, PRACTICE_ADDRESS, COMPLAINTS_URL),
            Set.of(CASE_REFERENCE)),
    STAFF("Gareth Noakes", Set.of(CASE_LINK), Set.of(CASE_REFERENCE)),
    ADVISER("Medical Defence Union", Set.of(PRACTICE_NAME, PRACTICE_PHONE, PRACTICE_ADDRESS, CASE_REFERENCE), Set.of()),
    COMMISSIONER("NHS Sussex", Set.of(PRACTICE_NAME, PRACTICE_PHONE, PRACTICE_ADDRESS, CASE_REFERENCE), Set.of()),
    REPORTER("Gwen Pritchard", Set.of(PRACTICE_NAME, PRACTICE_PHONE, PRACTICE_ADDRESS), Set.of(CASE_REFERENCE));

    private final String exampleName;
    private final Set<Field> needed;
    private final Set<Field> optional;

    Recipient(String exampleName, Set<Field> needed, Set<Field> optional) {
        this.exampleName = exampleName;
        this.needed = needed;
        this.optional = optional;
    }

    /** Somebody of this kind, for previews. */
    LetterAsked.Recipient example() {
        return new LetterAsked.Recipient(
                wireName(),
                "example",
                exampleName,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Set<Field> needed() {
        return needed;
    }

    Set<Field> optional() {
        return optional;
    }

    /** True for whoever can be written to on paper when mail does not reach them; staff are told in the console. */
    public boolean hasLetterbox() {
        return this != STAFF;
    }

    /** As the contract writes it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
