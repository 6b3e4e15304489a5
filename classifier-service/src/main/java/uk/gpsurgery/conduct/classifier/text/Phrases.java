package uk.gpsurgery.conduct.classifier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A list of phrases to look for, a line each, in a notation of words:
 *
 * <pre>
 * struck off          these words in a row
 * is|was|are          any of them
 * kill*               any word that begins so
 * ~3                  up to three words of the same sentence between
 * already?            may be absent
 * #                   a number
 * @service            any word or phrase of a named group
 * %staff              a word marked as one of the staff
 * </pre>
 *
 * A phrase is bounded in length, so that the search is linear in the text whatever the text is.
 */
public final class Phrases {

    /** A phrase found: index of its first word and of the word after its last. */
    public record Hit(int from, int to) {}

    private static final Map<String, List<String>> NO_GROUPS = Map.of();

    private final Map<String, List<Item[]>> byWord = new HashMap<>();
    private final Map<String, List<Item[]>> byBeginning = new HashMap<>();
    private final List<Item[]> byMark = new ArrayList<>();

    private Phrases(String lines, Map<String, List<String>> groups) {
        for (var line : lines.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                add(compiled(line, groups));
            }
        }
    }

    public static Phrases of(String lines) {
        return new Phrases(lines, NO_GROUPS);
    }

    /** The phrases, with the groups that they name by {@code @}: each a list of words. */
    public static Phrases of(String lines, Map<String, List<String>> groups) {
        return new Phrases(lines, groups);
    }

    /** Every place where one of the phrases begins, each once. */
    public List<Hit> in(Words words, Map<String, BitSet> marks) {
        var hits = new LinkedHashMap<Integer, Hit>();
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            tryAll(byWord.getOrDefault(word.text(), List.of()), words, marks, at, hits);
            if (!word.stem().equals(word.text())) {
                tryAll(byWord.getOrDefault(word.stem(), List.of()), words, marks, at, hits);
            }
            var length = Math.min(3, word.text().length());
            for (int i = 1; i <= length; i++) {
                tryAll(byBeginning.getOrDefault(word.text().substring(0, i), List.of()), words, marks, at, hits);
            }
            tryAll(byMark, words, marks, at, hits);
        }
        return List.copyOf(hits.values());
    }

    private static void tryAll(
            List<Item[]> phrases, Words words, Map<String, BitSet> marks, int at, Map<Integer, Hit> hits) {
        for (var phrase : phrases) {
            if (hits.containsKey(at)) {
                return;
            }
            var end = match(phrase, 0, words, marks, at, words.get(at).sentence());
            if (end > at) {
                hits.put(at, new Hit(at, end));
            }
        }
    }

    private static int match(Item[] phrase, int item, Words words, Map<String, BitSet> marks, int at, int sentence) {
        if (item == phrase.length) {
            return at;
        }
        var wanted = phrase[item];
        if (wanted.gap > 0) {
            for (int skipped = 0; skipped <= wanted.gap; skipped++) {
                var end = match(phrase, item + 1, words, marks, at + skipped, sentence);
                if (end >= 0) {
                    return end;
                }
            }
            return -1;
        }
        if (at < words.size() && words.get(at).sentence() == sentence && wanted.fits(words.get(at), at, marks)) {
            var end = match(phrase, item + 1, words, marks, at + 1, sentence);
            if (end >= 0) {
                return end;
            }
        }
        return wanted.optional ? match(phrase, item + 1, words, marks, at, sentence) : -1;
    }

    private void add(Item[] phrase) {
        var first = phrase[0];
        if (first.gap > 0 || first.optional) {
            throw new IllegalArgumentException("a phrase begins with something to find");
        }
        first.words.forEach(
                word -> byWord.computeIfAbsent(word, any -> new ArrayList<>()).add(phrase));
        first.beginnings.forEach(beginning -> byBeginning
                .computeIfAbsent(beginning.substring(0, Math.min(3, beginning.length())), any -> new ArrayList<>())
                .add(phrase));
        if (!first.marks.isEmpty() || first.number) {
            byMark.add(phrase);
        }
    }

    private static Item[] compiled(String line, Map<String, List<String>> groups) {
        return Arrays.stream(line.split("\\s+"))
                .map(item -> Item.of(item, groups))
                .toArray(Item[]::new);
    }

    private static final class Item {

        private final Set<String> words = new HashSet<>();
        private final List<String> beginnings = new ArrayList<>();
        private final List<String> marks = new ArrayList<>();
        private boolean number;
        private boolean optional;
        private int gap;

        static Item of(String text, Map<String, List<String>> groups) {
            var item = new Item();
            if (text.startsWith("~")) {
                item.gap = Integer.parseInt(text.substring(1));
                return item;
            }
            var wanted = text;
            if (wanted.endsWith("?")) {
                item.optional = true;
                wanted = wanted.substring(0, wanted.length() - 1);
            }
            for (var one : wanted.split("\\|")) {
                item.add(one, groups);
            }
            return item;
        }

        private void add(String one, Map<String, List<String>> groups) {
            if (one.startsWith("@")) {
                var group = groups.get(one.substring(1));
                if (group == null) {
                    throw new IllegalArgumentException("no group " + one);
                }
                group.forEach(word -> add(word, groups));
            } else if (one.startsWith("%")) {
                marks.add(one.substring(1));
            } else if (one.equals("#")) {
                number = true;
            } else if (one.endsWith("*")) {
                beginnings.add(one.substring(0, one.length() - 1));
            } else {
                words.add(one.replace("'", ""));
            }
        }

        boolean fits(Word word, int at, Map<String, BitSet> given) {
            if (words.contains(word.text()) || words.contains(word.stem())) {
                return true;
            }
            for (var beginning : beginnings) {
                if (word.text().startsWith(beginning)) {
                    return true;
                }
            }
            for (var mark : marks) {
                var marked = given.get(mark);
                if (marked != null && marked.get(at)) {
                    return true;
                }
            }
            return number && word.isNumber();
        }
    }
}
