package uk.gpsurgery.conduct.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import uk.gpsurgery.conduct.infra.Database;
import uk.gpsurgery.conduct.infra.EmbeddedKafka;
import uk.gpsurgery.conduct.infra.MailCatcher;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.infra.TopicSetup;
import uk.gpsurgery.conduct.local.ChosenPorts.Door;

/**
 * All of it: Kafka, PostgreSQL and the mail catcher in this process, and the four services as processes of their own.
 *
 * <p>A story takes single parts of it down and up again.
 */
public final class Suite implements AutoCloseable {

    private static final String SCHEMA_OF_CASES = "cases";
    private static final String SCHEMA_OF_NOTIFIER = "notifier";

    private final Terminal terminal;
    private final Practice practice;
    private final Secrets secrets;
    private final Tokens tokens;
    private final ChosenPorts ports;
    private final Leftovers leftovers;
    private final Part<EmbeddedKafka> kafka;
    private final Part<Database> database;
    private final Part<MailCatcher> mail;
    private final Map<String, Service> services = new LinkedHashMap<>();

    private Suite(Path home, DataFolder data, ChosenPorts ports, Terminal terminal) throws IOException, CannotStart {
        this.terminal = terminal;
        this.ports = ports;
        this.practice = Practice.keptIn(data.path("practice.properties"));
        this.secrets = new Secrets(data.path("secrets"));
        this.tokens = secrets.tokens();
        this.leftovers = new Leftovers(data.path("processes"));
        this.kafka = new Part<>("Kafka", () -> EmbeddedKafka.start(data.path("kafka"), ports.of(Door.KAFKA)));
        var password = secrets.of("postgres");
        this.database = new Part<>(
                "PostgreSQL", () -> Database.start(data.path("postgres"), ports.of(Door.POSTGRESQL), password));
        this.mail = new Part<>(
                "the mail catcher",
                () -> MailCatcher.start(data.path("mail"), ports.of(Door.SMTP), ports.of(Door.INBOX)));
        add(home, data, "ingest-service", Door.INGEST, Door.INGEST_HEALTH, "160m", forIngest(data));
        add(home, data, "classifier-service", Door.CLASSIFIER, Door.CLASSIFIER_HEALTH, "384m", forClassifier());
        add(home, data, "case-service", Door.CASES, Door.CASES_HEALTH, "224m", forCases());
        add(home, data, "notifier-service", Door.NOTIFIER, Door.NOTIFIER_HEALTH, "160m", forNotifier());
    }

    /** Nothing runs yet; {@link #start} starts it, and {@link #close} stops what has been started until then. */
    static Suite of(Path home, DataFolder data, ChosenPorts ports, Terminal terminal) throws IOException, CannotStart {
        return new Suite(home, data, ports, terminal);
    }

    /** Returns when every service is ready. */
    public void start() throws CannotStart, IOException, InterruptedException {
        var workers = Executors.newCachedThreadPool();
        try {
            var platform = List.of(
                    timed(workers, "mail catcher", mail::start, "SMTP on port " + ports.of(Door.SMTP)),
                    timed(workers, "Kafka", this::startKafka, bootstrap()),
                    timed(workers, "PostgreSQL", this::startDatabase, "port " + ports.of(Door.POSTGRESQL)));
            await(platform);
            await(services.values().stream()
                    .map(service -> timed(
                            workers,
                            service.name(),
                            () -> startAndAwait(service),
                            service.base().toString()))
                    .toList());
        } finally {
            workers.shutdown();
        }
    }

    private void startKafka() throws IOException {
        kafka.start();
        TopicSetup.ensure(bootstrap(), "");
    }

    private void startDatabase() throws IOException, SQLException {
        database.start();
        ensureSchemas(database.get()::connect);
    }

    /** A schema and a role for each service that keeps something, with this installation's passwords. */
    void ensureSchemas(Schemas.Server server) throws IOException, SQLException {
        Schemas.ensure(
                server,
                Map.of(
                        SCHEMA_OF_CASES, secrets.of("database-cases"),
                        SCHEMA_OF_NOTIFIER, secrets.of("database-notifier")));
    }

    private static void startAndAwait(Service service) throws IOException, CannotStart, InterruptedException {
        service.start();
        service.awaitReady();
    }

    public Service service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    public List<Service> services() {
        return List.copyOf(services.values());
    }

    public Part<EmbeddedKafka> kafka() {
        return kafka;
    }

    public Part<Database> database() {
        return database;
    }

    public Part<MailCatcher> mail() {
        return mail;
    }

    public String bootstrap() {
        return "127.0.0.1:" + ports.of(Door.KAFKA);
    }

    public URI inbox() {
        return URI.create("http://localhost:" + ports.of(Door.INBOX) + "/");
    }

    public Practice practice() {
        return practice;
    }

    /** A token of a person of the practice. */
    public String person(String subject, String... roles) {
        return tokens.person(subject, practice.code(), Set.of(roles), Duration.ofHours(12));
    }

    /** A token of a machine of the practice. */
    public String machine(String... scopes) {
        return tokens.machine("deploy-local", practice.code(), Set.of(scopes), Duration.ofHours(12));
    }

    /** The services finish what is in hand; the rest goes on. */
    void stopServices() {
        services.values().forEach(Service::close);
        try {
            for (var service : services.values()) {
                service.awaitEnd();
            }
            leftovers.forget();
        } catch (InterruptedException | IOException e) {
            // What is still there is found by the next start.
            Thread.currentThread().interrupt();
        }
    }

    /** The services first, which finish what is in hand; then the mail catcher, Kafka and PostgreSQL. */
    @Override
    public void close() {
        stopServices();
        mail.close();
        kafka.close();
        database.close();
    }

    private void add(
            Path home,
            DataFolder data,
            String name,
            Door door,
            Door health,
            String heap,
            Map<String, String> settings) {
        var all = new LinkedHashMap<>(settings);
        all.put("kafka.bootstrap.servers", bootstrap());
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.http.port", String.valueOf(ports.of(door)));
        all.put("quarkus.management.host", "127.0.0.1");
        all.put("quarkus.management.port", String.valueOf(ports.of(health)));
        // The partitions of a killed reader wait for it instead of being given to somebody.
        all.put("conduct.topics.instance", "local");
        all.putAll(tokens.settings());
        services.put(
                name,
                new Service(
                        name,
                        ports.of(door),
                        ports.of(health),
                        heap,
                        home,
                        data,
                        all,
                        leftovers,
                        words -> terminal.say(Terminal.Tone.BAD, words)));
    }

    private Map<String, String> forIngest(DataFolder data) throws IOException {
        var settings = new LinkedHashMap<>(practice.settings());
        settings.put("conduct.ingest.meta.app-secrets", secrets.of("meta-app-secret"));
        settings.put("conduct.ingest.meta.verify-token", secrets.of("meta-verify-token"));
        settings.put(
                "conduct.ingest.media.folder",
                data.path("attachments").toAbsolutePath().toString());
        return settings;
    }

    private Map<String, String> forClassifier() throws IOException {
        return Map.of("conduct.directory.hash-key", secrets.of("directory-hash-key"));
    }

    private Map<String, String> forCases() throws IOException {
        var settings = new LinkedHashMap<>(practice.settings());
        settings.putAll(databaseOf(SCHEMA_OF_CASES));
        settings.put("conduct.directory.hash-key", secrets.of("directory-hash-key"));
        settings.put("conduct.audit.seal-key", secrets.of("audit-seal-key"));
        settings.put("conduct.cases.case-link", "http://localhost:" + ports.of(Door.CASES) + "/v1/cases/");
        settings.put("conduct.cases.incident-link", "http://localhost:" + ports.of(Door.CASES) + "/v1/incidents/");
        return settings;
    }

    private Map<String, String> forNotifier() throws IOException {
        var settings = new LinkedHashMap<>(databaseOf(SCHEMA_OF_NOTIFIER));
        settings.put("conduct.notifier.smtp.host", "127.0.0.1");
        settings.put("conduct.notifier.smtp.port", String.valueOf(ports.of(Door.SMTP)));
        settings.put("conduct.notifier.smtp.tls", "none");
        settings.put("conduct.notifier.smtp.from", "letters@conduct.example");
        settings.put("conduct.notifier.answers.address", "http://localhost:" + ports.of(Door.NOTIFIER));
        settings.put("conduct.notifier.answers.sign-key", secrets.of("answers-sign-key"));
        // Letters here go to a mail catcher: nobody needs time for second thoughts, or is woken by them.
        settings.put("conduct.notifier.brakes.undo-window", "0S");
        settings.put("conduct.notifier.brakes.quiet-until", "20:00");
        settings.put("conduct.notifier.brakes.a-day-to-one", "1000");
        // A letter in the hands of a killed sender is looked at again this soon.
        settings.put("conduct.notifier.lease", "10S");
        return settings;
    }

    private Map<String, String> databaseOf(String schema) throws IOException {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + ports.of(Door.POSTGRESQL) + "/" + Schemas.DATABASE + "?currentSchema="
                        + schema,
                "quarkus.datasource.username",
                schema,
                "quarkus.datasource.password",
                secrets.of("database-" + schema));
    }

    /** A piece of the start. */
    @FunctionalInterface
    private interface Start {
        void run() throws CannotStart, IOException, InterruptedException, SQLException;
    }

    private Future<?> timed(ExecutorService workers, String what, Start start, String where) {
        Callable<Boolean> timed = () -> {
            var from = Instant.now();
            start.run();
            terminal.up(what, Duration.between(from, Instant.now()), where);
            return true;
        };
        return workers.submit(timed);
    }

    private static void await(List<? extends Future<?>> starts) throws CannotStart, IOException, InterruptedException {
        for (var start : starts) {
            try {
                start.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CannotStart why) {
                    throw why;
                }
                throw new IOException(e.getCause());
            }
        }
    }
}
