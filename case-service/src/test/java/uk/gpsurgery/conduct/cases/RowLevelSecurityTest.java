package uk.gpsurgery.conduct.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.infra.TestInfra;

/** What a query forgets, PostgreSQL remembers: nobody meets the rows of another practice. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class RowLevelSecurityTest {

    private static final List<String> FILLED =
            List.of("staff", "patient", "cases", "incident", "revision", "history", "case_letter");

    @Inject
    TopicTap topics;

    @Inject
    EntityManager entities;

    @Inject
    PracticeRows rows;

    private Surgery mileOak;
    private Surgery fernhill;
    private String atMileOak;
    private String atFernhill;

    @BeforeEach
    void twoSurgeries() {
        mileOak = new Surgery(topics, MILE_OAK);
        fernhill = new Surgery(topics, FERNHILL);
        mileOak.aPatient("p-77", "Mr Tobias Crane", "9990000034").statusCode(200);
        mileOak.aMember("s-77", "Dr Ivy Marsh").statusCode(200);
        fernhill.aPatient("p-88", "Ms Olga Wren", "9990000034").statusCode(200);
        fernhill.aMember("s-88", "Dr Hugh Sale").statusCode(200);
        atMileOak = mileOak.aCase();
        atFernhill = fernhill.aCase();
    }

    @Test
    void aQueryThatForgetsThePracticeSeesNothing() {
        for (var table : FILLED) {
            assertThat(count(table, "", "true")).as(table).isZero();
        }
    }

    @Test
    void aQueryThatForgetsToAskForThePracticeSeesThatOfTheTransaction() {
        for (var table : FILLED) {
            assertThat(count(table, MILE_OAK, "true")).as(table).isPositive();
            assertThat(count(table, MILE_OAK, "practice <> 'Y12345'")).as(table).isZero();
        }
    }

    @Test
    void aTransactionThatGoesFromPracticeToPracticeMeetsThoseOfTheLast() {
        var seen = QuarkusTransaction.requiringNew()
                .call(() -> List.of(MILE_OAK, MILE_OAK, FERNHILL, MILE_OAK).stream()
                        .map(practice -> {
                            rows.only(practice);
                            return entities.createNativeQuery("select distinct practice from patient", String.class)
                                    .getResultList();
                        })
                        .toList());

        assertThat(seen).isEqualTo(List.of(List.of(MILE_OAK), List.of(MILE_OAK), List.of(FERNHILL), List.of(MILE_OAK)));
    }

    @Test
    void theNameIsForgottenWithTheTransaction() {
        assertThat(count("cases", MILE_OAK, "true")).isPositive();
        for (var times = 0; times < 30; times++) {
            assertThat(count("cases", "", "true")).isZero();
        }
    }

    @Test
    void everyTableWithAPracticeHasThePolicyAndItsOwnerIsNotExcepted() {
        var open = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("""
                        select t.relname from pg_class t
                        join pg_attribute c on c.attrelid = t.oid and c.attname = 'practice'
                        where t.relnamespace = current_schema::regnamespace and t.relkind in ('r', 'p')
                        and not (t.relrowsecurity and t.relforcerowsecurity
                            and exists (select 1 from pg_policy where polrelid = t.oid))""", String.class).getResultList());

        assertThat(open).isEmpty();
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> entities.createNativeQuery(
                                        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user",
                                        Boolean.class)
                                .getSingleResult()))
                .isEqualTo(false);
    }

    @Test
    void nothingIsWrittenForAnotherPractice() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    rows.only(MILE_OAK);
                    entities.createNativeQuery(
                                    "insert into staff (practice, id, name, role) values ('B81234', 'x', 'x', 'x')")
                            .executeUpdate();
                }))
                .hasStackTraceContaining("row-level security");
        assertThat(QuarkusTransaction.requiringNew().call(() -> {
                    rows.only(FERNHILL);
                    return entities.createNativeQuery("update cases set stage = 'WITHDRAWN' where practice = 'Y12345'")
                            .executeUpdate();
                }))
                .isZero();
    }

    @Test
    void theTokenOfAnotherPracticeMeetsNothingOfThisOne() {
        fernhill.asManager().get("/v1/cases/" + atMileOak).then().statusCode(404);
        fernhill.confirm(atMileOak, 1).statusCode(404);
        fernhill.asManager()
                .body(Map.of("reason", "mine"))
                .put("/v1/cases/" + atMileOak + "/holds/COMPLAINT_OPEN")
                .then()
                .statusCode(404);
        fernhill.asManager()
                .get("/v1/cases?limit=200")
                .then()
                .body("id", hasItem(atFernhill))
                .body("id", not(hasItem(atMileOak)));
        mileOak.confirm(atMileOak, 1).statusCode(200);
    }

    @Test
    void patientsAndStaffOfAnotherPracticeAreNotThere() {
        fernhill.confirm(atFernhill, 1).statusCode(200);
        fernhill.tell(
                        fernhill.asManager(),
                        atFernhill,
                        "author-identified",
                        2,
                        Map.of("patientId", "p-77", "evidence", List.of("same name", "said so")))
                .statusCode(oneOf(409, 422))
                .body("code", equalTo("REFUSED"));
        fernhill.aPatient("p-77", "Mrs Jane Other", "9990000042").statusCode(200);
        fernhill.aMember("s-77", "Dr Jane Other").statusCode(200);
        assertThat(name("patient", "p-77")).isEqualTo("Mr Tobias Crane");
        assertThat(name("staff", "s-77")).isEqualTo("Dr Ivy Marsh");
    }

    private String name(String table, String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rows.only(MILE_OAK);
            return (String) entities.createNativeQuery("select name from " + table + " where id = ?1", String.class)
                    .setParameter(1, id)
                    .getSingleResult();
        });
    }

    private long count(String table, String practice, String where) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!practice.isEmpty()) {
                rows.only(practice);
            }
            return (Long) entities.createNativeQuery("select count(*) from " + table + " where " + where, Long.class)
                    .getSingleResult();
        });
    }
}
