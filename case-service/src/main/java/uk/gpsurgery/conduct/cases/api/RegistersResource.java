package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.RegisterDesk;
import uk.gpsurgery.conduct.cases.store.Patient;
import uk.gpsurgery.conduct.cases.store.Staff;

/** The practice's registers, an entry at a time. */
@Path("/v1")
@Transactional
@OfOnePractice
class RegistersResource {

    static final String ID = "[A-Za-z0-9._-]{1,64}";

    private final RegisterDesk desk;
    private final SignedIn signedIn;

    RegistersResource(RegisterDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    /** A member of staff, as put in the register. */
    record StaffEntry(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 100) String role,
            @Size(max = 20) @Nullable List<@NotBlank @Size(max = 100) String> aliases,
            @Email @Size(max = 254) @Nullable String email,
            @Size(max = 100) @Nullable String account) {}

    /** A patient, as put in the register. */
    record PatientEntry(
            @NotBlank @Size(max = 200) String name,
            @NotNull @NhsNumber String nhsNumber,
            @NotNull @Past LocalDate dateOfBirth,
            @Email @Size(max = 254) @Nullable String email,
            @Size(max = 500) @Nullable String postalAddress,

            @Pattern(regexp = "email|paper", message = "is email or paper") @Nullable
            String prefers,

            @Pattern(regexp = "standard|large-print|easy-read", message = "is standard, large-print or easy-read")
            @Nullable
            String format,

            @Pattern(regexp = "en|cy", message = "is en or cy") @Nullable
            String language,

            @Nullable Boolean registered,
            @Nullable Boolean deceased,
            @Nullable Boolean restricted) {}

    /** Puts a member of staff in the register, or changes their entry. */
    @PUT
    @Path("/staff/{id}")
    @RolesAllowed({"practice-manager", "directory:write"})
    public Map<String, String> staff(
            @PathParam("id") @Pattern(regexp = ID, message = "is 1 to 64 letters, digits, dots and dashes") String id,
            @Valid @NotNull StaffEntry entry)
            throws SQLException {
        var staff = new Staff();
        staff.practice = signedIn.practice();
        staff.id = id;
        staff.name = entry.name();
        staff.role = entry.role();
        staff.aliases =
                Objects.requireNonNullElse(entry.aliases(), List.<String>of()).toArray(String[]::new);
        staff.email = entry.email();
        staff.account = entry.account();
        desk.keep(staff);
        return Map.of("id", id);
    }

    /** Puts a patient in the register, or changes their entry. */
    @PUT
    @Path("/patients/{id}")
    @RolesAllowed({"practice-manager", "directory:write"})
    public Map<String, String> patient(
            @PathParam("id") @Pattern(regexp = ID, message = "is 1 to 64 letters, digits, dots and dashes") String id,
            @Valid @NotNull PatientEntry entry)
            throws SQLException {
        var patient = new Patient();
        patient.practice = signedIn.practice();
        patient.id = id;
        patient.name = entry.name();
        patient.nhsNumber = entry.nhsNumber();
        patient.dateOfBirth = entry.dateOfBirth();
        patient.email = entry.email();
        patient.postalAddress = entry.postalAddress();
        patient.prefers = entry.prefers();
        patient.format = entry.format();
        patient.language = entry.language();
        patient.registered = Objects.requireNonNullElse(entry.registered(), true);
        patient.deceased = Objects.requireNonNullElse(entry.deceased(), false);
        patient.restricted = Objects.requireNonNullElse(entry.restricted(), false);
        desk.keep(patient);
        return Map.of("id", id);
    }
}
