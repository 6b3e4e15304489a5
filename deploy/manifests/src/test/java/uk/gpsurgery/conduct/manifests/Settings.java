package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the manifests set is what the services read: their {@code @ConfigMapping}s, Quarkus's and the Kafka client's names. */
final class Settings {

    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.-]+)\"\\)");
    private static final Pattern PROPERTY =
            Pattern.compile("^ {4,8}(?:[A-Z]\\S*(?: \\S+)?|int|boolean) (\\w+)\\(\\);", Pattern.MULTILINE);
    private static final Pattern PARENT = Pattern.compile("interface \\w+ extends (\\w+)");
    private static final Pattern PLACE = Pattern.compile("/conduct/[a-z-]+/[a-z0-9.-]+");
    private static final Set<String> OF_ALL = Set.of(
            "JAVA_TOOL_OPTIONS",
            "QUARKUS_CONFIG_LOCATIONS",
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
            "KAFKA_BOOTSTRAP_SERVERS",
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION",
            "KAFKA_SSL_KEYSTORE_TYPE",
            "KAFKA_SSL_KEYSTORE_LOCATION",
            "KAFKA_SSL_KEYSTORE_PASSWORD");
    private static final Set<String> OF_THOSE_WHO_KEEP =
            Set.of("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD");
    private static final String PRACTICE = "/conduct/settings/practice.properties";
    /** Secrets by a page's, an account's or a practice's id, and their like: files, for the environment has no names for that. */
    private static final Pattern IN_FILES =
            Pattern.compile("conduct\\.ingest\\.(meta\\.\\w+-tokens|x\\..*|google\\..*|youtube\\..*)");

    /** Who letters go by where the practice has chosen it. */
    private static final String NOTIFY = "conduct.notifier.govuk-notify.";

    private static final String TOKENS = "/conduct/meta/page-tokens.properties,/conduct/platforms/tokens.properties";
    private static final Map<String, String> VALUES = Map.of(
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
            "KAFKA_SECURITY_PROTOCOL", "SSL",
            "KAFKA_SSL_TRUSTSTORE_TYPE", "PEM",
            "KAFKA_SSL_TRUSTSTORE_LOCATION", "/conduct/kafka/ca.crt",
            "KAFKA_SSL_KEYSTORE_TYPE", "PKCS12",
            "KAFKA_SSL_KEYSTORE_LOCATION", "/conduct/kafka-user/user.p12");
    private static final Pattern SECRET =
            Pattern.compile("(-key|app-secrets|verify-token|callback-token|(page|instagram|refresh)-tokens?(\\.\\w+)?"
                    + "|consumer-secret|x\\.tokens(\\..*)?|client-secret\\.value|password|username)$");
    /** What is for Kubernetes and not for a service. */
    private static final Set<String> FOR_KUBERNETES = Set.of(
            "installation.namespace",
            "certificates.email",
            "vault.server",
            "backup.destination",
            "runbook.url",
            "quarkus.oidc.auth-server-url");
    /** What ingest hands to the framework as it is. */
    private static final Set<String> FOR_GOOGLE =
            Set.of("quarkus.oidc-client.client-id", "quarkus.oidc.pushes-of-google.tenant-enabled");

    private final Overlay overlay;
    private final Complaints complaints = new Complaints();

    private Settings(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> complaints(Overlay overlay) {
        var settings = new Settings(overlay);
        overlay.of("Deployment").forEach(settings::service);
        overlay.of("ConfigMap").stream()
                .filter(map -> map.name().startsWith("practice-"))
                .forEach(settings::practice);
        return settings.complaints.told();
    }

    /** The settings a Deployment writes out, by name. */
    static Map<String, String> of(Manifest deployment) {
        var settings = new HashMap<String, String>();
        deployment
                .list("/spec/template/spec/containers/0/env")
                .forEach(each -> settings.put(
                        each.path("name").asText(), each.path("value").asText()));
        return settings;
    }

    private void service(Manifest deployment) {
        var meant = new TreeSet<>(OF_ALL);
        if (Checkout.settingsOf(deployment.name()).getProperty("quarkus.datasource.db-kind") != null) {
            meant.addAll(OF_THOSE_WHO_KEEP);
        }
        // Every secret that a service knows is given to it.
        known(deployment.name()).stream()
                .filter(name ->
                        SECRET.matcher(name).find() && !IN_FILES.matcher(name).matches())
                .filter(name -> !name.startsWith(NOTIFY) || overlay.sendsByNotify())
                .forEach(name -> meant.add(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")));
        var set = of(deployment);
        complaints.unlessSame(new TreeSet<>(set.keySet()), meant, deployment, "what is set");
        complaints.unlessSame(
                set.getOrDefault("QUARKUS_CONFIG_LOCATIONS", ""),
                known(deployment.name()).stream().anyMatch(IN_FILES.asMatchPredicate())
                        ? PRACTICE + "," + TOKENS
                        : PRACTICE,
                deployment,
                "where its settings are");
        VALUES.forEach((name, value) -> complaints.unlessSame(set.getOrDefault(name, ""), value, deployment, name));
        complaints.unless(
                set.getOrDefault("JAVA_TOOL_OPTIONS", "")
                        .matches("-XX:MaxRAMPercentage=[4-7]\\d -XX:\\+ExitOnOutOfMemoryError"),
                deployment,
                "its heap is not a part of its memory");
        secrets(deployment);
        set.values().forEach(value -> places(deployment, value));
    }

    /** Who reads what from which secret is the name of the setting. */
    private void secrets(Manifest deployment) {
        var keystore = Map.of("KAFKA_SSL_KEYSTORE_PASSWORD", deployment.name() + " user.password");
        for (var setting : deployment.list("/spec/template/spec/containers/0/env")) {
            var name = setting.path("name").asText();
            if (!setting.has("valueFrom")) {
                continue;
            }
            var from = setting.at("/valueFrom/secretKeyRef/name").asText() + " "
                    + setting.at("/valueFrom/secretKeyRef/key").asText();
            complaints.unlessSame(from, keystore.getOrDefault(name, from), deployment, "where " + name + " comes from");
            var key = setting.at("/valueFrom/secretKeyRef/key").asText();
            complaints.unless(
                    name.replace('_', '-').toLowerCase(Locale.ROOT).endsWith(key.replace("user.", "")),
                    deployment,
                    name + " is not " + key);
        }
        for (var volume : deployment.list("/spec/template/spec/volumes")) {
            if (volume.path("name").asText().equals("kafka-user")) {
                complaints.unlessSame(
                        volume.at("/secret/secretName").asText(), deployment.name(), deployment, "who it is to Kafka");
            }
        }
    }

    /** A file that a setting names is a file that a volume brings. */
    private void places(Manifest deployment, String value) {
        var place = PLACE.matcher(value);
        while (place.find()) {
            complaints.unless(files(deployment).contains(place.group()), deployment, "nothing brings " + place.group());
        }
    }

    private Set<String> files(Manifest deployment) {
        var files = new TreeSet<String>();
        for (var mount : deployment.list("/spec/template/spec/containers/0/volumeMounts")) {
            for (var volume : deployment.list("/spec/template/spec/volumes")) {
                if (volume.path("name").equals(mount.path("name"))) {
                    names(volume)
                            .forEach(name -> files.add(mount.path("mountPath").asText() + "/" + name));
                }
            }
        }
        return files;
    }

    private Set<String> names(JsonNode volume) {
        var map = overlay.find("ConfigMap", volume.at("/configMap/name").asText());
        if (map.isPresent()) {
            return map.get().texts("/data").keySet();
        }
        return items(volume.at("/secret/items")).stream()
                .map(item -> item.path("path").asText())
                .collect(Collectors.toSet());
    }

    private void practice(Manifest map) {
        var settings = overlay.settings();
        var known = new TreeSet<String>();
        Checkout.SERVICES.forEach(service -> known.addAll(known(service)));
        for (var name : settings.stringPropertyNames()) {
            complaints.unless(!SECRET.matcher(name).find(), map, name + " is a secret, and this is no place for one");
            complaints.unless(isKnown(name, known), map, "nobody reads " + name);
            complaints.unless(
                    name.startsWith("network.") || !settings.getProperty(name).isBlank(), map, name + " has no value");
        }
        practices(settings.stringPropertyNames())
                .forEach(code -> List.of(
                                "name",
                                "phone",
                                "address",
                                "complaints-url",
                                "manager.name",
                                "manager.email",
                                "safeguarding-lead.name",
                                "safeguarding-lead.email",
                                "commissioner.name",
                                "commissioner.email")
                        .forEach(part -> complaints.unless(
                                settings.containsKey("conduct.practice." + code + "." + part),
                                map,
                                code + " has no " + part)));
        complaints.unless(!practices(settings.stringPropertyNames()).isEmpty(), map, "names no practice");
        complaints.unlessSame(
                settings.getProperty("installation.namespace", ""), overlay.namespace(), map, "the namespace");
        complaints.unless(
                settings.getProperty("quarkus.oidc.auth-server-url", "").startsWith("https://"),
                map,
                "nobody can sign in");
        complaints.unless(
                !settings.getProperty("conduct.notifier.smtp.tls", "starttls").equals("none"),
                map,
                "letters go in the clear");
        complaints.unlessSame(
                settings.getProperty("conduct.notifier.smtp.port", "587"), mailPort(), map, "the mail server's port");
    }

    private String mailPort() {
        return overlay.find("NetworkPolicy", "notifier-service")
                .map(policy -> policy.text("/spec/egress/2/ports/0/port"))
                .orElse("");
    }

    private static boolean isKnown(String name, Set<String> known) {
        return FOR_KUBERNETES.contains(name)
                || FOR_GOOGLE.contains(name)
                || name.matches("host\\.(ingest|classifier|cases|letters)")
                || name.matches("network\\.(oidc|mail-server|backup-store|kubernetes-api)")
                || known.contains(name)
                || known.contains(name.replaceAll(
                        "^conduct\\.practice\\.\\w+\\.((manager|safeguarding-lead|commissioner|advisers\\.\\w+)\\.)?",
                        "conduct.practice."))
                || known.contains(name.replaceAll("\\.(\\w+|\"[^\"]+\")$", ""));
    }

    private static Set<String> practices(Set<String> names) {
        return names.stream()
                .filter(name -> name.matches("conduct\\.practice\\.\\w+\\..*"))
                .map(name -> name.split("\\.", 4)[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the settings that a service's sources ask for. */
    private static Set<String> known(String service) {
        return KNOWN.computeIfAbsent(service, Settings::read);
    }

    private static final Map<String, Set<String>> KNOWN = new HashMap<>();

    private static Set<String> read(String service) {
        var names = new TreeSet<String>();
        for (var source : Checkout.sources(service)) {
            var text = Checkout.text(source);
            var mapping = MAPPING.matcher(text);
            if (mapping.find()) {
                properties(text + inherited(service, text))
                        .forEach(property -> names.add(mapping.group(1) + "." + property));
            }
        }
        return names;
    }

    /** The sources of what the settings have in common with others. */
    private static String inherited(String service, String text) {
        var parent = PARENT.matcher(text);
        return !parent.find()
                ? ""
                : Checkout.sources(service).stream()
                        .filter(source -> source.endsWith(parent.group(1) + ".java"))
                        .map(Checkout::text)
                        .collect(Collectors.joining());
    }

    private static Set<String> properties(String text) {
        return PROPERTY.matcher(text)
                .results()
                .map(property -> kebab(property.group(1)))
                .collect(Collectors.toSet());
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
