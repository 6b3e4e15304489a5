package uk.gpsurgery.conduct.manifests;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How it all is put in place: labelled, in its namespace, what others need first, and nothing lost by a slip. */
final class Order {

    private static final Set<String> KEPT =
            Set.of("Namespace", "Kafka", "KafkaNodePool", "KafkaTopic", "Cluster", "Database");
    /** When each kind comes, where it matters. Gateway and certificate need one another, and come together. */
    private static final Map<String, Integer> WAVES = Map.ofEntries(
            Map.entry("Namespace", -3),
            Map.entry("ValidatingAdmissionPolicy", -3),
            Map.entry("ValidatingAdmissionPolicyBinding", -3),
            Map.entry("SecretStore", -2),
            Map.entry("ExternalSecret", -2),
            Map.entry("NetworkPolicy", -2),
            Map.entry("ObjectStore", -2),
            Map.entry("Issuer", -2),
            Map.entry("Kafka", -1),
            Map.entry("KafkaNodePool", -1),
            Map.entry("Cluster", -1),
            Map.entry("KafkaTopic", 0),
            Map.entry("KafkaUser", 0),
            Map.entry("Database", 0),
            Map.entry("ScheduledBackup", 0),
            Map.entry("Gateway", 1),
            Map.entry("HTTPRoute", 1),
            Map.entry("Certificate", 1),
            Map.entry("Deployment", 2),
            Map.entry("ScaledObject", 3),
            Map.entry("TriggerAuthentication", 3));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\.invalid\\b|192\\.0\\.2\\.|of-the-practice");

    private Order() {}

    static List<String> complaints(Overlay overlay) {
        var complaints = new Complaints();
        var ids = new HashSet<String>();
        for (var each : overlay.manifests()) {
            complaints.unless(ids.add(each.id()), each, "is there twice");
            complaints.unless(
                    !PLACEHOLDER.matcher(each.tree().toString()).find(),
                    each,
                    "has a placeholder that no setting filled");
            if (each.kind().equals("ConfigMap")) {
                continue;
            }
            complaints.unlessSame(
                    each.text("/metadata/labels/app.kubernetes.io~1part-of"), "conduct", each, "what it is part of");
            var annotations = each.texts("/metadata/annotations");
            var wave = WAVES.get(each.kind());
            if (wave != null) {
                complaints.unlessSame(
                        annotations.getOrDefault("argocd.argoproj.io/sync-wave", ""),
                        wave.toString(),
                        each,
                        "when it comes");
            }
            complaints.unless(
                    !KEPT.contains(each.kind()) || annotations.containsKey("argocd.argoproj.io/sync-options"),
                    each,
                    "is lost when a line is taken out of a file");
            if (!each.kind().equals("Namespace")) {
                complaints.unlessSame(each.text("/metadata/namespace"), overlay.namespace(), each, "its namespace");
            }
        }
        overlay.of("Namespace").forEach(namespace -> guarded(complaints, namespace));
        overlay.of("ValidatingAdmissionPolicyBinding").forEach(binding -> bound(complaints, overlay, binding));
        if (overlay.of("ValidatingAdmissionPolicyBinding").isEmpty()) {
            complaints.missing("nobody asks for the house rules");
        }
        return complaints.told();
    }

    private static void guarded(Complaints complaints, Manifest namespace) {
        var labels = namespace.texts("/metadata/labels");
        for (var mode : List.of("enforce", "warn", "audit")) {
            complaints.unlessSame(
                    labels.getOrDefault("pod-security.kubernetes.io/" + mode, ""),
                    "restricted",
                    namespace,
                    "pod security, " + mode);
        }
    }

    private static void bound(Complaints complaints, Overlay overlay, Manifest binding) {
        complaints.unless(
                overlay.find("ValidatingAdmissionPolicy", binding.text("/spec/policyName"))
                        .isPresent(),
                binding,
                "binds nothing");
        complaints.unless(
                binding.list("/spec/validationActions").stream()
                        .anyMatch(each -> each.asText().equals("Deny")),
                binding,
                "refuses nothing");
        var asked = binding.texts("/spec/matchResources/namespaceSelector/matchLabels");
        complaints.unless(
                overlay.of("Namespace").stream()
                        .allMatch(each ->
                                each.texts("/metadata/labels").entrySet().containsAll(asked.entrySet())),
                binding,
                "the namespace does not ask for it");
    }
}
