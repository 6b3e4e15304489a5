package uk.gpsurgery.conduct.kit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.kit.Things.inOneTransaction;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Whatever is done to the rows of a chain is found, and named by the first row that is not what was written. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class TamperTest {

    private static final int TIMES = 10_000;
    private static final int DAYS = 6;
    private static final int A_DAY = 15;

    @Inject
    Audit audit;

    @Inject
    DataSource database;

    private final SealKeys keys = new TestKeys().ours();
    private final String chain = "chain-" + UUID.randomUUID();
    private final Random random = new Random(20261122);

    private List<AuditRow> written = List.of();

    @BeforeEach
    void sixDays() {
        inOneTransaction(() -> {
            for (var number = 0; number < DAYS * A_DAY; number++) {
                var at = Instant.parse("2026-11-16T08:00:00Z").plus(Duration.ofDays(number / A_DAY));
                audit.add(entry(at.plusSeconds(number), "deed-" + number));
            }
            return null;
        });
        written = inOneTransaction(() -> audit.after(chain, 0, 1000));
        assertThat(written).hasSize(DAYS * A_DAY + DAYS - 1);
        assertThat(check(written, head(written)).altered()).isNull();
    }

    @Test
    void tenThousandChangesAreFound() {
        var kinds = List.<Tampering>of(
                this::edit,
                this::delete,
                this::cutOffTheEnd,
                this::insert,
                this::swap,
                this::move,
                this::rewriteWhatFollows,
                this::forgeASeal);
        for (var times = 0; times < TIMES; times++) {
            var kind = times % kinds.size();
            var rows = new ArrayList<>(written);
            var first = kinds.get(kind).touch(rows);
            if (rows.equals(written)) {
                continue;
            }
            // Whoever rewrites the chain rewrites its head too; who only takes rows out cannot.
            var head = kind >= 6 ? head(rows) : head(written);

            var altered = check(rows, head).altered();

            assertThat(altered)
                    .as("kind %d, at row %d, time %d", kind, first, times)
                    .isNotNull();
            if (kind < 6) {
                assertThat(requireNonNull(altered).number()).isBetween((long) first, first + 1L);
            }
        }
    }

    @Test
    void aChangedHeadIsFound() {
        assertThat(check(written, head(written.subList(0, 50))).altered()).isNotNull();
        assertThat(check(written, AuditHead.none(chain)).altered()).isNotNull();
        assertThat(check(List.of(), head(written)).altered()).isEqualTo(new AuditReport.Altered(1, "is missing"));
    }

    @Test
    void itIsFoundInTheDatabaseToo() {
        for (var times = 0; times < 40; times++) {
            var row = 1 + random.nextInt(written.size() - 1);
            var statement = switch (times % 5) {
                case 0 -> "update audit set who = who || 'x' where number = " + row;
                case 1 -> "update audit set at = at + interval '1 microsecond' where number = " + row;
                case 2 -> "delete from audit where number = " + row;
                case 3 -> "delete from audit where number >= " + row;
                default ->
                    "update audit a set what = b.what, object = b.object || '?' from audit b where a.number = " + row
                            + " and b.number = a.number + 1 and b.chain = a.chain";
            };
            var found = inOneTransaction(() -> tampered(statement));

            assertThat(found.altered()).as(statement).isNotNull();
            assertThat(requireNonNull(found.altered()).number()).as(statement).isEqualTo(row);
            assertThat(found.rows()).isEqualTo(row - 1L);
        }
        assertThat(inOneTransaction(() -> audit.verify(chain)).altered()).isNull();
    }

    /** As the owner of the table can, if they set their mind to it; taken back afterwards. */
    private AuditReport tampered(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var running = connection.createStatement()) {
            running.execute("savepoint untouched");
            running.execute("grant all on audit to current_user");
            running.execute("alter table audit disable trigger only_added_to");
            running.execute("select set_config('conduct.audit', '" + chain + "', true)");
            running.execute(statement);
            var found = audit.verify(chain);
            running.execute("rollback to untouched");
            return found;
        }
    }

    /** Does something to the rows; the number of the first that it touches. */
    private interface Tampering {
        int touch(List<AuditRow> rows);
    }

    private int edit(List<AuditRow> rows) {
        var at = random.nextInt(rows.size());
        var row = rows.get(at);
        var was = row.entry();
        rows.set(
                at,
                switch (random.nextInt(10)) {
                    case 0 -> with(row, entry(was.at().plusNanos(1000), was.what()));
                    case 1 ->
                        new AuditRow(
                                was, row.number(), row.hash().replace(row.hash().charAt(9), 'g'));
                    case 2 -> new AuditRow(was, row.number() + 1, row.hash());
                    default -> with(row, edited(was, random.nextInt(7)));
                });
        return at + 1;
    }

    private static AuditEntry edited(AuditEntry was, int field) {
        return new AuditEntry(
                field == 0 ? was.chain() + "x" : was.chain(),
                was.at(),
                field == 1 ? was.who() + "x" : was.who(),
                field == 2 ? was.roles() + ",partner" : was.roles(),
                field == 3 ? was.what() + " " : was.what(),
                field == 4 ? was.object().replace('1', '2') : was.object(),
                field == 5 ? "REFUSED" : was.outcome(),
                field == 6 ? was.correlation().toUpperCase(Locale.ROOT) : was.correlation());
    }

    private int delete(List<AuditRow> rows) {
        var at = random.nextInt(rows.size());
        rows.subList(at, Math.min(rows.size(), at + 1 + random.nextInt(5))).clear();
        return at + 1;
    }

    private int cutOffTheEnd(List<AuditRow> rows) {
        var at = random.nextInt(rows.size());
        rows.subList(at, rows.size()).clear();
        return at + 1;
    }

    /** A row whose hash fits the one before it; sometimes those behind it are numbered anew. */
    private int insert(List<AuditRow> rows) {
        var at = random.nextInt(rows.size());
        var before = at == 0 ? AuditHead.none(chain) : rows.get(at - 1).head();
        var day = rows.get(Math.max(0, at - 1)).entry().at();
        rows.add(at, before.next(entry(day, "never-done")));
        if (random.nextBoolean()) {
            for (var behind = at + 1; behind < rows.size(); behind++) {
                var row = rows.get(behind);
                rows.set(behind, new AuditRow(row.entry(), behind + 1L, row.hash()));
            }
        }
        return at + 1;
    }

    private int swap(List<AuditRow> rows) {
        var one = random.nextInt(rows.size());
        var other = random.nextInt(rows.size());
        if (random.nextBoolean()) {
            Collections.swap(rows, one, other);
        } else {
            var first = rows.get(one);
            var second = rows.get(other);
            rows.set(one, with(first, second.entry()));
            rows.set(other, with(second, first.entry()));
        }
        return Math.min(one, other) + 1;
    }

    private int move(List<AuditRow> rows) {
        var from = random.nextInt(rows.size());
        var to = random.nextInt(rows.size());
        rows.add(to, rows.remove(from));
        return Math.min(from, to) + 1;
    }

    /** By somebody who computes all hashes anew, and has no key: from before the last seal. */
    private int rewriteWhatFollows(List<AuditRow> rows) {
        var at = random.nextInt((DAYS - 1) * (A_DAY + 1) - 1);
        var head = at == 0 ? AuditHead.none(chain) : rows.get(at - 1).head();
        for (var row = at; row < rows.size(); row++) {
            var was = rows.get(row).entry();
            rows.set(row, head.next(row == at ? edited(was, 1) : was));
            head = rows.get(row).head();
        }
        return at + 1;
    }

    /** By somebody who has a key of their own. */
    private int forgeASeal(List<AuditRow> rows) {
        var at = random.nextInt((DAYS - 1) * (A_DAY + 1) - 1);
        var head = at == 0 ? AuditHead.none(chain) : rows.get(at - 1).head();
        for (var row = at; row < rows.size(); row++) {
            var was = rows.get(row).entry();
            rows.set(
                    row,
                    rows.get(row).isSeal()
                            ? head.seal(was, TestKeys.others())
                            : head.next(row == at ? edited(was, 1) : was));
            head = rows.get(row).head();
        }
        return at + 1;
    }

    private static AuditRow with(AuditRow row, AuditEntry entry) {
        return new AuditRow(entry, row.number(), row.hash());
    }

    private AuditEntry entry(Instant at, String what) {
        return new AuditEntry(chain, at, "gareth", "manager", what, "/v1/things/1", AuditEntry.DONE, "correlation-1");
    }

    private AuditHead head(List<AuditRow> rows) {
        return rows.isEmpty()
                ? AuditHead.none(chain)
                : rows.get(rows.size() - 1).head();
    }

    private AuditReport check(List<AuditRow> rows, AuditHead head) {
        var check = new AuditCheck(chain, keys);
        for (var row : rows) {
            if (!check.next(row)) {
                break;
            }
        }
        return check.report(head);
    }
}
