package uk.gpsurgery.conduct.notifier.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A practice's own words for a letter: paragraphs, headings that begin with {@code #}, and fields of the letter in
 * braces. It is all there is: no template engine ever reads these words.
 *
 * @param body paragraphs, each in one line, with a blank line between them
 * @param version counts the practice's wordings of this letter from 1
 */
public record OwnWording(int version, String subject, String body) {

    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z]+)}");
    private static final String HEADING = "# ";
    private static final Set<Field> IN_SUBJECT = EnumSet.of(Field.PRACTICE_NAME, Field.CASE_REFERENCE);

    /** A paragraph, a heading or a list, filled; the templates set it. */
    public record Block(String tag, String words, List<String> points) {}

    /** Letters to patients whose contents the regulations do not fix. */
    public static boolean isAllowedFor(Template template) {
        return template.recipient() == Recipient.PATIENT && !template.legal();
    }

    public boolean saysTheSameAs(OwnWording other) {
        return subject.equals(other.subject) && body.equals(other.body);
    }

    /** What is wrong with it, a sentence each; none when it can be used. */
    public List<String> faults(Template template) {
        var faults = new ArrayList<String>();
        var allowed = wireNames(template.fields());
        if (FIELD.matcher(subject + body).replaceAll("").matches("(?s).*[{}].*")) {
            faults.add("a brace stands only around the name of a field");
        }
        tell(faults, "the letter has no such fields", without(fieldsIn(body), allowed));
        tell(faults, "a subject takes no such fields", without(fieldsIn(subject), wireNames(IN_SUBJECT)));
        tell(faults, "the letter has to say", without(wireNames(ownTo(template)), fieldsIn(body)));
        tell(faults, "these are lists, and stand alone between blank lines", listsAmongWords());
        if (Words.nhsNumberIn(subject) || Words.nhsNumberIn(body)) {
            faults.add("an NHS number has no place in a letter");
        }
        return faults;
    }

    /** The fields it must have; the frame of the letter brings the others. */
    private static Set<Field> ownTo(Template template) {
        var own = EnumSet.copyOf(template.needed());
        own.removeAll(template.recipient().needed());
        if (hasStepsToComplain(template)) {
            own.remove(Field.COMMISSIONER_NAME);
        }
        return own;
    }

    /** Whoever may go to the commissioner with a complaint is told so, below whatever the practice writes. */
    static boolean hasStepsToComplain(Template template) {
        return template.needed().contains(Field.COMMISSIONER_NAME);
    }

    String filledSubject(Map<String, String> given) {
        return filled(subject, given);
    }

    /**
     * Block by block; one whose field is not given is left out, and so are the words before it that end in a colon. The
     * first heading, or else the subject, is the title.
     */
    List<Block> filled(Map<String, String> given) {
        var blocks = new ArrayList<Block>();
        if (!body.startsWith(HEADING)) {
            blocks.add(new Block("h1", filledSubject(given), List.of()));
        }
        var paragraphs = paragraphs().toList();
        for (var place = 0; place < paragraphs.size(); place++) {
            var leadsOn = paragraphs.get(place).endsWith(":") && place + 1 < paragraphs.size();
            if (isGiven(paragraphs.get(place), given) && (!leadsOn || isGiven(paragraphs.get(place + 1), given))) {
                blocks.add(block(paragraphs.get(place), blocks.isEmpty(), given));
            }
        }
        return blocks;
    }

    private static boolean isGiven(String paragraph, Map<String, String> given) {
        return fieldsIn(paragraph).stream()
                .noneMatch(name -> Words.oneLine(given.getOrDefault(name, "")).isEmpty());
    }

    private static Block block(String paragraph, boolean first, Map<String, String> given) {
        var list = listIn(paragraph);
        if (list.isPresent()) {
            return new Block("", "", list.get().linesIn(given));
        }
        if (paragraph.startsWith(HEADING)) {
            return new Block(first ? "h1" : "h2", filled(paragraph.substring(HEADING.length()), given), List.of());
        }
        return new Block("p", filled(paragraph, given), List.of());
    }

    private static String filled(String words, Map<String, String> given) {
        return Words.oneLine(FIELD.matcher(words)
                .replaceAll(found -> quoted(Words.oneLine(given.getOrDefault(found.group(1), "")))));
    }

    private static String quoted(String value) {
        return Matcher.quoteReplacement(value);
    }

    private Stream<String> paragraphs() {
        return Arrays.stream(body.split("\n\n", -1));
    }

    private Set<String> listsAmongWords() {
        return paragraphs()
                .filter(paragraph -> listIn(paragraph).isEmpty())
                .flatMap(paragraph -> fieldsIn(paragraph).stream())
                .filter(name ->
                        named(name).filter(field -> field.form() == Form.LINES).isPresent())
                .collect(Collectors.toSet());
    }

    private static Optional<Field> listIn(String paragraph) {
        var only = FIELD.matcher(paragraph);
        return only.matches() ? named(only.group(1)).filter(field -> field.form() == Form.LINES) : Optional.empty();
    }

    private static Optional<Field> named(String wireName) {
        return Stream.of(Field.values())
                .filter(field -> field.wireName().equals(wireName))
                .findFirst();
    }

    private static Set<String> fieldsIn(String words) {
        return FIELD.matcher(words).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> wireNames(Set<Field> fields) {
        return fields.stream().map(Field::wireName).collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> names, Set<String> known) {
        var left = new HashSet<>(names);
        left.removeAll(known);
        return left;
    }

    private static void tell(List<String> faults, String sentence, Set<String> names) {
        if (!names.isEmpty()) {
            faults.add(sentence + ": " + names.stream().sorted().collect(Collectors.joining(", ")));
        }
    }
}
