package uk.gpsurgery.conduct.classifier.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.gpsurgery.conduct.classifier.text.Names;
import uk.gpsurgery.conduct.classifier.text.Word;

/** People who are named in a comment and are no staff. */
final class People {

    private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss");
    private static final Set<String> INTRODUCES =
            Set.of("im", "am", "name", "names", "called", "here", "signed", "regards", "from", "yours");

    /**
     * A person named by words from and to (exclusive).
     *
     * @param registered whether the name is on the practice's register
     */
    record Person(int from, int to, boolean registered) {}

    private People() {}

    static List<Person> in(Reading reading, Directory directory) {
        var words = reading.words();
        var author = Names.normalised(reading.comment().author());
        var found = new ArrayList<Person>();
        var taken = new java.util.BitSet(words.size());
        reading.staff().forEach(mention -> taken.set(mention.from(), mention.to()));
        for (int at = 0; at + 1 < words.size(); at++) {
            if (taken.get(at) || taken.get(at + 1)) {
                continue;
            }
            var length = registered(reading, directory, at);
            var known = length > 0;
            if (!known && isName(words.get(at), words.get(at + 1))) {
                length = 2;
            }
            if (length > 0) {
                if (!isAuthor(reading, at, length, author)) {
                    found.add(new Person(at, at + length, known));
                }
                at += length - 1;
            }
        }
        return found;
    }

    private static int registered(Reading reading, Directory directory, int at) {
        var words = reading.words();
        for (int length = 3; length >= 2; length--) {
            if (at + length <= words.size()
                    && words.get(at + length - 1).sentence() == words.get(at).sentence()
                    && !OrdinaryWords.isGrammar(words.get(at + length - 1).text())
                    && !OrdinaryWords.isGrammar(words.get(at).text())
                    && (words.get(at).capital()
                            || !OrdinaryWords.contains(
                                    words.get(at + length - 1).text()))
                    && directory.isPatient().test(name(reading, at, length))) {
                return length;
            }
        }
        return 0;
    }

    private static String name(Reading reading, int at, int length) {
        var name = new StringBuilder();
        for (int i = at; i < at + length; i++) {
            name.append(' ').append(reading.words().get(i).stem());
        }
        return Names.normalised(name.toString());
    }

    private static boolean isName(Word first, Word last) {
        return first.capital()
                && last.capital()
                && first.sentence() == last.sentence()
                && first.after() == ' '
                && last.text().length() > 1
                && !(first.shouted() && last.shouted())
                && (FirstNames.contains(first.text()) || TITLES.contains(first.text()))
                && !OrdinaryWords.isGrammar(last.stem())
                && !first.isNumber();
    }

    /** The author may say anything of themself: under their own name, or introducing themself. */
    private static boolean isAuthor(Reading reading, int at, int length, String author) {
        if (name(reading, at, length).equals(author)) {
            return true;
        }
        var words = reading.words();
        var before = at > 0 ? words.get(at - 1).text() : "";
        var after = at + length < words.size() ? words.get(at + length).text() : "";
        return before.equals("im")
                || before.equals("is")
                        && at > 2
                        && INTRODUCES.contains(words.get(at - 2).text())
                        && words.get(at - 3).text().equals("my")
                || after.equals("here") && at == 0;
    }
}
