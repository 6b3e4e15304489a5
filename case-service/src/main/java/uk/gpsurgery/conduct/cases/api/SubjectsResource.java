package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.bundle.BundleDesk;
import uk.gpsurgery.conduct.cases.bundle.CaseBundle;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Patient;
import uk.gpsurgery.conduct.cases.store.Registers;
import uk.gpsurgery.conduct.kit.Problems;

/** What a person may ask for of what is kept about them. */
@Path("/v1/subjects/{patient}")
@Transactional
@OfOnePractice
class SubjectsResource {

    private final Registers registers;
    private final Cases cases;
    private final BundleDesk bundles;
    private final Calendar calendar;
    private final SignedIn signedIn;

    SubjectsResource(Registers registers, Cases cases, BundleDesk bundles, Calendar calendar, SignedIn signedIn) {
        this.registers = registers;
        this.cases = cases;
        this.bundles = bundles;
        this.calendar = calendar;
        this.signedIn = signedIn;
    }

    /** What the register has of them. */
    record PatientView(
            String id,
            String name,
            String nhsNumber,
            LocalDate dateOfBirth,
            @Nullable String email,
            @Nullable String postalAddress,
            @Nullable String prefers,
            @Nullable String format,
            boolean registered,
            boolean deceased,
            boolean restricted) {

        static PatientView of(Patient from) {
            return new PatientView(
                    from.id,
                    from.name,
                    from.nhsNumber,
                    from.dateOfBirth,
                    from.email,
                    from.postalAddress,
                    from.prefers,
                    from.format,
                    from.registered,
                    from.deceased,
                    from.restricted);
        }
    }

    /** Everything about one person; what passes between the practice and its adviser is exempt and left out. */
    record Export(String practice, Instant madeAt, PatientView patient, List<CaseBundle> cases) {}

    /** For a subject access request. */
    @GET
    @Path("/export")
    @RolesAllowed({"ig-lead", "practice-manager"})
    public Export export(@PathParam("patient") String id) {
        var practice = signedIn.practice();
        var patient = registers
                .patient(practice, id)
                .orElseThrow(() -> Problems.of(404, "NO_SUCH_PATIENT", "No entry of the register has this id."));
        return new Export(
                practice,
                calendar.now(),
                PatientView.of(patient),
                cases.ofPatient(practice, id).stream()
                        .map(about -> bundles.of(about, signedIn.subject(), false))
                        .toList());
    }
}
