package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.items;
import static uk.gpsurgery.conduct.manifests.Manifest.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each service has its Deployment, Service, account and budget, and they mean one another. */
final class Workloads {

    private static final String CONTAINERS = "/spec/template/spec/containers";
    private static final String LABELS = "/spec/template/metadata/labels";
    private static final String NAME = "app.kubernetes.io/name";

    private final Overlay overlay;
    private final Complaints complaints = new Complaints();

    private Workloads(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> complaints(Overlay overlay) {
        var workloads = new Workloads(overlay);
        Checkout.SERVICES.forEach(workloads::complete);
        overlay.of("Deployment").forEach(workloads::deployment);
        overlay.of("Service").forEach(workloads::service);
        overlay.of("PodDisruptionBudget").forEach(workloads::budget);
        overlay.of("ServiceAccount")
                .forEach(account -> workloads.complaints.unless(
                        !account.at("/automountServiceAccountToken").asBoolean(true), account, "has a token"));
        return workloads.complaints.told();
    }

    private void complete(String service) {
        for (var kind : List.of("Deployment", "Service", "ServiceAccount", "PodDisruptionBudget")) {
            if (overlay.find(kind, service).isEmpty()) {
                complaints.missing(service + " has no " + kind);
            }
        }
    }

    private void deployment(Manifest deployment) {
        var labels = deployment.texts(LABELS);
        complaints.unlessSame(
                deployment.texts("/spec/selector/matchLabels"),
                Map.of(NAME, deployment.name()),
                deployment,
                "its selector");
        complaints.unless(
                labels.entrySet()
                        .containsAll(
                                deployment.texts("/spec/selector/matchLabels").entrySet()),
                deployment,
                "does not select its own pods");
        complaints.unlessSame(
                labels.getOrDefault("app.kubernetes.io/part-of", ""),
                "conduct",
                deployment,
                "what its pods are part of");
        complaints.unlessSame(
                deployment.text("/spec/template/spec/serviceAccountName"),
                deployment.name(),
                deployment,
                "its account");
        complaints.unless(
                overlay.find("ServiceAccount", deployment.text("/spec/template/spec/serviceAccountName"))
                        .isPresent(),
                deployment,
                "its account is not there");
        for (var spread : deployment.list("/spec/template/spec/topologySpreadConstraints")) {
            complaints.unlessSame(
                    texts(spread.at("/labelSelector/matchLabels")),
                    Map.of(NAME, deployment.name()),
                    deployment,
                    "whom it spreads");
            complaints.unless(
                    !overlay.isForReal()
                            || !spread.path("topologyKey").asText().endsWith("/zone")
                            || spread.path("whenUnsatisfiable").asText().equals("DoNotSchedule"),
                    deployment,
                    "may stand in one zone alone");
        }
        complaints.unless(
                !overlay.isForReal() || deployment.at("/spec/replicas").asInt(2) >= 2, deployment, "stands on one pod");
        complaints.unlessSame(deployment.list(CONTAINERS).size(), 1, deployment, "the number of its containers");
        deployment.list(CONTAINERS).forEach(container -> container(deployment, container));
        endsInTime(deployment);
    }

    private void container(Manifest deployment, JsonNode container) {
        complaints.unlessSame(container.path("name").asText(), deployment.name(), deployment, "its container");
        complaints.unless(
                container.path("image").asText().contains("/" + deployment.name() + "@"),
                deployment,
                "runs another's image");
        unique(deployment, container.path("ports"), port -> port.path("name").asText(), "a port's name");
        unique(
                deployment,
                container.path("ports"),
                port -> port.path("containerPort").asText(),
                "a port");
        unique(
                deployment,
                container.path("env"),
                setting -> setting.path("name").asText(),
                "a setting");
        unique(
                deployment,
                container.path("volumeMounts"),
                mount -> mount.path("mountPath").asText(),
                "a place");
        complaints.unlessSame(
                items(container.path("ports")).stream()
                        .map(port -> port.path("name").asText() + " "
                                + port.path("containerPort").asText())
                        .toList(),
                Stream.of("http", "management")
                        .map(door -> door + " " + portOf(deployment.name(), door))
                        .toList(),
                deployment,
                "its ports");
        var names = names(container.path("ports"));
        for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            complaints.unless(
                    names.contains(container.at("/" + probe + "/httpGet/port").asText()),
                    deployment,
                    probe + " asks at a port that is not there");
        }
        probes(deployment, container);
        volumes(deployment, container);
        for (var what : List.of("cpu", "memory", "ephemeral-storage")) {
            complaints.unless(
                    Quantity.within(
                            container.at("/resources/requests/" + what).asText(),
                            container.at("/resources/limits/" + what).asText()),
                    deployment,
                    "asks for more " + what + " than it may have");
        }
    }

    private void probes(Manifest deployment, JsonNode container) {
        // A broker that is away is answered for after this time; a probe that gives up before would never hear it.
        var broker = Integer.parseInt(Checkout.settingsOfAll().getProperty("kafka.default.api.timeout.ms"));
        complaints.unless(
                container.at("/readinessProbe/timeoutSeconds").asInt() * 1000 > broker,
                deployment,
                "does not wait for the answer whether it is ready");
        complaints.unless(
                container.at("/startupProbe/periodSeconds").asInt()
                                * container.at("/startupProbe/failureThreshold").asInt()
                        >= 60,
                deployment,
                "has less than a minute to start");
        complaints.unless(
                deployment.at("/spec/progressDeadlineSeconds").asInt()
                        > container.at("/startupProbe/periodSeconds").asInt()
                                * container.at("/startupProbe/failureThreshold").asInt(),
                deployment,
                "is given up before it has started");
        complaints.unless(
                container.at("/livenessProbe/periodSeconds").asInt()
                                * container
                                        .at("/livenessProbe/failureThreshold")
                                        .asInt()
                        >= 30,
                deployment,
                "is killed for a pause");
        complaints.unless(
                container.at("/readinessProbe/periodSeconds").asInt()
                                * container
                                        .at("/readinessProbe/failureThreshold")
                                        .asInt()
                        <= 30,
                deployment,
                "gets requests long after it stopped being ready");
    }

    private void volumes(Manifest deployment, JsonNode container) {
        var volumes = deployment.list("/spec/template/spec/volumes");
        unique(
                deployment,
                deployment.at("/spec/template/spec/volumes"),
                volume -> volume.path("name").asText(),
                "a volume");
        var mounted = items(container.path("volumeMounts")).stream()
                .map(mount -> mount.path("name").asText())
                .collect(Collectors.toSet());
        complaints.unlessSame(
                mounted,
                new HashSet<>(names(deployment.at("/spec/template/spec/volumes"))),
                deployment,
                "what is mounted");
        for (var volume : volumes) {
            complaints.unlessSame(
                    volume.size(),
                    2,
                    deployment,
                    "the number of sources of volume " + volume.path("name").asText());
            if (volume.has("emptyDir")) {
                complaints.unless(
                        Quantity.within(
                                volume.at("/emptyDir/sizeLimit").asText(),
                                container
                                        .at("/resources/limits/ephemeral-storage")
                                        .asText()),
                        deployment,
                        "may not fill its own scratch folder");
            }
            if (volume.has("configMap")) {
                complaints.unless(
                        overlay.find("ConfigMap", volume.at("/configMap/name").asText())
                                .isPresent(),
                        deployment,
                        "its settings are not there: "
                                + volume.at("/configMap/name").asText());
            }
        }
        for (var mount : items(container.path("volumeMounts"))) {
            var writable = !mount.path("readOnly").asBoolean(false);
            complaints.unless(
                    writable == mount.path("mountPath").asText().equals("/tmp"),
                    deployment,
                    "/tmp and nothing else can be written");
        }
        complaints.unless(
                volumes.stream()
                        .anyMatch(volume -> volume.path("name").asText().equals("tmp") && volume.has("emptyDir")),
                deployment,
                "has nowhere to write");
    }

    /** The pause of preStop, the time Quarkus takes to finish, and some to spare. */
    private void endsInTime(Manifest deployment) {
        var shutdown = Duration.parse("PT" + Checkout.settingsOfAll().getProperty("quarkus.shutdown.timeout"));
        var pause =
                deployment.at(CONTAINERS + "/0/lifecycle/preStop/sleep/seconds").asLong();
        complaints.unless(
                deployment
                                .at("/spec/template/spec/terminationGracePeriodSeconds")
                                .asLong()
                        >= pause + shutdown.toSeconds() + 10,
                deployment,
                "is killed before it has finished what it holds");
    }

    private void service(Manifest service) {
        complaints.unlessSame(
                service.texts("/spec/selector"), Map.of(NAME, service.name()), service, "whom it stands for");
        for (var port : service.list("/spec/ports")) {
            complaints.unlessSame(port.path("port").asText(), portOf(service.name(), "http"), service, "its port");
            var ports = overlay.find("Deployment", service.name())
                    .map(deployment -> names(deployment.at(CONTAINERS + "/0/ports")))
                    .orElse(List.of());
            complaints.unless(
                    ports.contains(port.path("targetPort").asText()), service, "leads to a port that is not there");
        }
    }

    private void budget(Manifest budget) {
        complaints.unlessSame(
                budget.texts("/spec/selector/matchLabels"), Map.of(NAME, budget.name()), budget, "whom it keeps");
        var replicas = overlay.find("Deployment", budget.name())
                .map(each -> each.at("/spec/replicas").asInt(2))
                .orElse(0);
        complaints.unless(
                !overlay.isForReal() || budget.at("/spec/maxUnavailable").asInt() < replicas,
                budget,
                "lets all of them go at once");
    }

    /** The port the service opens by its own configuration. */
    static String portOf(String service, String door) {
        return Checkout.SERVICES.contains(service)
                ? Checkout.settingsOf(service).getProperty("quarkus." + door + ".port")
                : "";
    }

    private void unique(Manifest who, JsonNode list, Function<JsonNode, String> by, String what) {
        var seen = new HashSet<String>();
        items(list)
                .forEach(item -> complaints.unless(seen.add(by.apply(item)), who, what + " twice: " + by.apply(item)));
    }

    private static List<String> names(JsonNode list) {
        return items(list).stream().map(item -> item.path("name").asText()).toList();
    }
}
