package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.items;
import static uk.gpsurgery.conduct.manifests.Manifest.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may talk to whom: what the network policies allow together is {@code edges.txt}, and no more. */
final class Edges {

    private static final Path TABLE = Path.of(System.getProperty("basedir", "."), "src/test/resources/edges.txt");
    private static final Map<String, String> SETTINGS = Map.of(
            "oidc", "network.oidc",
            "mail-server", "network.mail-server",
            "backup-store", "network.backup-store",
            "kubernetes-api", "network.kubernetes-api");

    /** Networks that are not the internet: a request that somebody slipped in is not to reach them. */
    private static final Set<String> INSIDE =
            Set.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "127.0.0.0/8");

    private final Overlay overlay;
    private final Complaints complaints = new Complaints();

    private Edges(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> complaints(Overlay overlay) {
        var edges = new Edges(overlay);
        edges.nothingGoesByItself();
        edges.theTableIsMet();
        overlay.of("NetworkPolicy").forEach(edges::types);
        return edges.complaints.told();
    }

    private void nothingGoesByItself() {
        var shut = overlay.of("NetworkPolicy").stream()
                .anyMatch(policy -> policy.at("/spec/podSelector").isEmpty()
                        && types(policy.tree()).equals(Set.of("Ingress", "Egress"))
                        && !policy.at("/spec").has("ingress")
                        && !policy.at("/spec").has("egress"));
        if (!shut) {
            complaints.missing("nothing shuts the doors that nobody opens");
        }
    }

    /** A list of rules under a type that is not named would have no effect, and the other way round it shuts a door. */
    private void types(Manifest policy) {
        var rules = new TreeSet<String>();
        if (policy.at("/spec").has("ingress")) {
            rules.add("Ingress");
        }
        if (policy.at("/spec").has("egress")) {
            rules.add("Egress");
        }
        complaints.unless(
                policy.name().equals("default-deny") || rules.equals(types(policy.tree())),
                policy,
                "its rules are not of its types");
    }

    private void theTableIsMet() {
        var meant = new TreeSet<String>();
        Checkout.lines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(this::isOfThisOverlay)
                .forEach(meant::add);
        var are = new TreeSet<String>();
        overlay.of("NetworkPolicy").forEach(policy -> are.addAll(allowed(policy)));
        difference(are, meant).forEach(edge -> complaints.missing("allowed and not in edges.txt: " + edge));
        difference(meant, are).forEach(edge -> complaints.missing("in edges.txt and not allowed: " + edge));
    }

    /** dev has no backups and no certificates, and not everybody sends by GOV.UK Notify. */
    private boolean isOfThisOverlay(String edge) {
        if (edge.startsWith("notifier-service -> internet")) {
            return overlay.sendsByNotify();
        }
        return overlay.isForReal() || !(edge.contains("backup-store") || edge.contains("http01-solver"));
    }

    private Set<String> allowed(Manifest policy) {
        var pods = pods(policy.at("/spec/podSelector"));
        var edges = new TreeSet<String>();
        for (var rule : policy.list("/spec/ingress")) {
            each(rule, "from").forEach(edge -> edges.add(pods + " <- " + edge));
        }
        for (var rule : policy.list("/spec/egress")) {
            each(rule, "to").forEach(edge -> edges.add(pods + " -> " + edge));
        }
        return edges;
    }

    private Set<String> each(JsonNode rule, String way) {
        var edges = new TreeSet<String>();
        for (var peer : rule.path(way)) {
            for (var port : rule.path("ports")) {
                edges.add(who(peer) + " " + port.path("protocol").asText() + " "
                        + port.path("port").asText());
            }
        }
        return edges;
    }

    private String who(JsonNode peer) {
        if (!peer.has("ipBlock")) {
            return peer(peer);
        }
        var network = peer.at("/ipBlock/cidr").asText();
        var except =
                items(peer.at("/ipBlock/except")).stream().map(JsonNode::asText).collect(Collectors.toSet());
        if (network.equals("0.0.0.0/0") && except.equals(INSIDE)) {
            return "internet";
        }
        var settings = overlay.settings();
        return SETTINGS.entrySet().stream()
                .filter(each -> network.equals(settings.getProperty(each.getValue())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("network " + network + " without " + except);
    }

    /** Pods here by their name, pods elsewhere as {@code namespace/name}. */
    static String peer(JsonNode peer) {
        var namespace = peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                .asText();
        var pods = pods(peer.path("podSelector"));
        return namespace.isEmpty() ? pods : namespace + "/" + pods;
    }

    /** The one label that tells them apart; whoever selects by two must mean both. */
    private static String pods(JsonNode selector) {
        var labels = texts(selector.path("matchLabels"));
        return labels.isEmpty()
                ? "all"
                : labels.entrySet().stream()
                        .map(label -> label.getKey()
                                        .matches(
                                                "app.kubernetes.io/(name|component)|app|k8s-app|strimzi.io/(name|kind|cluster)|cnpg.io/cluster")
                                ? label.getValue()
                                : label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining("+"));
    }

    private static Set<String> types(JsonNode policy) {
        return items(policy.at("/spec/policyTypes")).stream()
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Set<String> difference(Set<String> all, Set<String> without) {
        var rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
