package uk.gpsurgery.conduct.notifier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;
import uk.gpsurgery.conduct.notifier.letter.Draft;
import uk.gpsurgery.conduct.notifier.letter.Field;
import uk.gpsurgery.conduct.notifier.letter.Form;
import uk.gpsurgery.conduct.notifier.letter.LetterWriter;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.letter.Wording;

/** The letters there are, what each is filled with, and how it reads. */
@Path("/v1/templates")
public class TemplatesResource {

    private final LetterWriter writer;
    private final Clock clock;

    TemplatesResource(LetterWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"letters:read", "practice-manager", "partner", "ig-lead", "auditor"})
    @Operation(summary = "The letters there are, and the fields that each needs and may have")
    public List<Listed> all() {
        return Stream.of(Template.values()).map(Listed::of).toList();
    }

    @POST
    @Path("/{name}/preview")
    @RolesAllowed({"letters:read", "practice-manager", "partner", "ig-lead"})
    @Operation(summary = "A letter with these fields, and examples in place of those that are not given")
    public Wording preview(@RestPath String name, @NotNull @Valid Preview preview) {
        return wordingOf(writer.preview(letter(name), preview.fields(), LocalDate.now(clock), Optional.empty()));
    }

    static Template letter(String name) {
        return Template.named(name)
                .orElseThrow(
                        () -> Problems.of(404, "UNKNOWN_TEMPLATE", "GET /v1/templates lists the letters there are."));
    }

    static Wording wordingOf(Draft draft) {
        if (draft instanceof Draft.Refused refused) {
            throw Problems.of(
                    422,
                    refused.refusal().name(),
                    "The letter would not be sent: " + refused.refusal().sentence() + ".",
                    refused.fields().stream()
                            .map(field -> new FieldError(
                                    "fields." + field.wireName(), field.form().sentence()))
                            .toList());
        }
        return ((Draft.Written) draft).wording();
    }

    /** A letter, as the case service and people need to know it. */
    public record Listed(
            String name, String recipient, boolean legal, String purpose, List<Filling> needs, List<Filling> mayHave) {

        static Listed of(Template template) {
            return new Listed(
                    template.wireName(),
                    template.recipient().wireName(),
                    template.legal(),
                    template.purpose(),
                    Filling.of(template.needed()),
                    Filling.of(template.optional()));
        }
    }

    /** What one of its fields is. */
    public record Filling(String field, Form form, String meaning, String example) {

        static List<Filling> of(Collection<Field> fields) {
            return fields.stream()
                    .sorted(Comparator.naturalOrder())
                    .map(field -> new Filling(field.wireName(), field.form(), field.meaning(), field.example()))
                    .toList();
        }
    }

    /** What to fill a preview with. */
    public record Preview(@NotNull @Size(max = 50) Map<String, @NotNull @Size(max = 20_000) String> fields) {}
}
