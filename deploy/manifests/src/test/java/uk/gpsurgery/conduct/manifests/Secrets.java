package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Every secret that somebody asks for is given by somebody, with that key; and none is given for nothing. */
final class Secrets {

    private static final Pattern MADE = Pattern.compile("^make (\\S+) (.*)$", Pattern.MULTILINE);
    private static final Pattern KEY = Pattern.compile("(?:^| )\"?([a-z.-]+)=");

    private final Overlay overlay;
    private final Complaints complaints = new Complaints();
    private final Map<String, Set<String>> given = new TreeMap<>();
    private final Set<String> asked = new HashSet<>();

    private Secrets(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> complaints(Overlay overlay) {
        var secrets = new Secrets(overlay);
        secrets.collect();
        overlay.of("Deployment").forEach(secrets::ofPods);
        secrets.ofOperators();
        overlay.of("ExternalSecret").forEach(secret -> {
            secrets.complaints.unless(secrets.asked.contains(secret.name()), secret, "nobody asks for it");
            secrets.store(secret);
        });
        return secrets.complaints.told();
    }

    private void collect() {
        for (var secret : overlay.of("ExternalSecret")) {
            var keys = new TreeSet<String>();
            secret.list("/spec/data")
                    .forEach(each -> keys.add(each.path("secretKey").asText()));
            given.put(secret.text("/spec/target/name"), keys);
        }
        overlay.of("KafkaUser")
                .forEach(user ->
                        given.put(user.name(), Set.of("ca.crt", "user.crt", "user.key", "user.p12", "user.password")));
        overlay.of("Kafka")
                .forEach(kafka ->
                        given.put(kafka.name() + "-cluster-ca-cert", Set.of("ca.crt", "ca.p12", "ca.password")));
        // It also holds ca.key, which is nobody's but the operator's.
        overlay.of("Cluster").forEach(cluster -> given.put(cluster.name() + "-ca", Set.of("ca.crt")));
        overlay.of("Certificate")
                .forEach(certificate -> given.put(certificate.text("/spec/secretName"), Set.of("tls.crt", "tls.key")));
        if (!overlay.isForReal()) {
            collectMadeByHand();
        }
    }

    /** What {@code make-secrets} makes where there is no vault. */
    private void collectMadeByHand() {
        var made = MADE.matcher(Checkout.text(Checkout.KUBERNETES.resolve("overlays/dev/make-secrets")));
        while (made.find()) {
            var keys = new TreeSet<String>();
            var key = KEY.matcher(made.group(2));
            while (key.find()) {
                keys.add(key.group(1));
            }
            given.put(made.group(1), keys);
        }
    }

    private void ofPods(Manifest deployment) {
        for (var setting : deployment.list("/spec/template/spec/containers/0/env")) {
            var reference = setting.at("/valueFrom/secretKeyRef");
            complaints.unless(
                    setting.has("value") != !reference.isMissingNode(),
                    deployment,
                    "a setting has a value or a secret: " + setting.path("name").asText());
            if (!reference.isMissingNode()) {
                ask(deployment, reference);
            }
        }
        for (var volume : deployment.list("/spec/template/spec/volumes")) {
            var name = volume.at("/secret/secretName").asText();
            items(volume.at("/secret/items"))
                    .forEach(item -> ask(deployment, name, item.path("key").asText()));
        }
    }

    private void ofOperators() {
        for (var cluster : overlay.of("Cluster")) {
            for (var role : cluster.list("/spec/managed/roles")) {
                var secret = role.at("/passwordSecret/name").asText();
                ask(cluster, secret, "username");
                ask(cluster, secret, "password");
                complaints.unlessSame(secret, "database-" + role.path("name").asText(), cluster, "a role's secret");
            }
        }
        for (var store : overlay.of("ObjectStore")) {
            ask(store, store.at("/spec/configuration/s3Credentials/accessKeyId"));
            ask(store, store.at("/spec/configuration/s3Credentials/secretAccessKey"));
        }
        for (var trigger : overlay.of("TriggerAuthentication")) {
            trigger.list("/spec/secretTargetRef").forEach(reference -> ask(trigger, reference));
        }
        for (var gateway : overlay.of("Gateway")) {
            for (var listener : gateway.list("/spec/listeners")) {
                items(listener.at("/tls/certificateRefs"))
                        .forEach(
                                reference -> ask(gateway, reference.path("name").asText(), "tls.crt"));
            }
        }
    }

    private void ask(Manifest who, JsonNode reference) {
        ask(who, reference.path("name").asText(), reference.path("key").asText());
    }

    private void ask(Manifest who, String secret, String key) {
        asked.add(secret);
        complaints.unless(
                given.getOrDefault(secret, Set.of()).contains(key),
                who,
                "nobody gives " + key + " of secret " + secret);
    }

    private void store(Manifest secret) {
        var store = overlay.find("SecretStore", secret.text("/spec/secretStoreRef/name"));
        complaints.unless(store.isPresent(), secret, "its store is not there");
        store.ifPresent(each -> complaints.unless(
                overlay.find("ServiceAccount", each.text("/spec/provider/vault/auth/kubernetes/serviceAccountRef/name"))
                        .isPresent(),
                each,
                "its account is not there"));
        complaints.unlessSame(secret.text("/spec/target/name"), secret.name(), secret, "its target");
        complaints.unlessSame(secret.text("/spec/refreshInterval"), "1h", secret, "how soon it follows the vault");
        for (var each : secret.list("/spec/data")) {
            complaints.unlessSame(each.at("/remoteRef/key").asText(), secret.name(), secret, "its place in the vault");
            complaints.unlessSame(
                    each.at("/remoteRef/property").asText(),
                    each.path("secretKey").asText(),
                    secret,
                    "its name in the vault");
        }
        if (secret.name().startsWith("database-")) {
            complaints.unlessSame(
                    secret.text("/spec/target/template/metadata/labels/cnpg.io~1reload"),
                    "true",
                    secret,
                    "whether the operator reloads it");
        }
    }
}
