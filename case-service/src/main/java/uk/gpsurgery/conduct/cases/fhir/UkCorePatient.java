package uk.gpsurgery.conduct.cases.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * A UK Core Patient, read with care: what it does not say is not assumed in anybody's favour. Systems write extensions
 * under the address of UK Core or of the older PDS, so they are known by how their address ends.
 */
public record UkCorePatient(Patient patient, Instant now) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    private static final Set<String> ODS = Set.of(
            "https://fhir.nhs.uk/Id/ods-organization-code",
            "https://digital.nhs.uk/services/organisation-data-service");
    private static final String VERIFIED = "01";

    /** Restricted, very restricted, and what PDS leaves out for others. */
    private static final Set<String> RESTRICTED = Set.of("R", "V", "REDACTED");

    private static final String LETTER = "1";
    private static final String EMAIL = "4";
    private static final String LARGE_PRINT = "11";

    public Optional<String> id() {
        return Optional.ofNullable(patient.getIdElement().getIdPart());
    }

    /** Where it says whether the number was traced, it says that it was. */
    public Optional<String> nhsNumber() {
        return patient.getIdentifier().stream()
                .filter(identifier -> NHS_NUMBER.equals(identifier.getSystem()))
                .filter(identifier -> extensions(identifier.getExtension(), "NHSNumberVerificationStatus")
                        .allMatch(status -> codes(status).anyMatch(VERIFIED::equals)))
                .map(identifier -> identifier.getValue())
                .findFirst();
    }

    /** The official name, or the usual one. */
    public Optional<String> name() {
        return Stream.of(HumanName.NameUse.OFFICIAL, HumanName.NameUse.USUAL)
                .flatMap(use -> patient.getName().stream().filter(name -> name.getUse() == use))
                .filter(name -> isNow(name.getPeriod()))
                .map(UkCorePatient::spoken)
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    private static String spoken(HumanName name) {
        return name.hasText()
                ? name.getText()
                : Stream.of(name.getPrefixAsSingleString(), name.getGivenAsSingleString(), name.getFamily())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(" "));
    }

    /** A whole date: a year alone says nothing of somebody's age. */
    public Optional<LocalDate> dateOfBirth() {
        return Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
                .filter(day -> day.length() == 10)
                .map(LocalDate::parse);
    }

    public boolean deceased() {
        return patient.hasDeceasedDateTimeType()
                || (patient.getDeceased() instanceof BooleanType is && is.booleanValue());
    }

    public boolean restricted() {
        return patient.getMeta().getSecurity().stream().map(Coding::getCode).anyMatch(RESTRICTED::contains);
    }

    /** Only if it names the practice, and for today. */
    public boolean registeredAt(String practice) {
        return patient.getGeneralPractitioner().stream()
                .map(Reference::getIdentifier)
                .anyMatch(
                        gp -> ODS.contains(gp.getSystem()) && practice.equals(gp.getValue()) && isNow(gp.getPeriod()));
    }

    public Optional<String> email() {
        return patient.getTelecom().stream()
                .filter(contact -> contact.getSystem() == ContactPoint.ContactPointSystem.EMAIL)
                .filter(contact -> contact.getUse() != ContactPoint.ContactPointUse.OLD && isNow(contact.getPeriod()))
                .map(ContactPoint::getValue)
                .findFirst();
    }

    /** Line by line, the postcode last. */
    public Optional<String> postalAddress() {
        return patient.getAddress().stream()
                .filter(address -> address.getUse() != Address.AddressUse.OLD
                        && address.getUse() != Address.AddressUse.TEMP
                        && isNow(address.getPeriod()))
                .map(address -> Stream.concat(
                                address.getLine().stream().map(line -> line.getValue()),
                                Stream.of(address.getCity(), address.getDistrict(), address.getPostalCode()))
                        .filter(line -> line != null && !line.isBlank())
                        .distinct()
                        .collect(Collectors.joining("\n")))
                .filter(address -> !address.isEmpty())
                .findFirst();
    }

    /** {@code paper} or {@code email}, where they have said so. */
    public Optional<String> prefers() {
        return preference("PreferredContactMethod").flatMap(code -> switch (code) {
            case LETTER -> Optional.of("paper");
            case EMAIL -> Optional.of("email");
            default -> Optional.empty();
        });
    }

    public Optional<String> format() {
        return preference("PreferredWrittenCommunicationFormat")
                .filter(LARGE_PRINT::equals)
                .map(code -> "large-print");
    }

    /** {@code cy} or {@code en}, where they have said in which language they are to be written to. */
    public Optional<String> language() {
        return patient.getCommunication().stream()
                .filter(Patient.PatientCommunicationComponent::getPreferred)
                .flatMap(spoken -> spoken.getLanguage().getCoding().stream())
                .map(Coding::getCode)
                .filter(Set.of("cy", "en")::contains)
                .findFirst();
    }

    private Optional<String> preference(String name) {
        return extensions(patient.getExtension(), "ContactPreference")
                .flatMap(preference -> extensions(preference.getExtension(), name))
                .flatMap(UkCorePatient::codes)
                .findFirst();
    }

    private static Stream<Extension> extensions(List<Extension> all, String suffix) {
        return all.stream().filter(one -> one.getUrl() != null && one.getUrl().endsWith(suffix));
    }

    private static Stream<String> codes(Extension of) {
        return of.getValue() instanceof CodeableConcept concept
                ? concept.getCoding().stream().map(Coding::getCode)
                : Stream.empty();
    }

    private boolean isNow(Period period) {
        var today = LocalDate.ofInstant(now, LONDON);
        return (period.getEnd() == null
                        || !LocalDate.ofInstant(period.getEnd().toInstant(), LONDON)
                                .isBefore(today))
                && (period.getStart() == null
                        || !LocalDate.ofInstant(period.getStart().toInstant(), LONDON)
                                .isAfter(today));
    }
}
