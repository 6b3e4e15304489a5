package uk.gpsurgery.conduct.classifier.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.gpsurgery.conduct.classifier.policy.Comment;
import uk.gpsurgery.conduct.classifier.text.Language;
import uk.gpsurgery.conduct.classifier.text.Phrases;
import uk.gpsurgery.conduct.classifier.text.Words;

/** A comment as all rules read it: its words, and who is named in it. Made once a comment. */
public final class Reading {

    private static final Set<String> NHS_CHANNEL = Set.of("nhs-website");
    private static final Set<String> DENIES = Set.of(
            "not",
            "never",
            "no",
            "didnt",
            "isnt",
            "wasnt",
            "arent",
            "werent",
            "wont",
            "dont",
            "doesnt",
            "hasnt",
            "havent",
            "hadnt",
            "cant",
            "couldnt",
            "wouldnt",
            "aint",
            "nobody",
            "none",
            "nor",
            "without",
            "untrue",
            "false",
            "lie",
            "rubbish",
            "nonsense",
            "denied",
            "stop",
            "myth");

    private final Comment comment;
    private final Words words;
    private final String language;
    private final List<Roster.Mention> staff;
    private final List<People.Person> people;
    private final Map<String, BitSet> marks;
    private final Map<Rule, List<Sighting>> seen = new HashMap<>();

    private Reading(Comment comment, Words words, Directory directory) {
        this.comment = comment;
        this.words = words;
        this.language = Language.of(words);
        this.staff = directory.staff().in(words, new StaffContext(words, comment));
        this.people = People.in(this, directory);
        this.marks = Map.of(
                "staff",
                marked(staff.stream().map(m -> new int[] {m.from(), m.to()}).toList()),
                "person",
                marked(people.stream().map(p -> new int[] {p.from(), p.to()}).toList()));
    }

    public static Reading of(Comment comment, Directory directory) {
        return new Reading(comment, Words.of(comment.text()), directory);
    }

    public Comment comment() {
        return comment;
    }

    public Words words() {
        return words;
    }

    public String language() {
        return language;
    }

    public List<Roster.Mention> staff() {
        return staff;
    }

    List<People.Person> people() {
        return people;
    }

    /** Which words name one of the staff. */
    public BitSet staffWords() {
        return marked("staff");
    }

    /** Which words name somebody else. */
    public BitSet peopleWords() {
        return marked("person");
    }

    private BitSet marked(String mark) {
        return marks.getOrDefault(mark, new BitSet());
    }

    public boolean isEnglish() {
        return language.equals(Language.ENGLISH);
    }

    /** What the rule saw; looked for once. */
    public List<Sighting> seenBy(Rule rule) {
        return seen.computeIfAbsent(rule, any -> rule.places().apply(this));
    }

    /** The words of the sentence of that number; none when it has none. */
    public List<Sighting> sentence(int number) {
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).sentence() == number) {
                return List.of(new Sighting(at, words.sentenceEnd(at)));
            }
        }
        return List.of();
    }

    public boolean onTheNhsWebsite() {
        return NHS_CHANNEL.contains(comment.platform());
    }

    boolean hasStars() {
        return comment.rating() != null;
    }

    /** Where one of the phrases stands. */
    List<Sighting> find(Phrases phrases) {
        return phrases.in(words, marks).stream()
                .map(hit -> new Sighting(hit.from(), hit.to()))
                .toList();
    }

    /** Where one of them stands as the author's own assertion: not asked, not denied, not quoted. */
    List<Sighting> asserted(Phrases phrases) {
        var asserted = new ArrayList<Sighting>();
        for (var seen : find(phrases)) {
            if (!words.asked(seen.from())
                    && !denied(seen.from())
                    && !words.get(seen.from()).quoted()) {
                asserted.add(seen);
            }
        }
        return asserted;
    }

    boolean has(Phrases phrases) {
        return !phrases.in(words, marks).isEmpty();
    }

    /** Whether one of the four words before, in the same sentence, denies what follows. */
    boolean denied(int at) {
        var sentence = words.get(at).sentence();
        for (int i = at - 1; i >= Math.max(0, at - 4) && words.get(i).sentence() == sentence; i--) {
            if (DENIES.contains(words.get(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sentence of that word has one of the words. */
    boolean sentenceHas(int at, Set<String> wanted) {
        for (int i = words.sentenceStart(at); i < words.sentenceEnd(at); i++) {
            if (wanted.contains(words.get(i).text())
                    || wanted.contains(words.get(i).stem())) {
                return true;
            }
        }
        return false;
    }

    private BitSet marked(List<int[]> ranges) {
        var marked = new BitSet(words.size());
        ranges.forEach(range -> marked.set(range[0], range[1]));
        return marked;
    }
}
