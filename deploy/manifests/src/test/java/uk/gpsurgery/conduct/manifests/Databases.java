package uk.gpsurgery.conduct.manifests;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Each service that keeps something has a schema and an owner of its own, in a database that survives a machine. */
final class Databases {

    private static final Pattern URL = Pattern.compile(
            "jdbc:postgresql://(.*)-rw:5432/(\\w+)\\?currentSchema=(\\w+)&sslmode=verify-full&sslrootcert=/conduct/database/ca.crt");
    /** Agroal's, where a service does not say. */
    private static final String POOL = "20";
    /** What the operator, the backups and a person need beside the services. */
    private static final int OTHERS = 15;

    private final Overlay overlay;
    private final Complaints complaints = new Complaints();
    private final Set<String> taken = new HashSet<>();

    private Databases(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> complaints(Overlay overlay) {
        var databases = new Databases(overlay);
        if (overlay.of("Cluster").size() != 1) {
            databases.complaints.missing("there is not one database server");
        }
        overlay.of("Deployment").forEach(databases::service);
        overlay.of("Cluster").forEach(databases::server);
        overlay.of("Database").forEach(databases::database);
        overlay.of("ScheduledBackup").forEach(databases::backup);
        overlay.of("ObjectStore")
                .forEach(store -> databases.complaints.unless(
                        days(store.text("/spec/retentionPolicy")) >= 30, store, "forgets before the topics do"));
        return databases.complaints.told();
    }

    private void service(Manifest deployment) {
        var keeps = Checkout.settingsOf(deployment.name()).getProperty("quarkus.datasource.db-kind") != null;
        var url = Settings.of(deployment).get("QUARKUS_DATASOURCE_JDBC_URL");
        complaints.unlessSame(url != null, keeps, deployment, "whether it keeps something");
        if (url == null) {
            return;
        }
        var parts = URL.matcher(url);
        if (!parts.matches()) {
            complaints.unless(false, deployment, "this is not how the database is called: " + url);
            return;
        }
        var schema = parts.group(3);
        complaints.unless(taken.add(schema), deployment, "shares a schema");
        complaints.unless(
                overlay.find("Cluster", parts.group(1)).isPresent(), deployment, "its database server is not there");
        complaints.unless(
                overlay.of("Database").stream()
                        .anyMatch(each -> each.text("/spec/name").equals(parts.group(2))
                                && each.list("/spec/schemas").stream()
                                        .anyMatch(one -> one.path("name")
                                                        .asText()
                                                        .equals(schema)
                                                && one.path("owner").asText().equals(schema))),
                deployment,
                "its schema is not there, or not its own");
        for (var setting : deployment.list("/spec/template/spec/containers/0/env")) {
            if (setting.path("name").asText().startsWith("QUARKUS_DATASOURCE_") && setting.has("valueFrom")) {
                complaints.unlessSame(
                        setting.at("/valueFrom/secretKeyRef/name").asText(),
                        "database-" + schema,
                        deployment,
                        "whose password it uses");
                complaints.unlessSame(
                        "QUARKUS_DATASOURCE_"
                                + setting.at("/valueFrom/secretKeyRef/key")
                                        .asText()
                                        .toUpperCase(Locale.ROOT),
                        setting.path("name").asText(),
                        deployment,
                        "what it signs in with");
            }
        }
        connections(deployment, schema);
    }

    /** During an update there is one pod more. */
    private void connections(Manifest deployment, String schema) {
        var pool = Integer.parseInt(
                Checkout.settingsOf(deployment.name()).getProperty("quarkus.datasource.jdbc.max-size", POOL));
        var wanted = (deployment.at("/spec/replicas").asInt() + 1) * pool;
        for (var cluster : overlay.of("Cluster")) {
            for (var role : cluster.list("/spec/managed/roles")) {
                complaints.unless(
                        !role.path("name").asText().equals(schema)
                                || role.path("connectionLimit").asInt() >= wanted,
                        cluster,
                        deployment.name() + " may want " + wanted + " connections");
            }
        }
    }

    private void server(Manifest cluster) {
        var instances = cluster.at("/spec/instances").asInt();
        complaints.unlessSame(instances, overlay.isForReal() ? 3 : 1, cluster, "the number of instances");
        if (overlay.isForReal()) {
            complaints.unlessSame(
                    cluster.text("/spec/postgresql/synchronous/method"), "any", cluster, "how it waits for copies");
            complaints.unlessSame(
                    cluster.at("/spec/postgresql/synchronous/number").asInt(), 1, cluster, "the copies a commit needs");
            complaints.unlessSame(
                    cluster.text("/spec/postgresql/synchronous/dataDurability"),
                    "required",
                    cluster,
                    "what a commit is worth");
            complaints.unless(
                    cluster.at("/spec/postgresql/synchronous/failoverQuorum").asBoolean(),
                    cluster,
                    "may fail over to an instance that lacks a commit");
            complaints.unlessSame(
                    cluster.text("/spec/affinity/podAntiAffinityType"),
                    "required",
                    cluster,
                    "whether its instances keep apart");
            complaints.unless(
                    cluster.list("/spec/plugins").stream()
                            .anyMatch(plugin -> overlay.find(
                                            "ObjectStore",
                                            plugin.at("/parameters/barmanObjectName")
                                                    .asText())
                                    .isPresent()),
                    cluster,
                    "its log is kept nowhere");
            if (overlay.of("ScheduledBackup").isEmpty()) {
                complaints.missing("nobody makes backups");
            }
        }
        var roles = new TreeSet<String>();
        var limits = 0;
        for (var role : cluster.list("/spec/managed/roles")) {
            roles.add(role.path("name").asText());
            limits += role.path("connectionLimit").asInt();
        }
        complaints.unless(
                limits + OTHERS
                        <= cluster.at("/spec/postgresql/parameters/max_connections")
                                .asInt(),
                cluster,
                "promises more connections than it has");
        complaints.unless(
                Quantity.within(
                        cluster.text("/spec/postgresql/parameters/shared_buffers"),
                        half(cluster.text("/spec/resources/limits/memory"))),
                cluster,
                "its buffers take more than half of its memory");
        var doors = new TreeSet<String>();
        cluster.list("/spec/postgresql/pg_hba").forEach(line -> doors.add(line.asText()));
        var meant = new TreeSet<>(Set.of("hostnossl all all all reject"));
        roles.forEach(role -> meant.add("hostssl conduct " + role + " all scram-sha-256"));
        complaints.unlessSame(doors, meant, cluster, "who may come in");
        complaints.unless(
                Quantity.within("5Gi", cluster.text("/spec/walStorage/size")),
                cluster,
                "its log has too little room for an object store that is away");
        resources(cluster);
    }

    /** Memory that is promised is memory that is there: what is asked for is the limit. */
    private void resources(Manifest cluster) {
        complaints.unlessSame(
                cluster.text("/spec/resources/requests/memory"),
                cluster.text("/spec/resources/limits/memory"),
                cluster,
                "the memory it asks for");
        complaints.unless(
                Quantity.within(
                        cluster.text("/spec/resources/requests/cpu"), cluster.text("/spec/resources/limits/cpu")),
                cluster,
                "asks for more cpu than it may have");
        for (var pool : overlay.of("KafkaNodePool")) {
            complaints.unlessSame(
                    pool.text("/spec/resources/requests/memory"),
                    pool.text("/spec/resources/limits/memory"),
                    pool,
                    "the memory it asks for");
            complaints.unless(
                    Quantity.within(pool.text("/spec/resources/requests/cpu"), pool.text("/spec/resources/limits/cpu")),
                    pool,
                    "asks for more cpu than it may have");
        }
    }

    private void database(Manifest database) {
        var cluster = overlay.find("Cluster", database.text("/spec/cluster/name"));
        complaints.unless(cluster.isPresent(), database, "its server is not there");
        cluster.ifPresent(server -> {
            complaints.unlessSame(
                    database.text("/spec/name"), server.text("/spec/bootstrap/initdb/database"), database, "its name");
            complaints.unlessSame(
                    database.text("/spec/owner"), server.text("/spec/bootstrap/initdb/owner"), database, "its owner");
            var roles = new TreeSet<String>();
            server.list("/spec/managed/roles")
                    .forEach(role -> roles.add(role.path("name").asText()));
            var owners = new TreeSet<String>();
            database.list("/spec/schemas")
                    .forEach(schema -> owners.add(schema.path("owner").asText()));
            complaints.unlessSame(owners, roles, database, "the owners of its schemas");
        });
    }

    private void backup(Manifest backup) {
        var cluster = overlay.find("Cluster", backup.text("/spec/cluster/name"));
        complaints.unless(cluster.isPresent(), backup, "backs up nothing");
        cluster.ifPresent(server -> complaints.unless(
                server.list("/spec/plugins").stream()
                        .anyMatch(plugin ->
                                plugin.path("name").asText().equals(backup.text("/spec/pluginConfiguration/name"))),
                backup,
                "its plugin is not the server's"));
        complaints.unless(
                backup.text("/spec/schedule").matches("0 \\d{1,2} \\d{1,2} \\* \\* \\*"),
                backup,
                "is not made every night");
    }

    private static int days(String text) {
        return text.matches("\\d{1,5}d") ? Integer.parseInt(text.substring(0, text.length() - 1)) : 0;
    }

    private static String half(String amount) {
        return Quantity.of(amount).divide(BigDecimal.valueOf(2)).toPlainString();
    }
}
