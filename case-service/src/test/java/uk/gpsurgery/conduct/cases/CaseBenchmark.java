package uk.gpsurgery.conduct.cases;

import static java.time.Duration.ofMinutes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;

/**
 * How fast, over HTTP, against PostgreSQL with fsync: prints figures and asserts none. Its name keeps it out of
 * {@code mvn verify}; it is run by {@code mvn -pl case-service -am test -Dtest=CaseBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class CaseBenchmark {

    private static final int CASES = 100_000;
    private static final int HAPPENINGS = 4_000;

    @Inject
    SeededCases seeded;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper json;

    @Inject
    AuditTrail trail;

    @TestHTTPResource("/")
    URI service;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theListOfAHundredThousandCases() throws Exception {
        seeded.at("B1G", CASES);
        analyze();
        var token = token("B1G");
        for (var query : List.of(
                "",
                "stage=TRIAGE",
                "stage=MONITORING",
                "hold=COMPLAINT_OPEN",
                "hold=LEGAL_HOLD",
                "assignee=nobody",
                "q=2026-077777",
                "q=author%2077777",
                "q=nobody%20at%20all",
                "limit=200")) {
            var address = service.resolve("/v1/cases?" + query);
            times(100, 1, number -> get(address, token));
            print("list ?" + query, times(300, 2, number -> get(address, token)));
        }
    }

    @Test
    void durableHappenings() throws Exception {
        var practices = List.of("F1RST", "S3COND");
        practices.forEach(practice -> seeded.at(practice, HAPPENINGS));
        analyze();
        var tokens = practices.stream().map(CaseBenchmark::token).toList();
        var told = new AtomicInteger();
        IntFunction<HttpRequest> tell = number -> {
            var next = told.incrementAndGet();
            return tell(practices.get(next % 2), tokens.get(next % 2), next / 2);
        };
        // The JVM compiles what is hot.
        times(2000, 8, tell);
        for (var atOnce : List.of(2, 8, 16)) {
            print("happenings, two practices, " + atOnce + " at a time", times(1500, atOnce, tell));
        }
    }

    @Test
    void theCheckOfAHundredThousandAuditRows() throws Exception {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            for (var row = 0; row < CASES; row++) {
                trail.done(new Deed("AUD1T", "somebody", Set.of("partner"), "GET", "/v1/cases/1", "correlation"));
            }
        });
        var from = System.nanoTime();
        var report = QuarkusTransaction.requiringNew().timeout(600).call(() -> trail.verify("AUD1T"));
        System.out.printf(
                "MEASURED audit check %28d rows, %.0f a second%n",
                report.rows(), report.rows() / ((System.nanoTime() - from) / 1e9));
    }

    private HttpRequest get(URI address, String token) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private HttpRequest tell(String practice, String token, int number) {
        var body = new TreeMap<>(Surgery.confirmed());
        body.put("happening", "breach-confirmed");
        body.put("version", 1);
        return HttpRequest.newBuilder(service.resolve("/v1/cases/" + practice + "-" + (number + 1) + "/happenings"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
                .build();
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long each took, and all together; and what processor time the service, its callers and PostgreSQL spent. */
    private record Times(long[] each, long all, Duration processor) {}

    private Times times(int many, int atOnce, IntFunction<HttpRequest> request) {
        var each = new long[many];
        var callers = Executors.newFixedThreadPool(atOnce);
        var spent = processorTime();
        var from = System.nanoTime();
        CompletableFuture.allOf(IntStream.range(0, many)
                        .mapToObj(number ->
                                CompletableFuture.runAsync(() -> each[number] = time(request.apply(number)), callers))
                        .toArray(CompletableFuture[]::new))
                .join();
        var all = System.nanoTime() - from;
        callers.shutdown();
        return new Times(each, all, processorTime().minus(spent));
    }

    private Duration processorTime() {
        List<?> backends = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "select pid from pg_stat_activity where usename = current_user", Integer.class)
                        .getResultList());
        return backends.stream()
                .map(pid -> ProcessHandle.of((Integer) pid))
                .flatMap(Optional::stream)
                .map(backend -> backend.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
    }

    private long time(HttpRequest request) {
        var from = System.nanoTime();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return System.nanoTime() - from;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(String what, Times times) {
        var each = times.each().clone();
        Arrays.sort(each);
        System.out.printf(
                "MEASURED %-42s %5.0f a second, p50 %6.1f ms, p99 %6.1f ms, processor %5.2f ms each%n",
                what,
                each.length / (times.all() / 1e9),
                each[each.length / 2] / 1e6,
                each[each.length * 99 / 100] / 1e6,
                times.processor().toNanos() / 1e6 / each.length);
    }

    private void analyze() {
        QuarkusTransaction.requiringNew()
                .timeout(600)
                .run(() -> entities.createNativeQuery("analyze").executeUpdate());
    }

    private static String token(String practice) {
        return Tokens.ofThisRun().person("manager-of-" + practice, practice, Set.of("practice-manager"), ofMinutes(60));
    }
}
