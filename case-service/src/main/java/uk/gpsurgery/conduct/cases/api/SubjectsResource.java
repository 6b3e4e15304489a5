package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.bundle.BundleDesk;
import uk.gpsurgery.conduct.cases.bundle.CaseBundle;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.erasure.Certificate;
import uk.gpsurgery.conduct.cases.erasure.ErasureDesk;
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
    private final ErasureDesk erasure;
    private final Calendar calendar;
    private final SignedIn signedIn;

    SubjectsResource(
            Registers registers,
            Cases cases,
            BundleDesk bundles,
            ErasureDesk erasure,
            Calendar calendar,
            SignedIn signedIn) {
        this.registers = registers;
        this.cases = cases;
        this.bundles = bundles;
        this.erasure = erasure;
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
            @Nullable String language,
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
                    from.language,
                    from.registered,
                    from.deceased,
                    from.restricted);
        }
    }

    /** Everything about one person; what passes between the practice and its adviser is exempt and left out. */
    record Export(String practice, Instant madeAt, PatientView patient, List<CaseBundle> cases) {}

    /** Why they ask, or why it is done. */
    record Wish(@NotBlank @Size(max = 4000) String reason) {}

    /** Takes them out of everything that is kept; refused while a case of theirs goes on or a hold is on one. */
    @POST
    @Path("/erasure")
    @RolesAllowed("ig-lead")
    public Certificate erase(@PathParam("patient") String id, @Valid @NotNull Wish wish) throws SQLException {
        found(id);
        var obstacles = erasure.obstacles(signedIn.practice(), id);
        if (!obstacles.isEmpty()) {
            throw Problems.with(
                    409,
                    "ERASURE_REFUSED",
                    "Something holds what is kept about them: ask again when obstacles are gone.",
                    Map.of("obstacles", obstacles));
        }
        return erasure.erase(signedIn.practice(), id, signedIn.subject(), wish.reason());
    }

    /** The certificate, for whoever has the id that the register had. */
    @GET
    @Path("/erasure")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("ig-lead")
    public String certificate(@PathParam("patient") String id) {
        return erasure.certificate(signedIn.practice(), id)
                .orElseThrow(() -> Problems.of(404, "NOT_ERASED", "Nobody who had this id has been erased."));
    }

    /** For a subject access request. */
    @GET
    @Path("/export")
    @RolesAllowed({"ig-lead", "practice-manager"})
    public Export export(@PathParam("patient") String id) {
        var practice = signedIn.practice();
        var patient = found(id);
        return new Export(
                practice,
                calendar.now(),
                PatientView.of(patient),
                cases.ofPatient(practice, id).stream()
                        .map(about -> bundles.of(about, signedIn.subject(), false))
                        .toList());
    }

    private Patient found(String id) {
        return registers
                .patient(signedIn.practice(), id)
                .orElseThrow(() -> Problems.of(404, "NO_SUCH_PATIENT", "No entry of the register has this id."));
    }
}
