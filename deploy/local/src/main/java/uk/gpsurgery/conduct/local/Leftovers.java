package uk.gpsurgery.conduct.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The processes that a start has begun, written down so that the next start finds those that outlived a kill -9.
 *
 * <p>A process id may have been given to somebody else since: a process is ours only if it began when ours began, with
 * the same command.
 */
final class Leftovers {

    /** The system tells a start time from its own boot time, which it does not know to the second. */
    private static final Duration START_TIMES_DIFFER = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path file;

    Leftovers(Path file) {
        this.file = file;
    }

    /** A line a process: its id, when it began, its command. */
    synchronized void note(ProcessHandle process) throws IOException {
        var began = process.info().startInstant();
        var command = commandOf(process);
        if (began.isPresent() && command.isPresent()) {
            Files.writeString(
                    file,
                    process.pid() + " " + began.get().toEpochMilli() + " " + command.get() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** Ends what is left of an earlier start, and nothing else; says how many processes that were. */
    synchronized int end() throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            return 0;
        }
        var left = new ArrayList<ProcessHandle>();
        for (var line : Files.readAllLines(file)) {
            ours(line).ifPresent(left::add);
        }
        left.forEach(ProcessHandle::destroy);
        var end = Instant.now().plus(PATIENCE);
        for (var process : left) {
            while (process.isAlive() && Instant.now().isBefore(end)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        left.forEach(ProcessHandle::destroyForcibly);
        Files.delete(file);
        return left.size();
    }

    /** After a stop in order there is nothing to find. */
    synchronized void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    private static Optional<ProcessHandle> ours(String line) {
        var words = List.of(line.split(" ", 3));
        if (words.size() < 3 || !(words.get(0) + words.get(1)).matches("[0-9]{1,36}")) {
            return Optional.empty();
        }
        var began = Instant.ofEpochMilli(Long.parseLong(words.get(1)));
        return ProcessHandle.of(Long.parseLong(words.get(0)))
                .filter(process -> process.info()
                        .startInstant()
                        .filter(at -> Duration.between(at, began).abs().compareTo(START_TIMES_DIFFER) <= 0)
                        .isPresent())
                .filter(process ->
                        commandOf(process).filter(words.get(2)::equals).isPresent());
    }

    private static Optional<String> commandOf(ProcessHandle process) {
        return process.info().commandLine().map(command -> command.replace('\n', ' '));
    }
}
