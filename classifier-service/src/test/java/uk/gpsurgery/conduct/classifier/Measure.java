package uk.gpsurgery.conduct.classifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.classifier.model.Model;
import uk.gpsurgery.conduct.classifier.policy.Band;
import uk.gpsurgery.conduct.classifier.policy.Comment;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.policy.Verdict;
import uk.gpsurgery.conduct.classifier.rules.Directory;
import uk.gpsurgery.conduct.classifier.rules.Reading;
import uk.gpsurgery.conduct.classifier.rules.Roster;
import uk.gpsurgery.conduct.classifier.rules.RuleBook;

/**
 * Measures the classifier on public data that it was never trained on, and its speed; prints a line a figure.
 *
 * <p>Arguments: the folder of public data, then the names of what to measure (all when none is given). The folder holds
 * hatecheck, davidson, nhs-fft and presidio as their authors publish them.
 */
public final class Measure {

    private static final Directory NOBODY = new Directory(Roster.of(List.of()), name -> false);
    private static final Set<Label> OFFENCE = EnumSet.of(Label.OBSCENE, Label.HARASSING, Label.UNLAWFUL);
    private static final Set<Label> HATE = EnumSet.of(Label.HARASSING, Label.UNLAWFUL);
    private static final int TEXTS_TO_DISGUISE = 1_500;
    private static final int RANDOM_NUMBERS = 100_000;
    private static final Pattern SWEAR_WORD = Pattern.compile(
            "(?i)\\b(bitch|bitches|pussy|pussies|fuck|fucks|fucked|fuckin|fucking|shit|shitty|bullshit|cunt|cunts|whore|"
                    + "whores|slut|sluts|dick|dicks|faggot|faggots)\\b");

    private final Classifier classifier = new Classifier();
    private final Model model = Model.load();
    private final PublicData data;

    private Measure(Path folder) {
        this.data = new PublicData(folder);
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 0 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("Measure FOLDER [hatecheck davidson nhs disguises people numbers hostile speed]...");
            System.exit(2);
        }
        var measure = new Measure(Path.of(args[0]));
        var wanted = Arrays.asList(args).subList(1, args.length);
        for (var one : List.of("numbers", "hostile", "speed", "people", "hatecheck", "nhs", "disguises", "davidson")) {
            if (wanted.isEmpty() || wanted.contains(one)) {
                measure.run(one);
            }
        }
    }

    private void run(String what) throws IOException {
        switch (what) {
            case "numbers" -> numbers();
            case "hostile" -> hostile();
            case "speed" -> speed();
            case "people" -> people();
            case "hatecheck" -> hateCheck();
            case "nhs" -> nhs();
            case "disguises" -> disguises();
            case "davidson" -> davidson();
            default -> throw new IllegalArgumentException(what + " is not measured here");
        }
    }

    /** HateCheck (Röttger and others 2021): hateful or not, by the label for abuse. */
    private void hateCheck() throws IOException {
        var detection = new Detection();
        for (var row : data.csv("hatecheck/test_suite_cases.csv.gz")) {
            var text = row.getOrDefault("test_case", "");
            detection.add("hateful".equals(row.get("label_gold")), probability(text, HATE), has(text, HATE));
        }
        print("HateCheck, hateful", detection);
    }

    /** Davidson and others 2017: class 0 hate and 1 offensive against 2 neither; a fifth of it, by number. */
    private void davidson() throws IOException {
        var detection = new Detection();
        for (var row : data.csv("davidson/labeled_data.csv.gz")) {
            if (number(row.get("")) % 5 == 0) {
                var text = row.getOrDefault("tweet", "");
                detection.add(!"2".equals(row.get("class")), probability(text, OFFENCE), has(text, OFFENCE));
            }
        }
        print("Davidson, offensive", detection);
    }

    /** NHS Friends and Family Test: sentiment 4 and 5 is a complaint, 1 and 2 none; a quarter, by respondent. */
    private void nhs() throws IOException {
        var complaints = new Detection();
        var offences = new Detection();
        for (var row : data.csv("nhs-fft/v6framework_230831.csv.gz")) {
            var sentiment = number(row.get("Comment sentiment"));
            var text = row.getOrDefault("FFT answer", "");
            if (sentiment == 0
                    || sentiment == 3
                    || text == null
                    || row.getOrDefault("Respondent ID", "").hashCode() % 4 != 0) {
                continue;
            }
            complaints.add(
                    sentiment > 3, probability(text, Set.of(Label.COMPLAINT)), has(text, Set.of(Label.COMPLAINT)));
            offences.add(false, 0, has(text, OFFENCE));
        }
        print("NHS feedback, complaint", complaints);
        line("NHS feedback, called abuse", "%d of %d", offences.falseAlarms(), offences.size());
    }

    /** Offensive texts whose swear words are disguised: what share still reaches a person or is tagged. */
    private void disguises() throws IOException {
        var texts = data.csv("davidson/labeled_data.csv.gz").stream()
                .filter(row -> "1".equals(row.get("class")))
                .map(row -> row.getOrDefault("tweet", ""))
                .filter(text -> SWEAR_WORD.matcher(text).find())
                .limit(TEXTS_TO_DISGUISE)
                .toList();
        line("offensive, as written", "recall %.3f of %d", seen(texts, null), texts.size());
        for (var disguise : Disguise.values()) {
            line("offensive, " + disguise.name().toLowerCase(Locale.ROOT), "recall %.3f", seen(texts, disguise));
        }
    }

    private double seen(List<String> texts, @Nullable Disguise disguise) {
        var seen = texts.stream()
                .map(text -> disguise == null
                        ? text
                        : SWEAR_WORD
                                .matcher(text)
                                .replaceAll(word -> java.util.regex.Matcher.quoteReplacement(
                                        disguise.of(word.group().toLowerCase(Locale.ROOT)))))
                .filter(text -> verdict(text).findings().stream()
                        .anyMatch(finding -> OFFENCE.contains(finding.label()) && finding.band() != Band.CLEAR))
                .count();
        return (double) seen / texts.size();
    }

    /** Persons in Presidio's synthetic sentences: what share of their names is seen as people, by the words they cover. */
    private void people() throws IOException {
        var detection = new Detection();
        for (var sentence : data.json("presidio/synth_dataset_v2.json.gz")) {
            var reading = Reading.of(comment(sentence.get("full_text").asText()), NOBODY);
            var words = reading.words();
            var people = reading.peopleWords();
            people.or(reading.staffWords());
            for (int at = 0; at < words.size(); at++) {
                var there = false;
                for (var span : sentence.get("spans")) {
                    there |= span.get("entity_type").asText().equals("PERSON")
                            && words.get(at).start()
                                    >= span.get("start_position").asInt()
                            && words.get(at).end() <= span.get("end_position").asInt();
                }
                detection.add(there, people.get(at) ? 1 : 0, people.get(at));
            }
        }
        print("names in Presidio's sentences, by word", detection);
    }

    /** Ten digits that are no NHS number of anybody, in sentences that speak of something else. */
    private void numbers() {
        var random = new Random(1);
        var sentences = List.of(
                "Order %s has been sent out today",
                "my parcel tracking is %s any ideas",
                "Raffle ticket %s won the hamper",
                "Model %s fits the old boiler");
        var flagged = 0;
        for (int i = 0; i < RANDOM_NUMBERS; i++) {
            var digits = String.valueOf(1_000_000_000L + (long) (random.nextDouble() * 8_999_999_999L));
            var reading = Reading.of(comment(sentences.get(i % 4).formatted(digits)), NOBODY);
            flagged += RuleBook.inForce().stream()
                            .anyMatch(rule -> rule.label() == Label.PATIENT_IDENTIFIABLE
                                    && !reading.seenBy(rule).isEmpty())
                    ? 1
                    : 0;
        }
        line("random ten digits taken for an NHS number", "%.3f %%", 100.0 * flagged / RANDOM_NUMBERS);
    }

    /** The rules on 10 kB made to be slow, beside 10 kB of ordinary comments in the same run. */
    private void hostile() {
        var ordinary = Corpus.all().stream()
                .map(one -> one.comment().text())
                .collect(Collectors.joining(" "))
                .substring(0, 10_000);
        var normal = millisecondsOfRules(ordinary);
        line("rules on 10 kB of comments", "%.1f ms", normal);
        for (var text : List.of(
                "a".repeat(10_000),
                "f u c k ".repeat(1_250),
                "dr ".repeat(3_333),
                "\u200bs\u0301".repeat(3_333),
                "((((".repeat(2_500),
                "@a.".repeat(3_333),
                "1 2-3.4/".repeat(1_250),
                "not not ".repeat(1_250))) {
            var slow = millisecondsOfRules(text);
            line(
                    "rules on 10 kB of \"" + text.strip().substring(0, 6) + "...\"",
                    "%.1f ms, %.1f times",
                    slow,
                    slow / normal);
        }
    }

    private static double millisecondsOfRules(String text) {
        var least = Double.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            var start = System.nanoTime();
            var reading = Reading.of(comment(text), NOBODY);
            RuleBook.inForce().forEach(reading::seenBy);
            least = Math.min(least, (System.nanoTime() - start) / 1e6);
        }
        return least;
    }

    /** Comments a second on one core: rules alone, then the whole of it. */
    private void speed() {
        var comments = new ArrayList<>(Corpus.all());
        java.util.Collections.shuffle(comments, new Random(1));
        var some = comments.subList(0, 1_000);
        for (int round = 0; round < 2; round++) {
            var start = System.nanoTime();
            some.forEach(one -> {
                var reading = Reading.of(one.comment(), one.directory());
                RuleBook.inForce().forEach(reading::seenBy);
            });
            var rules = some.size() / ((System.nanoTime() - start) / 1e9);
            start = System.nanoTime();
            some.forEach(one -> classifier.verdict(one.comment(), one.directory()));
            var whole = some.size() / ((System.nanoTime() - start) / 1e9);
            if (round > 0) {
                line("comments a second, rules alone", "%.0f", rules);
                line("comments a second, whole", "%.0f, %.3f of the rules", whole, whole / rules);
            }
        }
    }

    private Verdict verdict(String text) {
        return classifier.verdict(comment(text), NOBODY);
    }

    private boolean has(String text, Set<Label> labels) {
        return verdict(text).labels().stream().anyMatch(labels::contains);
    }

    private double probability(String text, Set<Label> labels) {
        var opinion = model.opinionOn(Reading.of(comment(text), NOBODY)).probability();
        return labels.stream().mapToDouble(opinion::get).max().orElseThrow();
    }

    private static Comment comment(String text) {
        return new Comment("facebook", "somebody", text, null, "en");
    }

    private static int number(@Nullable String written) {
        return written == null || written.isBlank() ? 0 : Integer.parseInt(written.strip());
    }

    private static void print(String what, Detection found) {
        line(
                what,
                "of %d: accuracy %.3f, F1 %.3f, macro-F1 %.3f, recall %.3f, AUC %.3f",
                found.size(),
                found.accuracy(),
                found.f1(),
                found.macroF1(),
                found.recall(),
                found.auc());
    }

    private static void line(String what, String format, Object... figures) {
        System.out.printf(Locale.ROOT, "%-52s " + format + "%n", prepend(what, figures));
    }

    private static Object[] prepend(String what, Object[] figures) {
        var all = new ArrayList<Object>();
        all.add(what);
        all.addAll(Arrays.asList(figures));
        return all.toArray();
    }
}
