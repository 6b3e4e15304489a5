package uk.gpsurgery.conduct.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.IntPredicate;
import uk.gpsurgery.conduct.infra.Ports;

/** The ports of one installation: the usual ones, or the next free ones, and the same again at the next start. */
final class ChosenPorts {

    /** What listens, and where it usually does. */
    enum Door {
        KAFKA("Kafka", 9092),
        POSTGRESQL("PostgreSQL", 5432),
        SMTP("the mail catcher's SMTP", 1025),
        INBOX("the mail inbox", 8025),
        INGEST("ingest-service", 8081),
        CLASSIFIER("classifier-service", 8082),
        CASES("case-service", 8083),
        NOTIFIER("notifier-service", 8084);

        private final String words;
        private final int usual;

        Door(String words, int usual) {
            this.words = words;
            this.usual = usual;
        }
    }

    private final Map<Door, Integer> ports = new EnumMap<>(Door.class);
    private final List<String> moved = new ArrayList<>();

    /** Takes what the file says or else the usual ports; where one is taken, the next that nobody wants. */
    static ChosenPorts keptIn(Path file) throws IOException {
        return keptIn(file, Ports::isFree);
    }

    static ChosenPorts keptIn(Path file, IntPredicate free) throws IOException {
        var wanted = wanted(file);
        var chosen = new ChosenPorts();
        for (var door : Door.values()) {
            chosen.choose(door, Objects.requireNonNull(wanted.get(door)), wanted, free);
        }
        chosen.keep(file);
        return chosen;
    }

    /** Any free ports, for an installation that nobody has to find by heart. */
    static ChosenPorts anyFree() {
        var chosen = new ChosenPorts();
        for (var door : Door.values()) {
            chosen.ports.put(door, Ports.free());
        }
        return chosen;
    }

    int of(Door door) {
        return Objects.requireNonNull(ports.get(door));
    }

    /** A sentence for each port that is not the one that was wanted. */
    List<String> moved() {
        return moved;
    }

    private void choose(Door door, int wanted, Map<Door, Integer> allWanted, IntPredicate free) {
        var port = wanted;
        var notForUs = new HashSet<>(ports.values());
        if (notForUs.contains(port) || !free.test(port)) {
            notForUs.addAll(allWanted.values());
            do {
                port = port == 65535 ? 1024 : port + 1;
            } while (notForUs.contains(port) || !free.test(port));
            moved.add("Port " + wanted + " is taken, so " + door.words + " listens on " + port + ".");
        }
        ports.put(door, port);
    }

    private static Map<Door, Integer> wanted(Path file) throws IOException {
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
        var wanted = new EnumMap<Door, Integer>(Door.class);
        for (var door : Door.values()) {
            var port = kept.getProperty(door.name().toLowerCase(java.util.Locale.ROOT), "");
            wanted.put(door, port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : door.usual);
        }
        return wanted;
    }

    private void keep(Path file) throws IOException {
        var lines = ports.entrySet().stream()
                .map(chosen -> chosen.getKey().name().toLowerCase(java.util.Locale.ROOT) + "=" + chosen.getValue())
                .toList();
        Files.write(file, lines);
    }
}
