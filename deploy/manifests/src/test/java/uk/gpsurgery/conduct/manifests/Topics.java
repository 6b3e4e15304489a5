package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Kafka holds the topics of {@code contracts/topics.json}, and each service may do there what that file says. */
final class Topics {

    private static final Duration DEAD_LETTERS = Duration.ofDays(30);

    private final Overlay overlay;
    private final Complaints complaints = new Complaints();
    private final JsonNode contract = Checkout.topics();

    private Topics(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> complaints(Overlay overlay) {
        var topics = new Topics(overlay);
        topics.everyTopicIsThere();
        overlay.of("KafkaTopic").forEach(topics::topic);
        topics.everybodyMayDoWhatTheyDo();
        overlay.of("KafkaUser").forEach(topics::ofOurKafka);
        overlay.of("KafkaNodePool").forEach(topics::ofOurKafka);
        overlay.of("Kafka").forEach(topics::kafka);
        overlay.of("ScaledObject").forEach(topics::scaling);
        return topics.complaints.told();
    }

    private void everyTopicIsThere() {
        var meant = new TreeSet<String>();
        for (var topic : contract) {
            meant.add(topic.path("topic").asText());
            if (!topic.path("readBy").isEmpty()) {
                meant.add(topic.path("topic").asText() + ".dead");
            }
        }
        var are = names("KafkaTopic");
        if (!are.equals(meant)) {
            complaints.missing("the topics are " + are + " and the contracts say " + meant);
        }
    }

    private void topic(Manifest topic) {
        ofOurKafka(topic);
        complaints.unlessSame(topic.text("/spec/topicName"), topic.name(), topic, "its name");
        for (var each : contract) {
            if (each.path("topic").asText().equals(topic.name())) {
                complaints.unlessSame(
                        topic.at("/spec/partitions"), each.path("partitions"), topic, "the number of partitions");
                complaints.unlessSame(
                        topic.text("/spec/config/cleanup.policy"),
                        each.path("cleanup").asText(),
                        topic,
                        "its cleanup");
                var retention = each.has("retention")
                        ? Duration.parse(each.path("retention").asText()).toMillis()
                        : 0;
                complaints.unlessSame(
                        topic.at("/spec/config/retention.ms").asLong(0), retention, topic, "its retention");
            }
        }
        if (topic.name().endsWith(".dead")) {
            complaints.unlessSame(topic.at("/spec/partitions").asInt(), 1, topic, "the number of partitions");
            complaints.unlessSame(topic.text("/spec/config/cleanup.policy"), "delete", topic, "its cleanup");
            complaints.unlessSame(
                    topic.at("/spec/config/retention.ms").asLong(0), DEAD_LETTERS.toMillis(), topic, "its retention");
        }
        complaints.unlessSame(
                topic.at("/spec/replicas").asInt(), overlay.isForReal() ? 3 : 1, topic, "the number of copies");
        complaints.unlessSame(
                topic.at("/spec/config/min.insync.replicas").asInt(),
                overlay.isForReal() ? 2 : 1,
                topic,
                "the copies a write needs");
    }

    /** The rights that somebody needs, as {@code topic comments.v1 Write}. */
    private Map<String, Set<String>> rights() {
        var rights = new TreeMap<String, Set<String>>();
        for (var service : Checkout.SERVICES) {
            var application = Checkout.settingsOf(service).getProperty("quarkus.application.name");
            rights.put(service, new TreeSet<>(Set.of("group literal " + application + " Read")));
        }
        for (var topic : contract) {
            var name = "topic literal " + topic.path("topic").asText();
            for (var writer : topic.path("writtenBy")) {
                allow(rights, writer.asText(), name + " Describe", name + " Write");
            }
            for (var reader : topic.path("readBy")) {
                allow(
                        rights,
                        reader.asText(),
                        name + " Describe",
                        name + " Read",
                        name + ".dead Describe",
                        name + ".dead Write");
            }
        }
        allow(
                rights,
                "practice-it",
                "group prefix practice-it Read",
                "topic literal cases.v1 Describe",
                "topic literal cases.v1 Read");
        allow(rights, "keda", "group literal classifier-service Describe", "topic literal comments.v1 Describe");
        return rights;
    }

    private static void allow(Map<String, Set<String>> rights, String who, String... what) {
        rights.computeIfAbsent(who, name -> new TreeSet<>()).addAll(List.of(what));
    }

    private void everybodyMayDoWhatTheyDo() {
        var rights = rights();
        if (!names("KafkaUser").equals(rights.keySet())) {
            complaints.missing("the users are " + names("KafkaUser") + " and " + rights.keySet() + " are meant");
        }
        for (var user : overlay.of("KafkaUser")) {
            var allowed = new TreeSet<String>();
            for (var right : user.list("/spec/authorization/acls")) {
                right.path("operations")
                        .forEach(operation ->
                                allowed.add(right.at("/resource/type").asText() + " "
                                        + right.at("/resource/patternType").asText() + " "
                                        + right.at("/resource/name").asText() + " " + operation.asText()));
            }
            complaints.unlessSame(allowed, rights.getOrDefault(user.name(), Set.of()), user, "what it may do");
        }
    }

    private void ofOurKafka(Manifest manifest) {
        complaints.unless(
                overlay.find("Kafka", manifest.text("/metadata/labels/strimzi.io~1cluster"))
                        .isPresent(),
                manifest,
                "belongs to a Kafka that is not there");
    }

    private void kafka(Manifest kafka) {
        var pools = overlay.of("KafkaNodePool");
        var brokers = replicas(pools, "broker");
        var controllers = replicas(pools, "controller");
        complaints.unlessSame(brokers, overlay.isForReal() ? 3 : 1, kafka, "the number of brokers");
        complaints.unlessSame(controllers, overlay.isForReal() ? 3 : 1, kafka, "the number of controllers");
        var copies = kafka.at("/spec/kafka/config/default.replication.factor").asInt();
        for (var setting : List.of("default", "offsets.topic", "transaction.state.log")) {
            complaints.unlessSame(
                    kafka.at("/spec/kafka/config/" + setting + ".replication.factor")
                            .asInt(),
                    brokers,
                    kafka,
                    setting + ".replication.factor");
        }
        var insync = overlay.isForReal() ? 2 : 1;
        complaints.unlessSame(
                kafka.at("/spec/kafka/config/min.insync.replicas").asInt(), insync, kafka, "min.insync.replicas");
        complaints.unlessSame(
                kafka.at("/spec/kafka/config/transaction.state.log.min.isr").asInt(),
                insync,
                kafka,
                "transaction.state.log.min.isr");
        complaints.unless(copies <= brokers, kafka, "has fewer brokers than copies");
        complaints.unless(!overlay.isForReal() || kafka.at("/spec/kafka").has("rack"), kafka, "does not know of zones");
        var longest = items(contract).stream()
                .filter(topic -> !topic.path("readBy").isEmpty() && topic.has("retention"))
                .mapToLong(topic ->
                        Duration.parse(topic.path("retention").asText()).toMinutes())
                .max()
                .orElse(0);
        complaints.unlessSame(
                kafka.at("/spec/kafka/config/offsets.retention.minutes").asLong(),
                longest,
                kafka,
                "how long it knows where readers are");
        listener(kafka);
        for (var authority : List.of("clusterCa", "clientsCa")) {
            complaints.unless(
                    kafka.at("/spec/" + authority + "/renewalDays").asInt() * 2
                            <= kafka.at("/spec/" + authority + "/validityDays").asInt(),
                    kafka,
                    authority + " is renewed all the time");
        }
    }

    private void listener(Manifest kafka) {
        var port = kafka.at("/spec/kafka/listeners/0/port").asText();
        var inside = kafka.name() + "-kafka-bootstrap:" + port;
        var peers = new TreeSet<String>();
        for (var peer : kafka.list("/spec/kafka/listeners/0/networkPolicyPeers")) {
            peers.add(Edges.peer(peer));
        }
        complaints.unlessSame(
                peers,
                new TreeSet<>(Set.of(
                        "ingest-service",
                        "classifier-service",
                        "case-service",
                        "notifier-service",
                        "practice-it",
                        "keda/keda-operator")),
                kafka,
                "who may ask it");
        for (var deployment : overlay.of("Deployment")) {
            complaints.unlessSame(
                    Settings.of(deployment).get("KAFKA_BOOTSTRAP_SERVERS") + "", inside, deployment, "its broker");
        }
        for (var scaled : overlay.of("ScaledObject")) {
            complaints.unlessSame(
                    scaled.text("/spec/triggers/0/metadata/bootstrapServers"),
                    kafka.name() + "-kafka-bootstrap." + overlay.namespace() + ".svc:" + port,
                    scaled,
                    "its broker");
        }
    }

    private void scaling(Manifest scaled) {
        var target = overlay.find("Deployment", scaled.text("/spec/scaleTargetRef/name"));
        complaints.unless(target.isPresent(), scaled, "scales nothing");
        target.ifPresent(each -> complaints.unless(
                !each.at("/spec").has("replicas"), each, "says how many it is, which is KEDA's to say"));
        var trigger = scaled.at("/spec/triggers/0/metadata");
        var topic = trigger.path("topic").asText();
        var partitions = overlay.find("KafkaTopic", topic)
                .map(each -> each.at("/spec/partitions").asInt())
                .orElse(0);
        complaints.unlessSame(
                scaled.at("/spec/maxReplicaCount").asInt(), partitions, scaled, "the most that have work");
        complaints.unless(scaled.at("/spec/minReplicaCount").asInt() >= 2, scaled, "stands on one pod");
        complaints.unless(
                scaled.at("/spec/minReplicaCount").asInt()
                        <= scaled.at("/spec/maxReplicaCount").asInt(),
                scaled,
                "its least is more than its most");
        var fallback = scaled.at("/spec/fallback/replicas").asInt();
        complaints.unless(
                fallback >= scaled.at("/spec/minReplicaCount").asInt() && fallback <= partitions,
                scaled,
                "its fallback is no number between");
        complaints.unlessSame(
                trigger.path("consumerGroup").asText(),
                scaled.text("/spec/scaleTargetRef/name"),
                scaled,
                "whose lag it sees");
        var read = items(contract).stream()
                .filter(each -> items(each.path("readBy")).stream()
                        .anyMatch(reader -> reader.asText().equals(scaled.text("/spec/scaleTargetRef/name"))))
                .map(each -> each.path("topic").asText())
                .collect(Collectors.toSet());
        complaints.unless(read.contains(topic), scaled, "watches a topic that its target does not read");
        complaints.unlessSame(
                trigger.path("offsetResetPolicy").asText(), "earliest", scaled, "where a new reader begins");
        complaints.unlessSame(
                trigger.path("allowIdleConsumers").asText(), "false", scaled, "whether pods may have no partition");
        complaints.unlessSame(
                trigger.path("excludePersistentLag").asText(), "true", scaled, "whether a stuck record counts");
        complaints.unlessSame(
                trigger.path("limitToPartitionsWithLag").asText(), "true", scaled, "whether idle partitions count");
        complaints.unlessSame(trigger.path("tls").asText(), "enable", scaled, "its encryption");
        var lag = trigger.path("lagThreshold").asInt();
        complaints.unless(lag >= 50 && lag <= 1000, scaled, "a lag of " + lag + " is not some seconds of work");
        var access = overlay.find("TriggerAuthentication", scaled.text("/spec/triggers/0/authenticationRef/name"));
        complaints.unless(access.isPresent(), scaled, "has no way in");
        access.ifPresent(each -> complaints.unlessSame(
                each.list("/spec/secretTargetRef").stream()
                        .map(one -> one.path("parameter").asText() + " "
                                + one.path("key").asText())
                        .toList(),
                List.of("ca ca.crt", "cert user.crt", "key user.key"),
                each,
                "what it shows"));
        for (var budget : overlay.of("HorizontalPodAutoscaler")) {
            complaints.missing(budget.id() + " fights KEDA's own");
        }
    }

    private static int replicas(List<Manifest> pools, String role) {
        return pools.stream()
                .filter(pool -> pool.list("/spec/roles").stream()
                        .anyMatch(each -> each.asText().equals(role)))
                .mapToInt(pool -> pool.at("/spec/replicas").asInt())
                .sum();
    }

    private Set<String> names(String kind) {
        return overlay.of(kind).stream().map(Manifest::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
