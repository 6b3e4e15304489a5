package uk.gpsurgery.conduct.notifier;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.letter.Recipient;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.wire.LetterAsked;

/** Letters to ask for, in tests. */
public record Asking(LetterAsked letter) {

    /** A letter that can go: every field filled with its example, approved where that is wanted. */
    public static Asking forA(Template template, String letterId) {
        var fields = new HashMap<String, String>();
        template.fields().forEach(field -> fields.put(field.wireName(), field.example()));
        var kind = template.recipient();
        return new Asking(new LetterAsked(
                "Y12345",
                "case-of-" + letterId,
                letterId,
                4,
                template.wireName(),
                1,
                template.legal(),
                new LetterAsked.Recipient(
                        kind.wireName(),
                        "p-01",
                        "Mrs Tracey Gander",
                        Optional.of(letterId + "@mail.example"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                kind == Recipient.PATIENT ? Optional.of("gareth.noakes") : Optional.empty(),
                Map.copyOf(fields),
                Optional.empty()));
    }

    /** The same letter of another case. */
    public Asking inCase(String caseId) {
        return new Asking(new LetterAsked(
                letter.practice(),
                caseId,
                letter.letterId(),
                letter.step(),
                letter.template(),
                letter.revision(),
                letter.legal(),
                letter.recipient(),
                letter.approvedBy(),
                letter.fields(),
                letter.notBefore()));
    }

    public Asking withTemplate(String template) {
        return with(template, letter.recipient(), letter.approvedBy(), letter.fields(), letter.notBefore());
    }

    public Asking withEmail(Optional<String> email) {
        return withRecipient(letter.recipient().kind(), letter.recipient().name(), email);
    }

    public Asking onPaper(String postalAddress, String format) {
        var to = letter.recipient();
        var recipient = new LetterAsked.Recipient(
                to.kind(),
                to.ref(),
                to.name(),
                to.email(),
                to.emailShared(),
                Optional.of(postalAddress),
                Optional.of("paper"),
                Optional.of(format),
                to.language());
        return with(letter.template(), recipient, letter.approvedBy(), letter.fields(), letter.notBefore());
    }

    public Asking inFormat(String format) {
        var to = letter.recipient();
        var recipient = new LetterAsked.Recipient(
                to.kind(),
                to.ref(),
                to.name(),
                to.email(),
                to.emailShared(),
                to.postalAddress(),
                to.prefers(),
                Optional.of(format),
                to.language());
        return with(letter.template(), recipient, letter.approvedBy(), letter.fields(), letter.notBefore());
    }

    public Asking inWelsh() {
        var to = letter.recipient();
        var recipient = new LetterAsked.Recipient(
                to.kind(),
                to.ref(),
                to.name(),
                to.email(),
                to.emailShared(),
                to.postalAddress(),
                to.prefers(),
                to.format(),
                Optional.of("cy"));
        return with(letter.template(), recipient, letter.approvedBy(), letter.fields(), letter.notBefore());
    }

    public Asking withSharedEmail() {
        var to = letter.recipient();
        var recipient = new LetterAsked.Recipient(
                to.kind(),
                to.ref(),
                to.name(),
                to.email(),
                Optional.of(true),
                to.postalAddress(),
                to.prefers(),
                to.format(),
                to.language());
        return with(letter.template(), recipient, letter.approvedBy(), letter.fields(), letter.notBefore());
    }

    public Asking withName(String name) {
        return withRecipient(letter.recipient().kind(), name, letter.recipient().email());
    }

    public Asking withKind(String kind) {
        return withRecipient(kind, letter.recipient().name(), letter.recipient().email());
    }

    public Asking approvedBy(Optional<String> person) {
        return with(letter.template(), letter.recipient(), person, letter.fields(), letter.notBefore());
    }

    public Asking withField(String name, String value) {
        var fields = new HashMap<>(letter.fields());
        fields.put(name, value);
        return with(letter.template(), letter.recipient(), letter.approvedBy(), fields, letter.notBefore());
    }

    public Asking withoutField(String name) {
        var fields = new HashMap<>(letter.fields());
        fields.remove(name);
        return with(letter.template(), letter.recipient(), letter.approvedBy(), fields, letter.notBefore());
    }

    public Asking notBefore(Instant time) {
        return with(letter.template(), letter.recipient(), letter.approvedBy(), letter.fields(), Optional.of(time));
    }

    private Asking withRecipient(String kind, String name, Optional<String> email) {
        var to = letter.recipient();
        var recipient = new LetterAsked.Recipient(
                kind,
                to.ref(),
                name,
                email,
                to.emailShared(),
                to.postalAddress(),
                to.prefers(),
                to.format(),
                to.language());
        return with(letter.template(), recipient, letter.approvedBy(), letter.fields(), letter.notBefore());
    }

    private Asking with(
            String template,
            LetterAsked.Recipient recipient,
            Optional<String> approvedBy,
            Map<String, String> fields,
            Optional<Instant> notBefore) {
        return new Asking(new LetterAsked(
                letter.practice(),
                letter.caseId(),
                letter.letterId(),
                letter.step(),
                template,
                letter.revision(),
                letter.legal(),
                recipient,
                approvedBy,
                fields,
                notBefore));
    }
}
