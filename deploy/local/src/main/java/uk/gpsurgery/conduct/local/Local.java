package uk.gpsurgery.conduct.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import uk.gpsurgery.conduct.infra.Database;
import uk.gpsurgery.conduct.infra.Ports;
import uk.gpsurgery.conduct.local.Terminal.Tone;

/** What {@code deploy/run} ends in: starts the suite, plays the demo, and shows the flow until it is stopped. */
public final class Local {

    /** Once it is stopped, what does not start any more is no news. */
    private static volatile boolean stopping;

    private final Terminal terminal;
    private final Path home;

    private Local(Terminal terminal, Path home) {
        this.terminal = terminal;
        this.home = home;
    }

    public static void main(String[] words) {
        var terminal = Terminal.ofThisProcess();
        try {
            var home = home();
            var options = Options.parse(home, List.of(words));
            if (options.token().isEmpty()) {
                new Local(terminal, home).run(options);
            } else {
                terminal.say(new TokenDesk(options.data()).token(options.token()));
            }
            System.exit(0);
        } catch (CannotStart e) {
            fail(e.sentence());
        } catch (IOException | RuntimeException e) {
            fail("It does not start: " + rootOf(e));
        } catch (InterruptedException e) {
            fail("It was interrupted.");
        }
    }

    private static void fail(String sentence) {
        if (!stopping) {
            System.err.println(sentence);
        }
        System.exit(1);
    }

    private void run(Options options) throws CannotStart, IOException, InterruptedException {
        var data = DataFolder.hold(options.data());
        endLeftovers(data);
        if (options.fresh()) {
            data.forget();
        }
        keepLogsIn(Files.createDirectories(data.path("logs")));
        var ports = ChosenPorts.usualOrNext(Ports::isFree);
        ports.tell(data.path("ports.properties"));
        ports.moved().forEach(sentence -> terminal.say(Tone.LOOK, sentence));
        var suite = Suite.of(home, data, ports, terminal);
        var view = view(suite, options.demo());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(view, suite)));
        suite.start();
        sayWhere(suite, data);
        view.start();
        if (options.demo()) {
            play(new Demo(suite));
            view.awaitQuiet();
            terminal.say("");
        }
        terminal.say(Tone.QUIET, "Whatever is posted now shows here. Ctrl-C stops everything.");
        new CountDownLatch(1).await();
    }

    private void endLeftovers(DataFolder data) throws IOException, InterruptedException {
        var ended = new Leftovers(data.path("processes")).end();
        ended += Database.stopOrphan(data.path("postgres")) ? 1 : 0;
        if (ended > 0) {
            terminal.say(
                    Tone.LOOK,
                    "The last start was killed; " + ended + " processes of it were still there and have been ended.");
        }
    }

    private LiveView view(Suite suite, boolean demo) throws IOException {
        var words = new HashMap<String, String>();
        if (demo) {
            Demo.posts().forEach(post -> words.put(post.key(), post.text()));
        }
        return new LiveView(suite.bootstrap(), new FlowLines(terminal, Map.copyOf(words), InstantSource.system()));
    }

    private void play(Demo demo) throws IOException, InterruptedException, CannotStart {
        var people = demo.register();
        terminal.say(
                "The demo practice is registered: " + people + " invented people. Its comments come in one by one:");
        terminal.say("");
        demo.play();
    }

    private void sayWhere(Suite suite, DataFolder data) {
        terminal.say("");
        where("mail inbox", suite.inbox().toString());
        for (var service : suite.services()) {
            where(service.name(), service.base() + "/q/swagger-ui");
        }
        where("a token to call them", "deploy/run token practice-manager, or: deploy/run token comments:write");
        where("data and logs", data.toString());
        terminal.say("");
    }

    private void where(String what, String where) {
        terminal.say("  " + String.format("%-22s", what) + terminal.in(Tone.STRONG, where));
    }

    private void stop(LiveView view, Suite suite) {
        stopping = true;
        terminal.say("");
        terminal.say("Stopping: the services first, then mail, Kafka and PostgreSQL.");
        suite.stopServices();
        view.close();
        suite.close();
        terminal.say("Stopped.");
    }

    /** The broker and its neighbours in this process have a lot to say, to a file. */
    private static void keepLogsIn(Path logs) {
        System.setProperty(
                "org.slf4j.simpleLogger.logFile", logs.resolve("platform.log").toString());
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        // Log4j is there because the broker's settings name its classes; nobody logs with it.
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
        // Once, before several threads ask for it at the same time.
        LoggerFactory.getILoggerFactory();
    }

    /** The checkout: this class lies in deploy/local/target. */
    static Path home() {
        try {
            var code = Path.of(Local.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var target = Files.isDirectory(code)
                    ? code.getParent()
                    : code.toAbsolutePath().getParent();
            return java.util.Objects.requireNonNull(target)
                    .resolve("../../..")
                    .toAbsolutePath()
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this class has no place", e);
        }
    }

    private static String rootOf(Throwable e) {
        var root = e;
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.toString();
    }
}
