package uk.gpsurgery.conduct.ingest.action;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a reply that everybody can read must not say: nothing in it may confirm that somebody is a patient, nor speak of
 * anybody's care (guidance of the medical defence organisations on public replies).
 */
public final class PublicReply {

    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

    /** A rule is a sentence first: what staff read when it refuses. */
    private record Rule(String sentence, Pattern pattern) {

        static Rule of(String sentence, String pattern) {
            return new Rule(sentence, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "A public reply does not say or suggest that somebody is a patient.",
                    "\\b(?:as (?:a|our|one of our)|you(?:'re| are| were| have been)(?: \\w+)? (?:a|our|one of our)"
                            + "|our|a) (?:\\w+ )?patient\\b|\\byour (?:registration|surgery records?|patient)\\b"
                            + "|\\byou(?:'re| are| were)(?: not| no longer)? registered\\b"),
            Rule.of(
                    "A public reply does not speak of a visit or an appointment.",
                    "\\bappointments?\\b|\\byour (?:\\w+ )?(?:visits?|consultations?|calls?|referrals?|check-?ups?)\\b"
                            + "|\\b(?:when|while|after|before|that) you (?:were|came|visited|attended|rang|called|saw|spoke|left)\\b"
                            + "|\\byou (?:were|have been|had been) (?:seen|given|told|offered|referred|called)\\b"
                            + "|\\bsee(?:ing)? you (?:again|soon|at|in|on)\\b|\\byou (?:saw|missed|attended|visited)\\b"),
            Rule.of(
                    "A public reply does not speak of anybody's health or care.",
                    "\\byour (?:\\w+ )?(?:treatment|medication|medicines?|prescriptions?|results?|tests?|records?|notes|diagnosis|condition"
                            + "|symptoms?|illness|health|care|operation|scan|pregnancy|doctor|gp|nurse)\\b"
                            + "|\\bdiagnos\\w+|\\bprescri\\w+|\\bmedication\\b|\\bblood tests?\\b|\\bwe (?:have )?(?:treated|examined) "),
            Rule.of(
                    "A public reply does not speak of anybody's family.",
                    "\\byour (?:son|daughter|child|children|baby|husband|wife|partner|mother|father|mum|dad|family|relatives?)\\b"),
            Rule.of(
                    "A public reply names no date.",
                    "\\b\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? "
                            + MONTH + "\\b|\\b" + MONTH
                            + " \\d{1,2}\\b|\\byesterday\\b|\\b(?:last|this) (?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b"),
            Rule.of(
                    "A public reply holds no NHS number.",
                    "\\bnhs (?:number|no\\b)|(?<!\\d)[1-9]\\d{2}[ -]?\\d{3}[ -]?\\d{4}(?!\\d)"),
            new Rule(
                    "A public reply names nobody.",
                    Pattern.compile("(?:^|[.!?]\\s+)(?:Dear|Hi|Hello|Hey|Thanks|Thank you|Sorry),? "
                            + "(?!(?:All|There|Everyone|Reviewer|Sir|Madam)\\b)\\p{Lu}\\p{L}+"
                            + "|\\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Doctor|Nurse)\\.? \\p{Lu}\\p{L}+")));

    private PublicReply() {}

    /** The first rule that the words break; empty when they may be posted, once a person has approved them. */
    public static Optional<String> objection(String text) {
        var plain = text.replace('\u2019', '\'').replaceAll("\\s+", " ").strip();
        return RULES.stream()
                .filter(rule -> rule.pattern().matcher(plain).find())
                .map(Rule::sentence)
                .findFirst();
    }
}
