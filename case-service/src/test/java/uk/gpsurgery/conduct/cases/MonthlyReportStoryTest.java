package uk.gpsurgery.conduct.cases;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.infra.TestInfra;

/** A month in figures: right at both its ends, and none that gives anybody away. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class MonthlyReportStoryTest {

    private static final String PRACTICE = "B81234";
    private static final String OTHER = "Y12345";

    @Inject
    TopicTap topics;

    @Inject
    SeededCases seeded;

    @Inject
    PracticeRows rows;

    @Inject
    EntityManager entities;

    private Surgery surgery;

    @BeforeEach
    void aJulyWithSevenCases() {
        surgery = new Surgery(topics, PRACTICE);
        seeded.forget(PRACTICE);
        seeded.at(PRACTICE, 10);
        // The first moment of July in London is 23:00 UTC of the day before; so is that of August.
        sql("update cases set opened_at = '2025-06-30T23:00:00Z' where id like 'B81234-%'");
        sql("update cases set opened_at = '2025-06-30T22:59:59Z' where id = 'B81234-1'");
        sql("update cases set opened_at = '2025-07-31T23:00:00Z' where id in ('B81234-2', 'B81234-3')");
        sql("update cases set labels = '{harassing,obscene}' where id in ('B81234-4', 'B81234-5')");
        sql("update history set at = '2025-07-10T12:00:00Z' where case_id like 'B81234-%'");
        sql("""
                insert into history (case_id, version, practice, happening, told, from_stage, to_stage, teller, roles,
                    staff_id, capacity, guards, quote, law, at)
                select id, 2, practice, 'no-breach-found', '{}', 'TRIAGE', 'NO_BREACH', 'x', '{}', '', 'manager', '{}',
                    '', '', opened_at + interval '3 days' from cases where opened_at = '2025-06-30T23:00:00Z'""");
    }

    @AfterEach
    void noCases() {
        seeded.forget(PRACTICE);
    }

    @Test
    void theMonthIsThatOfLondonAndSmallNumbersAreHidden() {
        monthly("application/json")
                .statusCode(200)
                .body("opened", equalTo(7))
                .body("openedByClause.P7", equalTo(5))
                .body("openedByClause.P3", equalTo("<5"))
                .body("cameToStage.TRIAGE", equalTo(10))
                .body("cameToStage.NO_BREACH", equalTo(7))
                .body("cameToStage", not(hasKey("WITHDRAWN")))
                .body("closed", equalTo(7))
                .body("medianDaysToClose", equalTo(3.0f))
                .body("representationsAnswered", equalTo(0));
    }

    @Test
    void theTableIsTheSame() {
        monthly("text/csv")
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("cases opened,7\r\n"))
                .body(containsString("opened under P3,<5\r\n"));
    }

    @Test
    void itIsForThoseWhoAnswerForThePractice() {
        surgery.as("kay.lyle", "reception")
                .get("/v1/reports/monthly?month=2025-07")
                .then()
                .statusCode(403);
        surgery.asManager()
                .get("/v1/reports/monthly?month=July")
                .then()
                .statusCode(400)
                .body("errors.field", contains("month"));
        new Surgery(topics, OTHER)
                .as("ola.ray", "auditor")
                .get("/v1/reports/monthly?month=2025-07")
                .then()
                .statusCode(200)
                .body("opened", equalTo(0));
    }

    private ValidatableResponse monthly(String as) {
        return surgery.asManager()
                .accept(as)
                .get("/v1/reports/monthly?month=2025-07")
                .then();
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(PRACTICE);
            entities.createNativeQuery(statement).executeUpdate();
        });
    }
}
