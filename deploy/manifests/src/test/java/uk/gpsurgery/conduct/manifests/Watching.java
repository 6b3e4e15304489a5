package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.texts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Prometheus asks is there to be asked. */
final class Watching {

    /** Ports that the operators open, by the label of their pods. */
    private static final Map<String, Set<String>> OF_OPERATORS =
            Map.of("cnpg.io/cluster", Set.of("metrics"), "strimzi.io/cluster", Set.of("tcp-prometheus"));

    private final Overlay overlay;
    private final Complaints complaints = new Complaints();

    private Watching(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> complaints(Overlay overlay) {
        var watching = new Watching(overlay);
        overlay.of("PodMonitor").forEach(watching::monitor);
        return watching.complaints.told();
    }

    private void monitor(Manifest monitor) {
        var labels = texts(monitor.at("/spec/selector/matchLabels"));
        for (var endpoint : monitor.list("/spec/podMetricsEndpoints")) {
            var port = endpoint.path("port").asText();
            var operator = OF_OPERATORS.entrySet().stream()
                    .filter(each -> labels.containsKey(each.getKey()))
                    .findFirst();
            if (operator.isPresent()) {
                complaints.unless(
                        operator.get().getValue().contains(port), monitor, "asks at a port that is not there");
                complaints.unless(
                        overlay.manifests().stream()
                                .anyMatch(each -> Set.of("Kafka", "Cluster").contains(each.kind())
                                        && labels.containsValue(each.name())),
                        monitor,
                        "asks nobody");
            } else {
                services(monitor, labels, port);
                complaints.unlessSame(endpoint.path("path").asText(), "/q/metrics", monitor, "what it asks");
            }
        }
    }

    private void services(Manifest monitor, Map<String, String> labels, String port) {
        for (var deployment : overlay.of("Deployment")) {
            complaints.unless(
                    deployment
                            .texts("/spec/template/metadata/labels")
                            .entrySet()
                            .containsAll(labels.entrySet()),
                    monitor,
                    "does not see " + deployment.name());
            complaints.unless(
                    deployment.list("/spec/template/spec/containers/0/ports").stream()
                            .anyMatch(each -> each.path("name").asText().equals(port)),
                    monitor,
                    "asks at a port that is not there");
        }
    }
}
