package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the world can reach: four names, under TLS, and of each service only what is for it. */
final class Doors {

    private static final Map<String, String> SERVICE_OF = Map.of(
            "ingest",
            "ingest-service",
            "classifier",
            "classifier-service",
            "cases",
            "case-service",
            "letters",
            "notifier-service");

    /** Requests in a second that a post which many people answer may bring. */
    private static final int BUSY = 100;

    private final Overlay overlay;
    private final Complaints complaints = new Complaints();

    private Doors(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> complaints(Overlay overlay) {
        var doors = new Doors(overlay);
        overlay.of("Gateway").forEach(doors::gateway);
        overlay.of("HTTPRoute").forEach(doors::route);
        overlay.of("Certificate").forEach(doors::certificate);
        overlay.of("Issuer").forEach(doors::issuer);
        overlay.of("ClientTrafficPolicy").forEach(doors::policy);
        overlay.of("BackendTrafficPolicy").forEach(doors::policy);
        return doors.complaints.told();
    }

    private void gateway(Manifest gateway) {
        var routed = new HashSet<String>();
        overlay.of("HTTPRoute").forEach(route -> routed.add(route.text("/spec/parentRefs/0/sectionName")));
        var listeners = new HashSet<String>();
        for (var listener : gateway.list("/spec/listeners")) {
            var name = listener.path("name").asText();
            complaints.unless(listeners.add(name), gateway, "has listener " + name + " twice");
            complaints.unless(routed.contains(name), gateway, "listener " + name + " leads nowhere");
            if (name.equals("http")) {
                complaints.unlessSame(
                        listener.path("protocol").asText()
                                + listener.path("port").asText(),
                        "HTTP80",
                        gateway,
                        "its open door");
            } else {
                complaints.unlessSame(
                        listener.path("protocol").asText()
                                + listener.path("port").asText(),
                        "HTTPS443",
                        gateway,
                        "its door " + name);
                complaints.unless(listener.has("tls"), gateway, name + " has no certificate");
                complaints.unlessSame(
                        listener.path("hostname").asText(),
                        overlay.settings().getProperty("host." + name, ""),
                        gateway,
                        "the host of " + name);
            }
        }
        for (var kind : List.of("ClientTrafficPolicy", "BackendTrafficPolicy")) {
            complaints.unless(!overlay.of(kind).isEmpty(), gateway, "takes whatever comes: no " + kind);
        }
    }

    private void route(Manifest route) {
        var door = route.text("/spec/parentRefs/0/sectionName");
        parent(route, route.at("/spec/parentRefs/0"));
        if (door.equals("http")) {
            complaints.unless(!route.at("/spec/rules/0/filters").isMissingNode(), route, "leads in without TLS");
            complaints.unlessSame(
                    route.at("/spec/rules/0/filters/0/requestRedirect/statusCode")
                            .asInt(),
                    301,
                    route,
                    "its redirection");
            complaints.unless(!route.at("/spec/rules/0").has("backendRefs"), route, "leads in without TLS");
            return;
        }
        for (var rule : route.list("/spec/rules")) {
            complaints.unlessSame(
                    rule.at("/backendRefs/0/name").asText(),
                    SERVICE_OF.getOrDefault(door, ""),
                    route,
                    "where it leads");
            complaints.unlessSame(
                    rule.at("/backendRefs/0/port").asText(),
                    Workloads.portOf(SERVICE_OF.getOrDefault(door, ""), "http"),
                    route,
                    "the port it leads to");
            complaints.unless(rule.path("matches").size() > 0, route, "leads to everything, also /q");
            for (var match : rule.path("matches")) {
                var path = match.at("/path/value").asText();
                complaints.unless(
                        path.matches("/(v1|webhooks|callbacks|answer)(/.*)?"), route, "lets the world see " + path);
            }
            complaints.unless(rule.has("timeouts"), route, "waits for ever");
        }
    }

    private void parent(Manifest who, JsonNode reference) {
        var gateway = overlay.find("Gateway", reference.path("name").asText());
        complaints.unless(
                gateway.isPresent()
                        && gateway.get().list("/spec/listeners").stream()
                                .anyMatch(each -> each.path("name")
                                        .asText()
                                        .equals(reference.path("sectionName").asText())),
                who,
                "belongs to a door that is not there");
    }

    private void certificate(Manifest certificate) {
        var names = new TreeSet<String>();
        certificate.list("/spec/dnsNames").forEach(name -> names.add(name.asText()));
        var hosts = new TreeSet<String>();
        for (var gateway : overlay.of("Gateway")) {
            gateway.list("/spec/listeners").stream()
                    .filter(each -> each.has("hostname"))
                    .forEach(each -> hosts.add(each.path("hostname").asText()));
        }
        complaints.unlessSame(names, hosts, certificate, "for whom it stands");
        complaints.unless(
                overlay.find(certificate.text("/spec/issuerRef/kind"), certificate.text("/spec/issuerRef/name"))
                        .isPresent(),
                certificate,
                "nobody issues it");
        complaints.unless(
                hours(certificate.text("/spec/renewBefore"))
                                .multipliedBy(2)
                                .compareTo(hours(certificate.text("/spec/duration")))
                        <= 0,
                certificate,
                "is renewed all the time");
    }

    private void issuer(Manifest issuer) {
        for (var solver : issuer.list("/spec/acme/solvers")) {
            items(solver.at("/http01/gatewayHTTPRoute/parentRefs")).forEach(reference -> parent(issuer, reference));
        }
        complaints.unlessSame(
                issuer.text("/spec/acme/email"),
                overlay.settings().getProperty("certificates.email", ""),
                issuer,
                "whom it warns");
    }

    private void policy(Manifest policy) {
        complaints.unless(
                overlay.find("Gateway", policy.text("/spec/targetRefs/0/name")).isPresent(), policy, "limits nothing");
        var limit = policy.at("/spec/rateLimit/local/rules/0/limit/requests");
        complaints.unless(limit.isMissingNode() || limit.asInt() >= BUSY, policy, "refuses a busy hour");
    }

    /** What is no duration is a complaint of the shapes, and nothing here. */
    private static Duration hours(String text) {
        return text.matches("\\d+h") ? Duration.parse("PT" + text) : Duration.ZERO;
    }
}
