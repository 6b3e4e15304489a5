package uk.gpsurgery.conduct.cases.policy.tracks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What may be said where everybody reads it: nothing that confirms that the author, or anybody, is a patient.
 *
 * <p>It looks for words and does not understand; the person who approves the reply reads it too.
 */
final class PublicReply {

    private static final int SHORTEST_NAME = 3;

    private static final List<Pattern> CONFIRMS = List.of(
            // Four digits and more, written together or in groups.
            Pattern.compile("[0-9](?:[ -]?[0-9]){3,}"),
            Pattern.compile("\\b[0-3]?[0-9](?:st|nd|rd|th)?[ /.-](?:of )?(?:[01]?[0-9][ /.-][0-9]{2,4}"
                    + "|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b"),
            Pattern.compile(
                    "\\b(?:last|this) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month)\\b"),
            Pattern.compile("\\b(?:yesterday|last night)\\b"),
            Pattern.compile("\\byour (?:\\w+ )?(?:visit|appointment|consultation|record|records|notes|prescription|"
                    + "medication|medicine|referral|results?|tests?|treatment|diagnosis|condition|care|gp|doctor|nurse|"
                    + "registration|call|case)\\b"),
            Pattern.compile(
                    "\\byou (?:were|have been|had been) (?:\\w+ )?(?:seen|treated|given|referred|prescribed|told|"
                            + "registered|diagnosed|admitted|offered)\\b"),
            Pattern.compile(
                    "\\b(?:when|since|after) you (?:came|visited|attended|called|rang|saw|joined|registered)\\b"),
            Pattern.compile("\\b(?:as|being) (?:a|our|one of our) (?:\\w+ )?patients?\\b"),
            Pattern.compile("\\b(?:you are|you're|you were) (?:not )?(?:a|our|one of our) (?:\\w+ )?patients?\\b"),
            Pattern.compile("\\b(?:nhs number|date of birth|diagnos\\w*)\\b"));

    /** The practice may say where it can be rung: eleven digits that begin with a nought. */
    private static final Pattern TELEPHONE = Pattern.compile("(?<![0-9])0(?:[ -]?[0-9]){10}(?![0-9])");

    private PublicReply() {}

    static boolean confirmsNobody(String text, String authorName) {
        var words = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("\\s+", " ");
        var withoutTelephone = TELEPHONE.matcher(words).replaceAll("");
        return CONFIRMS.stream()
                        .noneMatch(said -> said.matcher(withoutTelephone).find())
                && !names(words, authorName);
    }

    private static boolean names(String words, String authorName) {
        return Arrays.stream(authorName.toLowerCase(Locale.ROOT).split("[^\\p{L}']+"))
                .filter(name -> name.length() >= SHORTEST_NAME)
                .anyMatch(name -> Pattern.compile("(?<!\\p{L})" + Pattern.quote(name) + "(?!\\p{L})")
                        .matcher(words)
                        .find());
    }
}
