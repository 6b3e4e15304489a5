package uk.gpsurgery.conduct.classifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.classifier.policy.Comment;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.rules.Directory;
import uk.gpsurgery.conduct.classifier.rules.Roster;
import uk.gpsurgery.conduct.classifier.rules.StaffMember;
import uk.gpsurgery.conduct.classifier.text.Names;

/** The labelled comments in {@code corpus/}, and who is kept apart from whom. */
public final class Corpus {

    /** Neighbours and look-alikes are always in the same part: see {@link CorpusTest}. */
    public enum Part {
        TRAIN,
        CALIBRATION,
        /** Scored rarely; nobody reads its texts while writing rules. */
        LOCKBOX
    }

    /** A comment with the labels a person gave it. */
    public record Labelled(String id, Comment comment, Set<Label> labels, Part part, Directory directory) {

        /** Whether it is of the parts that the lockbox was drawn from; those written later have another mix of labels. */
        public boolean isLikeTheLockbox() {
            return id.charAt(0) <= LAST_PART_OF_THE_LOCKBOX;
        }
    }

    private static final char LAST_PART_OF_THE_LOCKBOX = 'i';

    /** A practice's directory, and the parts that were written about it, a letter each. */
    private static final SortedMap<String, String> WRITTEN_ABOUT = new TreeMap<>(Map.of(
            "directory.json", "abcd",
            "directory-2.json", "efghi",
            "directory-3.json", "jk",
            "directory-4.json", "lm",
            "directory-5.json", "no",
            "directory-6.json", "pq",
            "directory-7.json", "rs",
            "directory-8.json", "tu",
            "directory-9.json", "vw"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    public static List<Labelled> all() {
        var lockbox = ids("lockbox.txt");
        var calibration = ids("calibration.txt");
        var all = new ArrayList<Labelled>();
        for (var written : WRITTEN_ABOUT.entrySet()) {
            var practice = directory(written.getKey());
            for (var file : written.getValue().split("")) {
                for (var line : lines("part-" + file + ".jsonl")) {
                    var node = parsed(line);
                    var id = node.get("id").asText();
                    var part = lockbox.contains(id)
                            ? Part.LOCKBOX
                            : calibration.contains(id) ? Part.CALIBRATION : Part.TRAIN;
                    all.add(new Labelled(id, comment(node), labels(node), part, practice));
                }
            }
        }
        return all;
    }

    static Directory directory(String file) {
        try (var in = open(file)) {
            var node = JSON.readTree(in);
            var staff = new ArrayList<StaffMember>();
            for (var one : node.get("staff")) {
                var aliases = new ArrayList<String>();
                one.path("aliases").forEach(alias -> aliases.add(alias.asText()));
                staff.add(new StaffMember(
                        "s-" + (staff.size() + 1),
                        one.get("name").asText(),
                        one.get("role").asText(),
                        aliases));
            }
            var patients = new HashSet<String>();
            for (var one : node.get("patients")) {
                var name = Names.normalised(one.asText());
                patients.add(name);
                patients.add(name.replaceAll(" .* ", " "));
            }
            return new Directory(Roster.of(staff), patients::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Comment comment(JsonNode node) {
        return new Comment(
                node.get("platform").asText(),
                node.get("author").asText(),
                node.get("text").asText(),
                rating(node),
                null);
    }

    private static @Nullable Integer rating(JsonNode node) {
        return node.hasNonNull("rating") ? node.get("rating").asInt() : null;
    }

    private static Set<Label> labels(JsonNode node) {
        var labels = EnumSet.noneOf(Label.class);
        node.get("labels").forEach(label -> labels.add(Label.ofCode(label.asText())));
        return labels;
    }

    private static Set<String> ids(String file) {
        return Set.copyOf(lines(file));
    }

    static List<String> lines(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        var in = Corpus.class.getResourceAsStream("/corpus/" + file);
        if (in == null) {
            throw new IllegalStateException("no corpus/" + file);
        }
        return in;
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
