package uk.gpsurgery.conduct.local;

import static uk.gpsurgery.conduct.local.Surgery.awaitTrue;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an OpenTelemetry collector hears of one comment: one trace, from the request to the letter. */
class TraceStoryTest {

    private static final Set<String> FROM_THE_REQUEST_TO_THE_LETTER = Set.of(
            "ingest-service: POST /v1/comments",
            "ingest-service: send comments.v1",
            "classifier-service: handle comments.v1",
            "classifier-service: send verdicts.v1",
            "case-service: handle verdicts.v1",
            "case-service: send letters.v1",
            "notifier-service: handle letters.v1",
            "notifier-service: send mail");

    private final Surgery surgery = Surgery.open();
    private final Map<String, Set<String>> stepsOfTraces = new ConcurrentHashMap<>();
    private HttpServer collector;

    @BeforeEach
    void everybodyTellsTheCollector() throws Exception {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            try (exchange) {
                ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                        .getResourceSpansList()
                        .forEach(this::keep);
                exchange.sendResponseHeaders(200, -1);
            }
        });
        collector.start();
        restart(Map.of(
                "quarkus.otel.sdk.disabled",
                "false",
                "quarkus.otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort(),
                "quarkus.otel.exporter.otlp.protocol",
                "http/protobuf"));
    }

    @AfterEach
    void nobodyTellsItAnyMore() throws Exception {
        restart(Map.of());
        collector.stop(0);
    }

    @Test
    void aCommentIsFollowedFromTheRequestToItsLetter() throws Exception {
        surgery.post("traced-1", "Author of traced-1", "Dr Patel is a thief, she steals drugs and sells them");
        surgery.letter(surgery.caseOf("traced-1"), "new-case");

        awaitTrue(
                "one trace of it all",
                () -> stepsOfTraces.values().stream()
                        .anyMatch(steps -> steps.containsAll(FROM_THE_REQUEST_TO_THE_LETTER)));
    }

    private void restart(Map<String, String> settings) throws Exception {
        for (var service : surgery.suite().services()) {
            service.stop();
            service.start(settings);
        }
        for (var service : surgery.suite().services()) {
            service.awaitReady();
        }
    }

    private void keep(ResourceSpans told) {
        var service = told.getResource().getAttributesList().stream()
                .filter(each -> each.getKey().equals("service.name"))
                .map(TraceStoryTest::text)
                .findFirst()
                .orElse("nobody");
        told.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> stepsOfTraces
                        .computeIfAbsent(
                                HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                                trace -> ConcurrentHashMap.newKeySet())
                        .add(service + ": " + span.getName()));
    }

    private static String text(KeyValue attribute) {
        return attribute.getValue().getStringValue();
    }
}
