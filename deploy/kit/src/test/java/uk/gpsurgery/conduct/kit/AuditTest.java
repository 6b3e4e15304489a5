package uk.gpsurgery.conduct.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.gpsurgery.conduct.kit.Things.inOneTransaction;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;

/** What was done is on record when it is done, in one order, and stays as it was written. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class AuditTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00.123456789Z");

    @Inject
    Audit audit;

    @Inject
    DataSource database;

    private final String chain = "chain-" + UUID.randomUUID();

    @Test
    void aDeedIsOnRecordWithItsTransaction() {
        var written = entry(MONDAY, "read");
        add(written);

        assertThat(rows()).extracting(AuditRow::entry).containsExactly(written);
        assertThat(verify()).extracting(AuditReport::rows, AuditReport::altered).containsExactly(1L, null);
    }

    @Test
    void whatWasRolledBackIsNot() {
        assertThatThrownBy(() -> inOneTransaction(() -> {
                    audit.add(entry(MONDAY, "read"));
                    throw new IllegalStateException("after all");
                }))
                .hasMessage("after all");

        assertThat(rows()).isEmpty();
        assertThat(verify().rows()).isZero();
    }

    @Test
    void withoutATransactionThereIsNoRecord() {
        assertThatThrownBy(() -> audit.add(entry(MONDAY, "read"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDayBeginsWithTheSealOfTheOneBefore() {
        add(entry(MONDAY, "first"));
        add(entry(MONDAY.plus(Duration.ofHours(1)), "second"));
        add(entry(MONDAY.plus(Duration.ofDays(3)), "third"));

        assertThat(rows()).extracting(row -> row.entry().what()).containsExactly("first", "second", "sealed", "third");
        assertThat(rows().get(2).entry().object()).isEqualTo("2026-11-23");
        assertThat(verify()).extracting(AuditReport::rows, AuditReport::seals).containsExactly(4L, 1L);
    }

    @Test
    void aQuietDayIsSealedToo() {
        add(entry(MONDAY, "first"));
        for (var times = 0; times < 2; times++) {
            seal(MONDAY.plus(Duration.ofHours(3)));
            seal(MONDAY.plus(Duration.ofDays(1)));
        }

        assertThat(rows()).extracting(row -> row.entry().what()).containsExactly("first", "sealed");
        assertThat(verify().altered()).isNull();
    }

    @Test
    void aSealIsKnownAgainUnderANewKeyAndNotUnderAStrangeOne() {
        var ours = SealKeys.of(TestKeys.seed(1), List.of());
        var sealed = ours.sign("the head of a day");

        assertThat(SealKeys.of(TestKeys.seed(2), List.of(ours.publicKey())).signed("the head of a day", sealed))
                .isTrue();
        assertThat(TestKeys.others().signed("the head of a day", sealed)).isFalse();
        assertThat(ours.signed("the head of another day", sealed)).isFalse();
        assertThat(ours.signed("the head of a day", "nonsense")).isFalse();
        assertThatThrownBy(() -> SealKeys.of(Base64.getEncoder().encodeToString(new byte[16]), List.of()))
                .hasMessageContaining("32 bytes");
    }

    /** The seed and key of RFC 8032, section 7.1, test 1: the key is made as everybody makes it. */
    @Test
    void theKeyIsTheOneThatTheSeedMakes() {
        var seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        var open = Base64.getDecoder()
                .decode(SealKeys.of(Base64.getEncoder().encodeToString(seed), List.of())
                        .publicKey());

        assertThat(HexFormat.of().formatHex(open))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void manyAtOnceComeOneAfterTheOther() throws Exception {
        var writers = Executors.newFixedThreadPool(8);
        var from = System.nanoTime();
        try {
            var all = IntStream.range(0, 400)
                    .mapToObj(number ->
                            CompletableFuture.runAsync(() -> add(entry(Instant.now(), "d" + number)), writers))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } finally {
            writers.shutdown();
        }

        System.out.printf(
                "audit rows a second, one chain, eight writers, each row durable: %.0f%n",
                400 / ((System.nanoTime() - from) / 1e9));
        assertThat(verify()).extracting(AuditReport::rows, AuditReport::altered).containsExactly(400L, null);
    }

    @Test
    void whoWritesToTwoChainsNeverWaitsInACircle() throws Exception {
        var other = new AuditTest();
        var writers = Executors.newFixedThreadPool(8);
        try {
            var all = IntStream.range(0, 100)
                    .mapToObj(number -> CompletableFuture.runAsync(
                            () -> inOneTransaction(() -> {
                                audit.add(number % 2 == 0 ? entry(MONDAY, "x") : other.entry(MONDAY, "x"));
                                audit.add(number % 2 == 0 ? other.entry(MONDAY, "x") : entry(MONDAY, "x"));
                                return null;
                            }),
                            writers))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } finally {
            writers.shutdown();
        }

        assertThat(verify()).extracting(AuditReport::rows, AuditReport::altered).containsExactly(100L, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set who = 'x'",
                "delete from audit",
                "truncate audit",
                "delete from audit_head",
                "truncate audit_head",
                "update audit_head set number = number - 1"
            })
    void nothingIsChangedOrTakenOut(String change) {
        add(entry(MONDAY, "first"));

        // Not even by an owner who has given themselves the right again.
        assertThatThrownBy(() -> inOneTransaction(() -> {
                    sql("grant all on audit, audit_head to current_user");
                    sql("select set_config('conduct.audit', '" + chain + "', true)");
                    sql(change);
                    return null;
                }))
                .hasStackTraceContaining("added to and never changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit set who = 'x'", "delete from audit", "truncate audit", "delete from audit_head"})
    void theServiceHasNoRightTo(String change) {
        assertThatThrownBy(() -> sql(change)).hasStackTraceContaining("permission denied");
    }

    @Test
    void aTransactionMeetsTheChainItHasNamed() throws SQLException {
        add(entry(MONDAY, "first"));

        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from audit")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private AuditEntry entry(Instant at, String what) {
        return new AuditEntry(chain, at, "gareth", "manager", what, "/v1/things/1", AuditEntry.DONE, "correlation-1");
    }

    private void add(AuditEntry entry) {
        inOneTransaction(() -> {
            audit.add(entry);
            return null;
        });
    }

    private void seal(Instant at) {
        inOneTransaction(() -> {
            audit.seal(chain, at);
            return null;
        });
    }

    private List<AuditRow> rows() {
        return inOneTransaction(() -> audit.after(chain, 0, 1000));
    }

    private AuditReport verify() {
        return inOneTransaction(() -> audit.verify(chain));
    }
}
