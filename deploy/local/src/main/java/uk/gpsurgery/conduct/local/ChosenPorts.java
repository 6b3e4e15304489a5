package uk.gpsurgery.conduct.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.infra.Ports;

/** The ports of one installation: the usual ones, or the next free ones. */
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
        NOTIFIER("notifier-service", 8084),
        INGEST_HEALTH("the health of ingest-service", 9081),
        CLASSIFIER_HEALTH("the health of classifier-service", 9082),
        CASES_HEALTH("the health of case-service", 9083),
        NOTIFIER_HEALTH("the health of notifier-service", 9084);

        private final String words;
        private final int usual;

        Door(String words, int usual) {
            this.words = words;
            this.usual = usual;
        }
    }

    private final Map<Door, Integer> ports = new EnumMap<>(Door.class);
    private final List<String> moved = new ArrayList<>();

    /** The usual port for each; where one is taken, the next that is free and that nobody else usually has. */
    static ChosenPorts usualOrNext(IntPredicate free) {
        var chosen = new ChosenPorts();
        for (var door : Door.values()) {
            chosen.choose(door, free);
        }
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

    /** Writes them down for whoever looks for the installation. */
    void tell(Path file) throws IOException {
        Files.write(
                file,
                ports.entrySet().stream()
                        .map(chosen -> chosen.getKey().name().toLowerCase(Locale.ROOT) + "=" + chosen.getValue())
                        .toList());
    }

    private void choose(Door door, IntPredicate free) {
        var port = door.usual;
        if (!free.test(port)) {
            do {
                port = port == 65535 ? 1024 : port + 1;
            } while (ports.containsValue(port) || isUsual(port) || !free.test(port));
            moved.add("Port " + door.usual + " is taken, so " + door.words + " listens on " + port + ".");
        }
        ports.put(door, port);
    }

    private static boolean isUsual(int port) {
        return Stream.of(Door.values()).anyMatch(door -> door.usual == port);
    }
}
