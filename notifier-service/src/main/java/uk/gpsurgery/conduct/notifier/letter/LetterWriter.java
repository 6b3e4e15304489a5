package uk.gpsurgery.conduct.notifier.letter;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateException;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import uk.gpsurgery.conduct.notifier.wire.LetterAsked;

/** Writes letters from their templates, or says why not. */
@Singleton
public final class LetterWriter {

    private static final Pattern MORE_THAN_A_BLANK_LINE = Pattern.compile("\n{3,}");

    /** Pixels: 24 are the 18 points of large print. */
    private static final int LARGE_PRINT = 24;

    private static final int ORDINARY_PRINT = 18;

    private static final String EXAMPLE_LINK = "https://letters.mile-oak.example/answer?link=";

    private static final String BODY = "body";
    private static final String EASY_READ = "easy-read";

    private final Engine templates;
    private final ReplyLinks links;

    LetterWriter(Engine templates, ReplyLinks links) {
        this.templates = templates;
        this.links = links;
    }

    /** The letter that a case asks for, dated, in the practice's own words where it has some. */
    public Draft write(LetterAsked asked, LocalDate date, Optional<OwnWording> own) {
        var template = Template.named(asked.template());
        if (template.isEmpty()) {
            return Draft.refused(Refusal.UNKNOWN_TEMPLATE);
        }
        var refusal = refusal(template.get(), asked);
        if (refusal.isPresent()) {
            return Draft.refused(refusal.get());
        }
        Function<Reply, String> link = reply -> links.of(asked, reply, links.until(date));
        var draft = write(template.get(), asked.recipient(), asked.fields(), date, link, own);
        var noMail = reasonAgainstMail(template.get(), asked.recipient());
        return draft instanceof Draft.Written written && noMail.isPresent() ? unsent(written, noMail.get()) : draft;
    }

    private static Draft unsent(Draft.Written written, Refusal why) {
        return written.template().recipient().hasLetterbox()
                ? new Draft.OnPaper(written.template(), written.wording(), why)
                : Draft.refused(why);
    }

    /** The letter with these fields, and examples in place of those that are not given. */
    public Draft preview(Template template, Map<String, String> given, LocalDate date, Optional<OwnWording> own) {
        var fields = new HashMap<String, String>();
        template.fields().forEach(field -> fields.put(field.wireName(), field.example()));
        fields.putAll(given);
        return write(
                template, template.recipient().example(), fields, date, reply -> EXAMPLE_LINK + reply.wireName(), own);
    }

    private static Optional<Refusal> refusal(Template template, LetterAsked asked) {
        var recipient = asked.recipient();
        if (!recipient.kind().equals(template.recipient().wireName())) {
            return Optional.of(Refusal.OTHER_RECIPIENT);
        }
        if (template.recipient() == Recipient.PATIENT
                && asked.approvedBy().map(Words::oneLine).orElse("").isEmpty()) {
            return Optional.of(Refusal.NOT_APPROVED);
        }
        if (Words.oneLine(recipient.name()).isEmpty()) {
            return Optional.of(Refusal.NO_NAME);
        }
        return Optional.empty();
    }

    private Optional<Refusal> reasonAgainstMail(Template template, LetterAsked.Recipient recipient) {
        if (recipient.wantsEasyRead() && !hasEasyRead(template)) {
            return Optional.of(Refusal.NO_EASY_READ);
        }
        if (recipient.prefersPaper()) {
            return Optional.of(Refusal.WANTS_PAPER);
        }
        if (template.recipient() == Recipient.PATIENT && recipient.emailShared().orElse(false)) {
            return Optional.of(Refusal.SHARED_ADDRESS);
        }
        if (recipient.email().isEmpty()) {
            return Optional.of(Refusal.NO_ADDRESS);
        }
        return recipient.email().flatMap(Address::of).isEmpty()
                ? Optional.of(Refusal.NO_SUCH_ADDRESS)
                : Optional.empty();
    }

    private Draft write(
            Template template,
            LetterAsked.Recipient to,
            Map<String, String> given,
            LocalDate date,
            Function<Reply, String> link,
            Optional<OwnWording> own) {
        var missing = those(template.needed(), field -> field.isEmptyIn(given));
        if (!missing.isEmpty()) {
            return new Draft.Refused(Refusal.FIELDS_MISSING, missing);
        }
        var misshapen = those(template.fields(), field -> !field.isEmptyIn(given) && !field.fitsIn(given));
        if (!misshapen.isEmpty()) {
            return new Draft.Refused(Refusal.FIELDS_MISSHAPEN, misshapen);
        }
        var filling = filling(template, to, given, date, link);
        try {
            return new Draft.Written(template, wording(template, to, given, date, filling, own));
        } catch (TemplateException e) {
            return Draft.refused(Refusal.NOT_WRITTEN);
        }
    }

    /** Easy read before Welsh: who wants both is read the letter by a person. */
    private Wording wording(
            Template template,
            LetterAsked.Recipient to,
            Map<String, String> given,
            LocalDate date,
            Map<String, Object> filling,
            Optional<OwnWording> own) {
        if (to.wantsEasyRead() && hasEasyRead(template)) {
            return ours(template, EASY_READ, filling);
        }
        var welsh = to.wantsWelsh() ? Welsh.of(template) : Optional.<OwnWording>empty();
        return welsh.map(words -> inWelsh(template, words, given, date, filling))
                .or(() -> own.map(words -> own(template, words, given, filling)))
                .orElseGet(() -> ours(template, BODY, filling));
    }

    private Wording inWelsh(
            Template template,
            OwnWording words,
            Map<String, String> given,
            LocalDate date,
            Map<String, Object> filling) {
        var welsh = Welsh.filling(template, given);
        filling.put("blocks", words.filled(welsh));
        filling.put("legal", template.legal());
        filling.put("stepsToComplain", OwnWording.hasStepsToComplain(template));
        filling.put("today", Welsh.DAY.format(date));
        filling.put("linksUntil", Welsh.DAY.format(links.until(date)));
        return wording(words.filledSubject(welsh), "letters/cy/letter", filling, 0);
    }

    private Wording ours(Template template, String form, Map<String, Object> filling) {
        var folder = "letters/" + template.wireName() + "/";
        return wording(fill(folder + "subject.txt", filling), folder + form, filling, 0);
    }

    /** In the frame of all letters to patients: how to answer, how to complain and who signs stay ours. */
    private Wording own(Template template, OwnWording own, Map<String, String> given, Map<String, Object> filling) {
        filling.put("blocks", own.filled(given));
        var frame = OwnWording.hasStepsToComplain(template) ? "with-steps-to-complain" : "plain";
        return wording(own.filledSubject(given), "letters/own/" + frame, filling, own.version());
    }

    private Wording wording(String subject, String form, Map<String, Object> filling, int version) {
        return new Wording(
                Words.oneLine(subject),
                MORE_THAN_A_BLANK_LINE.matcher(fill(form + ".txt", filling)).replaceAll("\n\n"),
                fill(form + ".html", filling),
                version);
    }

    private static List<Field> those(Collection<Field> fields, Predicate<Field> wanted) {
        return fields.stream().filter(wanted).toList();
    }

    /** Only what the template declares gets near it, so that nothing else can show up in the letter. */
    private Map<String, Object> filling(
            Template template,
            LetterAsked.Recipient to,
            Map<String, String> given,
            LocalDate date,
            Function<Reply, String> link) {
        var filling = new HashMap<String, Object>();
        template.fields().forEach(field -> filling.put(field.wireName(), field.printedFrom(given)));
        filling.put("recipientName", Words.oneLine(to.name()));
        filling.put("size", to.wantsLargePrint() || to.wantsEasyRead() ? LARGE_PRINT : ORDINARY_PRINT);
        filling.put("today", Form.DAY.format(date));
        filling.put("linksUntil", Form.DAY.format(links.until(date)));
        for (var reply : Reply.values()) {
            filling.put(reply.placeholder(), template.replies().contains(reply) ? link.apply(reply) : "");
        }
        return filling;
    }

    /** Easy read is written for those letters that ask something of a patient, or change their care. */
    boolean hasEasyRead(Template template) {
        return templates.getTemplate("letters/" + template.wireName() + "/" + EASY_READ + ".txt") != null;
    }

    private String fill(String path, Map<String, Object> filling) {
        var instance = templates.getTemplate(path).instance();
        filling.forEach(instance::data);
        return instance.render();
    }
}
