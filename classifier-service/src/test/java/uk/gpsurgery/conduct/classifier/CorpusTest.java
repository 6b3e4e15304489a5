package uk.gpsurgery.conduct.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.classifier.policy.Band;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.policy.Verdict;
import uk.gpsurgery.conduct.classifier.rules.Reading;
import uk.gpsurgery.conduct.classifier.rules.Rule;
import uk.gpsurgery.conduct.classifier.rules.RuleBook;

/** The figures on the corpus: printed, and held to those recorded in {@code corpus/figures.properties}. */
class CorpusTest {

    private static final Classifier CLASSIFIER = new Classifier();
    private static final double A_POINT = 1.0;
    /** Groups of two to four comments that differ in what matters were written next to each other. */
    private static final int LARGEST_BLOCK = 12;

    @Test
    void noFigureIsMoreThanAPointBelowTheRecordedOne() throws IOException {
        var figures = new TreeMap<String, Double>();
        figures.putAll(figures("lockbox", Set.of(Corpus.Part.LOCKBOX)));
        figures.putAll(rulesAlone());
        figures.forEach((name, figure) -> System.out.println(name + "=" + figure));

        var recorded = recorded();
        assertThat(figures.keySet()).isEqualTo(recorded.keySet());
        var fallen = new ArrayList<String>();
        recorded.forEach((name, figure) -> {
            var now = figures.getOrDefault(name, 0.0);
            if (lowerIsBetter(name) ? now > figure + A_POINT : now < figure - A_POINT) {
                fallen.add(name + " was " + figure + " and is " + now);
            }
        });
        assertThat(fallen).isEmpty();
    }

    @Test
    void neighboursAreNeverOnBothSidesOfTheSplit() {
        var parts = new HashMap<String, Set<Corpus.Part>>();
        for (var comment : Corpus.all()) {
            var block = (Integer.parseInt(comment.id().substring(1)) - 1) / LARGEST_BLOCK;
            parts.computeIfAbsent(comment.id().charAt(0) + "-" + block, any -> new HashSet<>())
                    .add(comment.part());
        }
        assertThat(parts.values()).allSatisfy(ofBlock -> assertThat(ofBlock).hasSize(1));
    }

    @Test
    void nearDuplicatesAreNeverOnBothSidesOfTheSplit() {
        var all = Corpus.all();
        var straddling = new ArrayList<String>();
        var bags =
                all.stream().map(comment -> shingles(comment.comment().text())).toList();
        var holders = new HashMap<String, List<Integer>>();
        for (int i = 0; i < all.size(); i++) {
            var shared = new HashMap<Integer, Integer>();
            for (var shingle : bags.get(i)) {
                var others = holders.computeIfAbsent(shingle, any -> new ArrayList<>());
                others.forEach(other -> shared.merge(other, 1, Integer::sum));
                others.add(i);
            }
            var size = bags.get(i).size();
            var one = all.get(i);
            shared.forEach((other, common) -> {
                if (2 * common > Math.max(size, bags.get(other).size())
                        && all.get(other).part() != one.part()) {
                    straddling.add(all.get(other).id() + " and " + one.id());
                }
            });
        }
        assertThat(straddling).isEmpty();
    }

    private static Set<String> shingles(String text) {
        var words = text.toLowerCase(Locale.ROOT).split("\\W+");
        var shingles = new HashSet<String>();
        for (int i = 0; i + 3 <= words.length; i++) {
            shingles.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
        }
        return shingles;
    }

    private static Map<String, Double> figures(String name, Set<Corpus.Part> parts) {
        var scores = new Scores();
        var breaches = 0;
        var reached = 0;
        var harmless = 0;
        var referredForNothing = 0;
        var fair = 0;
        var punished = 0;
        for (var labelled : Corpus.all()) {
            if (!parts.contains(labelled.part())) {
                continue;
            }
            var verdict = CLASSIFIER.verdict(labelled.comment(), labelled.directory());
            scores.count(labelled.labels(), verdict.labels());
            if (labelled.labels().isEmpty()) {
                harmless++;
                referredForNothing += verdict.referred() ? 1 : 0;
            } else {
                breaches++;
                reached += verdict.referred() || !verdict.labels().isEmpty() ? 1 : 0;
            }
            if (labelled.labels().stream().noneMatch(Label::mayEnterTheLadder)) {
                fair++;
                punished += standsPunishable(verdict) ? 1 : 0;
            }
        }
        System.out.println(scores.table(name));
        var figures = new TreeMap<>(scores.figures(name));
        figures.put(name + ".breaches-seen", Scores.percent((double) reached / breaches));
        figures.put(name + ".harmless-referred", Scores.percent((double) referredForNothing / harmless));
        figures.put(name + ".fair-comments-punished", Scores.percent((double) punished / fair));
        return figures;
    }

    /** What the rules would say without the model, on the comments they were written on: shows a rule that breaks. */
    private static Map<String, Double> rulesAlone() {
        var scores = new Scores();
        for (var labelled : Corpus.all()) {
            if (labelled.part() != Corpus.Part.LOCKBOX && labelled.isLikeTheLockbox()) {
                var reading = Reading.of(labelled.comment(), labelled.directory());
                var found = RuleBook.inForce().stream()
                        .filter(rule -> !reading.seenBy(rule).isEmpty())
                        .map(Rule::label)
                        .collect(Collectors.toSet());
                scores.count(labelled.labels(), found);
            }
        }
        System.out.println(scores.table("rules alone, seen"));
        return scores.figures("rules-alone");
    }

    private static boolean standsPunishable(Verdict verdict) {
        return verdict.findings().stream()
                .anyMatch(finding -> finding.band() == Band.AUTO
                        && finding.label().mayEnterTheLadder()
                        && verdict.labels().contains(finding.label()));
    }

    private static boolean lowerIsBetter(String name) {
        return name.endsWith("referred") || name.endsWith("punished");
    }

    private static Map<String, Double> recorded() throws IOException {
        var properties = new Properties();
        try (var in = CorpusTest.class.getResourceAsStream("/corpus/figures.properties")) {
            properties.load(in);
        }
        var recorded = new TreeMap<String, Double>();
        properties.forEach((name, figure) -> recorded.put(name.toString(), Double.valueOf(figure.toString())));
        return recorded;
    }
}
