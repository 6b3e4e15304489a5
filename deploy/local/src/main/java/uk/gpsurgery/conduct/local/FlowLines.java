package uk.gpsurgery.conduct.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into lines: what a comment is, which clauses, which case, which letter.
 *
 * <p>Words of a comment are shown only where they are known beforehand, from the demo; of any other its length is.
 */
final class FlowLines {

    private static final int REMEMBERED = 20_000;

    /** A comment's line waits so long for its letters. */
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(6);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final Map<String, String> OUTCOMES = Map.of(
            "none", "nothing to do",
            "redirect", "a review: shown the way to the NHS website",
            "moderation", "for moderation, no case",
            "complaint", "a complaint: 3 working days, no case",
            "safeguarding", "people are alerted",
            "case", "meant for a case, and on none yet");

    /** What is known of one comment so far. */
    private static final class Flow {
        private final String key;
        private final int length;
        private final Instant since;
        private Set<String> clauses = new TreeSet<>();
        private String route = "";
        private String caseId = "";
        private String stage = "";
        private final Map<String, String> letters = new LinkedHashMap<>();
        private boolean told;

        private Flow(String key, int length, Instant since) {
            this.key = key;
            this.length = length;
            this.since = since;
        }

        private boolean awaitsMore() {
            return route.equals("case") && caseId.isEmpty()
                    || route.equals("safeguarding") && letters.isEmpty()
                    || letters.values().stream().anyMatch(letter -> letter.endsWith("asked for"));
        }
    }

    private final Terminal terminal;
    private final Map<String, String> knownWords;
    private final InstantSource clock;
    private final Map<String, Boolean> seen = remembering();
    private final Map<String, Flow> byCorrelation = remembering();
    private final Map<String, Flow> byKey = remembering();
    private final Map<String, Flow> byLetter = remembering();
    private final Map<String, String> letterNames = remembering();
    private boolean live;

    FlowLines(Terminal terminal, Map<String, String> knownWords, InstantSource clock) {
        this.terminal = terminal;
        this.knownWords = knownWords;
        this.clock = clock;
    }

    /** What came until now was the past. */
    synchronized void fromNowOn() {
        byCorrelation.values().forEach(flow -> flow.told = true);
        live = true;
    }

    synchronized void tell(String topic, String id, String correlation, JsonNode event) {
        var again = seen.put(topic + " " + id, true) != null;
        switch (topic) {
            case "comments.v1" -> comment(again, correlation, event);
            case "verdicts.v1" -> verdict(again, correlation, event);
            case "cases.v1" -> moved(again, correlation, event);
            case "letters.v1" -> letterAskedFor(again, correlation, event);
            default -> letterCame(again, event);
        }
    }

    /** Tells what has waited long enough. */
    synchronized void timePasses() {
        var settled = clock.instant().minus(SETTLED_AFTER);
        byCorrelation.values().stream()
                .filter(flow -> !flow.told && !flow.route.isEmpty() && flow.since.isBefore(settled))
                .forEach(this::print);
    }

    /** True when a comment's line is still to come. */
    synchronized boolean awaitsMore() {
        return byCorrelation.values().stream().anyMatch(flow -> !flow.told);
    }

    private void comment(boolean again, String correlation, JsonNode comment) {
        var key = comment.path("platform").asText() + ":"
                + comment.path("externalId").asText();
        var before = byKey.get(key);
        if (again && before != null) {
            line(
                    before,
                    "known already, nothing new happens"
                            + (before.caseId.isEmpty() ? "" : " (" + caseOf(before) + ")"));
        } else if (comment.path("status").asText().equals("removed")) {
            line(new Flow(key, 0, clock.instant()), "removed where it was posted");
        } else if (!again) {
            var flow = new Flow(key, comment.path("text").asText().length(), clock.instant());
            byKey.put(key, flow);
            byCorrelation.put(correlation, flow);
        }
    }

    private void verdict(boolean again, String correlation, JsonNode verdict) {
        var flow = byCorrelation.get(correlation);
        if (!again && flow != null) {
            for (var finding : verdict.path("findings")) {
                if (!finding.path("band").asText().equals("CLEAR")) {
                    flow.clauses.add(finding.path("clause").asText());
                }
            }
            flow.route = verdict.path("route").asText();
            printWhenWhole(flow);
        }
    }

    private void moved(boolean again, String correlation, JsonNode move) {
        if (again) {
            return;
        }
        var flow = byCorrelation.get(correlation);
        if (flow != null && !flow.told && move.path("from").isMissingNode()) {
            flow.caseId = move.path("caseId").asText();
            flow.stage = move.path("to").asText();
            printWhenWhole(flow);
        } else {
            other(shortened(move.path("caseId").asText()) + "  "
                    + move.path("from").asText("new") + " to "
                    + move.path("to").asText() + "  (" + move.path("happening").asText() + ", by "
                    + move.path("by").asText() + ")");
        }
    }

    private void letterAskedFor(boolean again, String correlation, JsonNode letter) {
        if (again) {
            return;
        }
        var id = letter.path("letterId").asText();
        var name = letter.path("template").asText() + " to "
                + letter.path("recipient").path("ref").asText();
        letterNames.put(id, name);
        var flow = byCorrelation.get(correlation);
        if (flow != null && !flow.told) {
            flow.letters.put(id, name + " asked for");
            byLetter.put(id, flow);
        }
    }

    private void letterCame(boolean again, JsonNode outcome) {
        if (again) {
            return;
        }
        var id = outcome.path("letterId").asText();
        var words = letterNames.getOrDefault(id, "a letter") + " "
                + outcome.path("state").asText().toLowerCase(Locale.UK);
        var flow = byLetter.get(id);
        if (flow != null && !flow.told) {
            flow.letters.put(id, words);
            printWhenWhole(flow);
        } else {
            other(shortened(outcome.path("caseId").asText()) + "  letter " + words);
        }
    }

    private void printWhenWhole(Flow flow) {
        if (!flow.told && !flow.route.isEmpty() && !flow.awaitsMore()) {
            // A case is opened in one transaction with its letter: where the case is, the letter is not far.
            if (flow.caseId.isEmpty() || !flow.letters.isEmpty()) {
                print(flow);
            }
        }
    }

    private void print(Flow flow) {
        flow.told = true;
        var outcome = flow.caseId.isEmpty() ? OUTCOMES.getOrDefault(flow.route, flow.route) : caseOf(flow);
        var letters = flow.letters.values().stream().collect(Collectors.joining(", "));
        line(flow, outcome + (letters.isEmpty() ? "" : "; " + letters));
    }

    private static String caseOf(Flow flow) {
        return shortened(flow.caseId) + " " + flow.stage;
    }

    private static String shortened(String caseId) {
        return "case " + caseId.substring(0, Math.min(8, caseId.length()));
    }

    private void line(Flow flow, String outcome) {
        if (!live) {
            return;
        }
        var platform = flow.key.substring(0, flow.key.indexOf(':'));
        var words = knownWords.get(flow.key);
        var what = words != null ? "\"" + words + "\"" : flow.key.substring(platform.length() + 1) + lengthOf(flow);
        var room = Math.max(24, terminal.width() - 88);
        terminal.say(terminal.in(Terminal.Tone.QUIET, TIME.format(clock.instant())) + "  "
                + padded(platform, 11) + "  " + padded(Terminal.excerpt(what, room), room) + "  "
                + terminal.in(Terminal.Tone.LOOK, padded(String.join(" ", flow.clauses), 12)) + "  "
                + (flow.caseId.isEmpty() ? outcome : terminal.in(Terminal.Tone.STRONG, outcome)));
    }

    private static String lengthOf(Flow flow) {
        return flow.length == 0 ? "" : " (" + flow.length + " characters)";
    }

    private void other(String words) {
        if (live) {
            terminal.say(terminal.in(Terminal.Tone.QUIET, TIME.format(clock.instant())) + "  " + words);
        }
    }

    private static String padded(String words, int width) {
        return words + " ".repeat(Math.max(0, width - words.codePointCount(0, words.length())));
    }

    private static <V> Map<String, V> remembering() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
