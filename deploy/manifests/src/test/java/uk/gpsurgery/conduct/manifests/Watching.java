package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.texts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What Prometheus asks is there to be asked, and what alerts and the dashboard show is really told. */
final class Watching {

    /** Ports that the operators open, by the label of their pods. */
    private static final Map<String, Set<String>> OF_OPERATORS =
            Map.of("cnpg.io/cluster", Set.of("metrics"), "strimzi.io/cluster", Set.of("tcp-prometheus"));

    private final Overlay overlay;
    private final Metrics metrics = Metrics.ofTheServices();
    private final Complaints complaints = new Complaints();

    private Watching(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> complaints(Overlay overlay) {
        var watching = new Watching(overlay);
        overlay.of("PodMonitor").forEach(watching::monitor);
        overlay.of("PrometheusRule").forEach(watching::rules);
        overlay.of("ConfigMap").stream()
                .filter(map -> map.name().startsWith("dashboard-"))
                .forEach(watching::dashboard);
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
                services(monitor, labels);
                complaints.unlessSame(port, "management", monitor, "the door it asks at");
                complaints.unlessSame(endpoint.path("path").asText(), "/q/metrics", monitor, "what it asks");
            }
        }
    }

    private void services(Manifest monitor, Map<String, String> labels) {
        for (var deployment : overlay.of("Deployment")) {
            complaints.unless(
                    deployment
                            .texts("/spec/template/metadata/labels")
                            .entrySet()
                            .containsAll(labels.entrySet()),
                    monitor,
                    "does not see " + deployment.name());
        }
    }

    private void rules(Manifest rules) {
        var alerts = new TreeSet<String>();
        for (var group : rules.list("/spec/groups")) {
            for (var rule : group.path("rules")) {
                metrics.complaintsAbout(rule.path("expr").asText())
                        .forEach(each -> complaints.unless(false, rules, each));
                complaints.unless(rule.has("alert") != rule.has("record"), rules, "a rule is no alert and no record");
                if (rule.has("alert")) {
                    var name = rule.path("alert").asText();
                    complaints.unless(alerts.add(name), rules, "has " + name + " twice");
                    complaints.unlessSame(
                            rule.at("/annotations/runbook_url").asText(),
                            overlay.settings().getProperty("runbook.url") + "#" + name.toLowerCase(Locale.ROOT),
                            rules,
                            "where " + name + " is explained");
                    complaints.unless(rule.path("labels").has("severity"), rules, name + " says not how bad it is");
                    complaints.unless(rule.path("annotations").has("summary"), rules, name + " says nothing");
                }
            }
        }
        complaints.unlessSame(alerts, explained(), rules, "what the runbook explains");
    }

    private void dashboard(Manifest map) {
        var panels =
                Checkout.yaml(map.at("/data").path("conduct.json").asText()).path("panels");
        complaints.unless(panels.size() >= 10, map, "shows little");
        for (var panel : panels) {
            for (var target : panel.path("targets")) {
                metrics.complaintsAbout(target.path("expr").asText())
                        .forEach(each -> complaints.unless(
                                false, map, panel.path("title").asText() + ": " + each));
            }
        }
    }

    /** The runbook's sections about alerts. */
    private static Set<String> explained() {
        return Checkout.lines(Checkout.KUBERNETES.resolve("RUNBOOK.md")).stream()
                .filter(line -> line.startsWith("### Conduct"))
                .map(line -> line.substring("### ".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
