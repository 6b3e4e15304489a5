package uk.gpsurgery.conduct.notifier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;
import uk.gpsurgery.conduct.notifier.letter.LetterWriter;
import uk.gpsurgery.conduct.notifier.letter.OwnWording;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.letter.Wording;
import uk.gpsurgery.conduct.notifier.letter.Words;
import uk.gpsurgery.conduct.notifier.store.Wordings;

/** A practice's own words for a letter: whoever runs the practice writes them, and a partner takes them into use. */
@Path("/v1/templates/{name}/wording")
public class WordingResource {

    private final Wordings wordings;
    private final LetterWriter writer;
    private final SignedIn signedIn;
    private final Clock clock;

    WordingResource(Wordings wordings, LetterWriter writer, SignedIn signedIn, Clock clock) {
        this.wordings = wordings;
        this.writer = writer;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"letters:read", "practice-manager", "partner", "ig-lead", "auditor"})
    @Transactional
    @Operation(summary = "The practice's own words for a letter, and who took which into use")
    public History history(@RestPath String name) {
        var letter = letter(name).wireName();
        return new History(wordings.versions(signedIn.practice(), letter), wordings.uses(signedIn.practice(), letter));
    }

    @PUT
    @RolesAllowed({"practice-manager", "partner"})
    @Transactional
    @Operation(summary = "Keeps words for a letter as a new version, which nobody is written in before it is activated")
    public OwnWording write(@RestPath String name, @NotNull @Valid NewWording written) {
        var template = letter(name);
        if (!OwnWording.isAllowedFor(template)) {
            throw Problems.of(
                    409,
                    "WORDING_IS_FIXED",
                    "Only letters to patients that the regulations leave open take own words.");
        }
        var words = written.cleaned();
        var faults = words.faults(template);
        if (!faults.isEmpty()) {
            throw Problems.of(
                    422,
                    "WORDING_MISSHAPEN",
                    "Correct the wording as errors say, and send it again.",
                    faults.stream().map(fault -> new FieldError("body", fault)).toList());
        }
        return wordings.write(
                signedIn.practice(), name, words.subject(), words.body(), signedIn.subject(), clock.instant());
    }

    @POST
    @Path("/{version}/preview")
    @RolesAllowed({"letters:read", "practice-manager", "partner", "ig-lead"})
    @Transactional
    @Operation(summary = "The letter in these words, with examples in place of the fields that are not given")
    public Wording preview(
            @RestPath String name, @RestPath int version, @NotNull @Valid TemplatesResource.Preview preview) {
        var template = letter(name);
        var own = wordings.of(signedIn.practice(), name, version).orElseThrow(WordingResource::noSuchVersion);
        return TemplatesResource.wordingOf(
                writer.preview(template, preview.fields(), LocalDate.now(clock), Optional.of(own)));
    }

    @POST
    @Path("/{version}/activate")
    @RolesAllowed("partner")
    @Transactional
    @Operation(summary = "From now on letters are written in these words; version 0 goes back to those of the service")
    public History activate(@RestPath String name, @RestPath int version) {
        letter(name);
        if (version != 0 && wordings.of(signedIn.practice(), name, version).isEmpty()) {
            throw noSuchVersion();
        }
        wordings.use(signedIn.practice(), name, version, signedIn.subject(), clock.instant());
        return history(name);
    }

    private static Template letter(String name) {
        return TemplatesResource.letter(name);
    }

    private static RuntimeException noSuchVersion() {
        return Problems.of(404, "UNKNOWN_VERSION", "GET /v1/templates/{name}/wording lists the versions there are.");
    }

    /** Paragraphs between blank lines, headings after {@code #}, fields in braces. */
    public record NewWording(
            @NotBlank @Size(max = 100) String subject,
            @NotBlank @Size(max = 10_000) String body) {

        OwnWording cleaned() {
            return new OwnWording(0, Words.oneLine(subject), Words.paragraphs(body));
        }
    }

    /** All versions, and who took which into use; the last one is in use. */
    public record History(List<Wordings.Version> versions, List<Wordings.Use> uses) {}
}
