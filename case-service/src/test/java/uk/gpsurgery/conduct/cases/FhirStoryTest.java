package uk.gpsurgery.conduct.cases;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.cases.store.Patient;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.cases.store.Registers;
import uk.gpsurgery.conduct.infra.TestInfra;

/** The list as a clinical system hands it over: what it says is honoured, and what it does not say is not assumed. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class FhirStoryTest {

    private static final String GOOD = """
            {"resourceType": "Patient", "id": "f-1",
             "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990009031",
               "extension": [{"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
                 "valueCodeableConcept": {"coding": [{"system": "s", "code": "01"}]}}]}],
             "name": [{"use": "nickname", "text": "Berty"},
               {"use": "official", "prefix": ["Mr"], "given": ["Bertram", "Otis"], "family": "Skylark"}],
             "birthDate": "1951-03-09",
             "telecom": [{"system": "phone", "value": "07700900123"},
               {"system": "email", "use": "old", "value": "old@mail.example"},
               {"system": "email", "value": "bertram@mail.example"}],
             "address": [{"use": "old", "line": ["1 Gone Lane"], "postalCode": "BN1 9ZZ"},
               {"use": "home", "line": ["7 Shingle Row", "Portslade"], "city": "Brighton", "postalCode": "BN41 9ZZ"}],
             "generalPractitioner": [{"type": "Organization", "identifier":
               {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "Y12345"}}],
             "communication": [{"language": {"coding": [{"code": "en"}]}},
               {"language": {"coding": [{"code": "cy"}]}, "preferred": true}],
             "extension": [{"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference",
               "extension": [
                 {"url": "PreferredWrittenCommunicationFormat", "valueCodeableConcept": {"coding": [{"code": "11"}]}},
                 {"url": "PreferredContactMethod", "valueCodeableConcept": {"coding": [{"code": "1"}]}}]}]}""";

    @Inject
    TopicTap topics;

    @Inject
    Registers registers;

    @Inject
    PracticeRows rows;

    private Surgery surgery;

    @BeforeEach
    void open() {
        surgery = new Surgery(topics, MILE_OAK);
    }

    @Test
    void aPatientIsKeptAsTheSystemSays() {
        send(GOOD).statusCode(200).body("ids", contains("f-1"));

        var kept = patient("f-1");
        assertThat(kept.name).isEqualTo("Mr Bertram Otis Skylark");
        assertThat(kept.nhsNumber).isEqualTo("9990009031");
        assertThat(kept.dateOfBirth).isEqualTo(LocalDate.of(1951, 3, 9));
        assertThat(kept.email).isEqualTo("bertram@mail.example");
        assertThat(kept.postalAddress).isEqualTo("7 Shingle Row\nPortslade\nBrighton\nBN41 9ZZ");
        assertThat(kept.prefers).isEqualTo("paper");
        assertThat(kept.format).isEqualTo("large-print");
        assertThat(kept.language).isEqualTo("cy");
        assertThat(kept.registered).isTrue();
        assertThat(kept.deceased || kept.restricted).isFalse();
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(topics.all("directory.v1").toString())
                        .contains("\"f-1\"")
                        .doesNotContain("Skylark")
                        .doesNotContain("9990009031"));
    }

    @Test
    void whoHasDiedMovedAwayOrMustNotBeFoundIsKnownForIt() {
        send(GOOD.replace("\"birthDate\"", "\"deceasedDateTime\": \"2026-01-02\", \"birthDate\""));
        assertThat(patient("f-1").deceased).isTrue();
        send(GOOD.replace("\"birthDate\"", "\"deceasedBoolean\": false, \"birthDate\""));
        assertThat(patient("f-1").deceased).isFalse();

        send(GOOD.replace("\"Y12345\"}", "\"Y12345\", \"period\": {\"end\": \"2024-05-01\"}}"));
        assertThat(patient("f-1").registered).isFalse();
        send(GOOD.replace("Y12345", "B81234"));
        assertThat(patient("f-1").registered).isFalse();

        send(GOOD.replace("\"id\": \"f-1\",", "\"id\": \"f-1\", \"meta\": {\"security\": [{\"code\": \"R\"}]},"));
        assertThat(patient("f-1").restricted).isTrue();
        assertThat(patient("f-1").email).isNull();
        assertThat(patient("f-1").postalAddress).isNull();
    }

    @Test
    void aBundleIsKeptAsAWholeOrNotAtAll() {
        var other = GOOD.replace("f-1", "f-2").replace("9990009031", "9990050023");
        send(bundle(GOOD, other)).statusCode(200).body("ids", contains("f-1", "f-2"));

        send(bundle(GOOD.replace("Skylark", "Lark"), other.replace("9990050023", "9990050024")))
                .statusCode(400)
                .body("errors.field", contains("entry[1].resource.identifier"));
        send(bundle(GOOD.replace("Skylark", "Lark"), "{\"resourceType\": \"Observation\", \"status\": \"final\"}"))
                .statusCode(400)
                .body("errors.field", contains("entry[1].resource"));
        send(bundle(GOOD.replace("Skylark", "Lark"), GOOD.replace("f-1", "f-3")))
                .statusCode(409);
        assertThat(patient("f-1").name).endsWith("Skylark");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9990009031                          | 4123456879                | identifier
            9990009031                          | 1111111111                | identifier
            "code": "01"                        | "code": "02"              | identifier
            "birthDate": "1951-03-09"           | "birthDate": "1951"       | birthDate
            "birthDate": "1951-03-09"           | "birthDate": "2051-03-09" | birthDate
            "birthDate": "1951-03-09"           | "birthDate": "2026-02-30" | body
            "official"                          | "old"                     | name
            "resourceType": "Patient"           | "resourceType": "Group"   | body
            "birthDate":                        | "bornOn":                 | body
            "id": "f-1",                        | "id": "f 1",              | id
            """)
    void whatIsWrongIsNamedAndNothingOfItQuoted(String right, String wrong, String field) {
        send(GOOD.replace(right, wrong))
                .statusCode(400)
                .body("errors.field", contains(field))
                .body(not(containsString("Skylark")))
                .body(not(containsString("4123456879")));
    }

    @Test
    void anotherResourceIsNoPatient() {
        send("{\"resourceType\": \"Practitioner\", \"id\": \"x\"}")
                .statusCode(400)
                .body("errors.field", contains("resourceType"));
        send("{\"resourceType\": \"Bundle\", \"type\": \"collection\"}")
                .statusCode(400)
                .body("errors.field", contains("entry"));
        send("no FHIR").statusCode(400).body("errors.field", contains("body"));
    }

    @Test
    void itIsForThoseWhoKeepTheList() {
        surgery.as("kay.lyle", "reception")
                .contentType("application/fhir+json")
                .body(GOOD)
                .post("/v1/patients/fhir")
                .then()
                .statusCode(403);
        send(GOOD).statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(FERNHILL);
            assertThat(registers.patient(FERNHILL, "f-1")).isEmpty();
        });
        assertThat(surgery.audit().toString()).contains("/v1/patients/fhir").doesNotContain("Skylark");
    }

    private ValidatableResponse send(String message) {
        return surgery.asManager()
                .contentType("application/fhir+json")
                .body(message)
                .post("/v1/patients/fhir")
                .then();
    }

    private static String bundle(String... resources) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"resource\": "
                + String.join("}, {\"resource\": ", resources) + "}]}";
    }

    private Patient patient(String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rows.only(MILE_OAK);
            return registers.patient(MILE_OAK, id).orElseThrow();
        });
    }
}
