package uk.gpsurgery.conduct.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.gpsurgery.conduct.kit.Things.inOneTransaction;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** The parts as Quarkus puts them together: what is read is handled once, and told on. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@TestProfile(WholeServiceTest.ByItself.class)
class WholeServiceTest {

    /** A service of its own: its relay would tell what other tests have put into their outbox. */
    public static final class ByItself implements QuarkusTestProfile {}

    @Inject
    Topics topics;

    @Inject
    Inbox inbox;

    @Inject
    Outbox outbox;

    @Inject
    Publisher publisher;

    @Inject
    Things things;

    @Test
    void whatIsToldTwiceIsHandledOnceAndToldOnOnce() {
        outbox.startRelay();
        topics.read(
                "echoes.v1",
                Thing.class,
                batch -> inOneTransaction(() -> {
                    for (var event : batch) {
                        things.add("echoes", event.data());
                    }
                    return null;
                }));
        topics.read(
                "things.v1",
                Thing.class,
                batch -> inOneTransaction(() -> {
                    for (var event : inbox.take("things", batch)) {
                        things.add("things", event.data());
                        outbox.add(Bench.event(
                                "echoes.v1", event.key(), event.data().number()));
                    }
                    return null;
                }));
        for (var times = 0; times < 2; times++) {
            for (var number = 0; number < 50; number++) {
                publisher
                        .publish(Bench.event("things.v1", "red", number))
                        .toCompletableFuture()
                        .join();
            }
        }
        publisher.publish(Bench.event("things.v1", "red", -1));

        await().until(() -> things.of("echoes").size() >= 50);
        assertThat(things.numbersOf("things", "red")).containsExactlyElementsOf(upTo(50));
        assertThat(things.numbersOf("echoes", "red")).containsExactlyElementsOf(upTo(50));
        await().until(() ->
                given().get("/q/metrics").asString().contains("conduct_dead_letters_total{reader=\"kit-tests\""));
        assertThat(given().get("/q/metrics").asString())
                .contains("conduct_consumer_lag{topic=\"things.v1\"} 0.0")
                .contains("conduct_consumer_lag{topic=\"echoes.v1\"} 0.0")
                .contains("conduct_outbox_age_seconds 0.0");
        given().get("/q/health/live").then().statusCode(200);
        assertThat(given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'readers' }.data"))
                .isEqualTo("[echoes.v1:reading, things.v1:reading]");
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }
}
