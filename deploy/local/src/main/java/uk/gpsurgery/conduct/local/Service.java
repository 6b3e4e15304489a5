package uk.gpsurgery.conduct.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One of the four services as a process of its own, that can be killed and started again. */
public final class Service {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
    private static final long LOG_IS_TURNED_AT = 20L << 20;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final int port;
    private final int management;
    private final String heap;
    private final Path jar;
    private final Path folder;
    private final Path log;
    private final Map<String, String> settings;
    private final Leftovers leftovers;
    private final Consumer<String> whenItDies;

    private @Nullable Process process;
    private long logBefore;
    private boolean wanted;
    private boolean closed;

    Service(
            String name,
            int port,
            int management,
            String heap,
            Path home,
            DataFolder data,
            Map<String, String> settings,
            Leftovers leftovers,
            Consumer<String> whenItDies) {
        this.name = name;
        this.port = port;
        this.management = management;
        this.heap = heap;
        this.jar = home.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        this.folder = data.path("services").resolve(name);
        this.log = data.path("logs").resolve(name + ".log");
        this.settings = settings;
        this.leftovers = leftovers;
        this.whenItDies = whenItDies;
    }

    public String name() {
        return name;
    }

    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** Where it tells of its health and shows its metrics. */
    public URI management() {
        return URI.create("http://localhost:" + management);
    }

    /** What it is told besides its own defaults, as Quarkus names it. */
    Map<String, String> settings() {
        return settings;
    }

    /** Everything the service has said since the folder was made. */
    public Path log() {
        return log;
    }

    public void start() throws IOException, CannotStart {
        start(Map.of());
    }

    /** Starts the process, told these settings besides its own; {@link #awaitReady} waits for it. */
    public synchronized void start(Map<String, String> more) throws IOException, CannotStart {
        if (closed || isRunning()) {
            return;
        }
        if (!Files.exists(jar)) {
            throw new CannotStart(name + " is not built; deploy/run builds it.");
        }
        tell(more);
        Files.createDirectories(log.getParent());
        turn(log);
        logBefore = Files.exists(log) ? Files.size(log) : 0;
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var started = new ProcessBuilder(
                        java,
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        jar.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        leftovers.note(started.toHandle());
        started.onExit().thenAccept(this::ended);
    }

    /** Returns when the service says that it is ready, and fails at once when it dies. */
    public void awaitReady() throws CannotStart, IOException, InterruptedException {
        var end = Instant.now().plus(LONGEST_START);
        while (!hasTheDoor() || !isReady()) {
            if (!isRunning()) {
                throw new CannotStart(name + " ended while it started; why is in " + log + ".");
            }
            if (Instant.now().isAfter(end)) {
                throw new CannotStart(
                        name + " is not ready after " + LONGEST_START.toMinutes() + " minutes; why is in " + log + ".");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        synchronized (this) {
            // From here on its end is news.
            wanted = !closed;
        }
    }

    /** Another program may have taken the port in the meantime, and may answer there as well as ours. */
    private synchronized boolean hasTheDoor() throws IOException {
        try (var said = Files.newByteChannel(log)) {
            var lines = Channels.newInputStream(said.position(logBefore)).readAllBytes();
            return new String(lines, StandardCharsets.ISO_8859_1).contains("Listening on: ");
        }
    }

    public boolean isReady() throws InterruptedException {
        try {
            var ask = HttpRequest.newBuilder(management().resolve("/q/health/ready"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** SIGKILL: nothing is finished, nothing is said. */
    public synchronized void kill() throws InterruptedException {
        end(Process::destroyForcibly);
    }

    /** SIGTERM: what is in hand is finished. */
    public synchronized void stop() throws InterruptedException {
        end(Process::destroy);
    }

    /** Stops it for good, and says so before it has stopped: several can be asked at the same time. */
    synchronized void close() {
        closed = true;
        wanted = false;
        if (process != null) {
            process.destroy();
        }
    }

    synchronized void awaitEnd() throws InterruptedException {
        end(Process::destroy);
    }

    private void end(Consumer<Process> how) throws InterruptedException {
        wanted = false;
        var ending = process;
        if (ending != null) {
            how.accept(ending);
            if (!ending.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor();
            }
        }
    }

    private synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    private void ended(Process ended) {
        boolean byItself;
        synchronized (this) {
            byItself = wanted && ended == process;
            wanted = wanted && !byItself;
        }
        if (byItself) {
            whenItDies.accept(name + " has ended by itself (exit code " + ended.exitValue()
                    + "); its last words are in " + log + ":" + lines(log) + ".");
        }
    }

    /** Quarkus reads config/application.properties of its working folder; only its owner can. */
    private void tell(Map<String, String> more) throws IOException {
        var told = new Properties();
        told.putAll(new TreeMap<>(settings));
        told.putAll(more);
        var config = Files.createDirectories(folder.resolve("config"));
        var draft = Files.createTempFile(
                config,
                "new",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newBufferedWriter(draft)) {
            told.store(out, "written at every start");
        }
        Files.move(draft, config.resolve("application.properties"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void turn(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_IS_TURNED_AT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static long lines(Path log) {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.count();
        } catch (IOException e) {
            return 1;
        }
    }
}
