package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import uk.gpsurgery.conduct.cases.RegisterDesk;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.fhir.FhirReader;
import uk.gpsurgery.conduct.cases.fhir.FhirReader.Placed;
import uk.gpsurgery.conduct.cases.fhir.UkCorePatient;
import uk.gpsurgery.conduct.cases.store.Patient;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;

/** The practice's list as clinical systems hand it over: FHIR R4, a UK Core Patient or a Bundle of them. */
@Path("/v1/patients/fhir")
@Transactional
@OfOnePractice
class FhirResource {

    private static final Predicate<String> ID = id -> id.matches(RegistersResource.ID);
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;

    private final FhirReader reader;
    private final RegisterDesk desk;
    private final Calendar calendar;
    private final SignedIn signedIn;

    FhirResource(FhirReader reader, RegisterDesk desk, Calendar calendar, SignedIn signedIn) {
        this.reader = reader;
        this.desk = desk;
        this.calendar = calendar;
        this.signedIn = signedIn;
    }

    /** The ids of the entries that were kept. */
    record Kept(List<String> ids) {}

    /** Puts patients in the register, or changes their entries: all of them, or none when one has a fault. */
    @POST
    @Consumes({"application/fhir+json", "application/json"})
    @RolesAllowed({"practice-manager", "directory:write"})
    public Kept keep(String message) throws SQLException {
        var wrong = new ArrayList<FieldError>();
        var entries = new ArrayList<Patient>();
        for (var placed : reader.read(message)) {
            entries.add(entry(placed, wrong));
        }
        if (!wrong.isEmpty()) {
            throw Problems.badInput(wrong);
        }
        for (var entry : entries) {
            desk.keep(entry);
        }
        return new Kept(entries.stream().map(entry -> entry.id).toList());
    }

    private Patient entry(Placed placed, List<FieldError> wrong) {
        var from = new UkCorePatient(placed.patient(), calendar.now());
        var at = new Place(placed.at(), wrong);
        var patient = new Patient();
        patient.practice = signedIn.practice();
        patient.id = at.need("id", from.id().filter(ID), "is 1 to 64 letters, digits, dots and dashes");
        patient.nhsNumber = at.need(
                "identifier",
                from.nhsNumber().filter(NhsNumber.Check::isRight),
                "has a verified NHS number of ten digits with a right check digit");
        patient.name = at.need(
                "name", from.name().filter(name -> name.length() <= LONGEST_NAME), "has an official or a usual name");
        var born = from.dateOfBirth().filter(day -> day.isBefore(calendar.today()));
        at.need("birthDate", born.map(Objects::toString), "is a whole date in the past");
        patient.dateOfBirth = born.orElse(calendar.today());
        patient.registered = from.registeredAt(patient.practice);
        patient.deceased = from.deceased();
        patient.restricted = from.restricted();
        // Where somebody with a restricted record lives, this service is not to know.
        if (!patient.restricted) {
            patient.email = from.email()
                    .filter(email -> email.length() <= LONGEST_EMAIL)
                    .orElse(null);
            patient.postalAddress = from.postalAddress()
                    .filter(address -> address.length() <= LONGEST_ADDRESS)
                    .orElse(null);
        }
        patient.prefers = from.prefers().orElse(null);
        patient.format = from.format().orElse(null);
        patient.language = from.language().orElse(null);
        return patient;
    }

    /** Where in the message a patient stands, and what is wrong there. */
    private record Place(String at, List<FieldError> wrong) {

        String need(String field, Optional<String> value, String message) {
            if (value.isEmpty()) {
                wrong.add(new FieldError(at.isEmpty() ? field : at + "." + field, message));
            }
            return value.orElse("");
        }
    }
}
