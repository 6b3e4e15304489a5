package uk.gpsurgery.conduct.cases.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;

/** Reads a Patient, or a Bundle of nothing else. What it says of a fault quotes nothing of what was sent. */
@Singleton
@Startup
public class FhirReader {

    private final FhirContext fhir = FhirContext.forR4();

    /** A patient and where in the message they stand: {@code entry[3].resource}, or empty for a lone one. */
    public record Placed(String at, Patient patient) {}

    public List<Placed> read(String message) {
        var resource = parse(message);
        if (resource instanceof Patient patient) {
            return List.of(new Placed("", patient));
        }
        if (resource instanceof Bundle bundle) {
            return placed(bundle);
        }
        throw bad("resourceType", "is Patient or Bundle");
    }

    private static List<Placed> placed(Bundle bundle) {
        var found = new ArrayList<Placed>();
        var wrong = new ArrayList<FieldError>();
        for (var entry : bundle.getEntry()) {
            var at = "entry[" + (found.size() + wrong.size()) + "].resource";
            if (entry.getResource() instanceof Patient patient) {
                found.add(new Placed(at, patient));
            } else {
                wrong.add(new FieldError(at, "is a Patient"));
            }
        }
        if (found.isEmpty() && wrong.isEmpty()) {
            wrong.add(new FieldError("entry", "has at least one Patient"));
        }
        if (!wrong.isEmpty()) {
            throw Problems.badInput(wrong);
        }
        return found;
    }

    private IBaseResource parse(String message) {
        try {
            return parser().parseResource(message);
        } catch (DataFormatException | IllegalArgumentException e) {
            throw bad("body", "is no FHIR R4 resource in JSON");
        }
    }

    /** A parser is for one thread. The lenient one writes what it does not understand to the log. */
    private IParser parser() {
        return fhir.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    }

    private static RuntimeException bad(String field, String message) {
        return Problems.badInput(List.of(new FieldError(field, message)));
    }
}
