package uk.gpsurgery.conduct.notifier.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;
import uk.gpsurgery.conduct.notifier.Desk;
import uk.gpsurgery.conduct.notifier.Desk.Answer;
import uk.gpsurgery.conduct.notifier.paper.Printer;
import uk.gpsurgery.conduct.notifier.store.Bars;
import uk.gpsurgery.conduct.notifier.store.Entry;
import uk.gpsurgery.conduct.notifier.store.Letter;
import uk.gpsurgery.conduct.notifier.store.Letters;

/** The ledger, and what people do with its letters. The practice of the token decides whose. */
@Path("/v1/letters")
public class LettersResource {

    private final Letters letters;
    private final Bars bars;
    private final Desk desk;
    private final Printer printer;
    private final SignedIn signedIn;
    private final Clock clock;

    LettersResource(Letters letters, Bars bars, Desk desk, Printer printer, SignedIn signedIn, Clock clock) {
        this.letters = letters;
        this.bars = bars;
        this.desk = desk;
        this.printer = printer;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"letters:read", "practice-manager", "partner", "ig-lead", "auditor"})
    @Transactional
    @Operation(summary = "The letters of a case, word for word, and what became of each")
    public List<Entry> ofCase(@RestQuery @Nullable String caseId) {
        if (caseId == null || caseId.isBlank()) {
            throw Problems.badInput(List.of(new FieldError("caseId", "must name a case")));
        }
        return letters.ofCase(practice(), caseId);
    }

    @GET
    @Path("/held")
    @RolesAllowed({"letters:read", "practice-manager", "partner", "ig-lead", "auditor"})
    @Transactional
    @Operation(summary = "The letters that wait for a partner, because too many went within an hour")
    public List<Entry> held() {
        return letters.held(practice());
    }

    @POST
    @Path("/{letterId}/stop")
    @RolesAllowed({"practice-manager", "partner"})
    @Operation(summary = "Ends a letter that has not gone yet")
    public Entry stop(@RestPath String letterId, @NotNull @Valid Stop stop) {
        return settled(desk.stop(practice(), letterId, signedIn.subject(), stop.reason()));
    }

    @POST
    @Path("/{letterId}/release")
    @RolesAllowed("partner")
    @Operation(summary = "Lets a letter go that waits for a partner")
    public Entry release(@RestPath String letterId) {
        return settled(desk.release(practice(), letterId, signedIn.subject()));
    }

    @GET
    @Path("/to-post")
    @RolesAllowed({"letters:read", "practice-manager", "partner", "ig-lead", "auditor"})
    @Transactional
    @Operation(summary = "The letters that somebody is to print and post")
    public List<Entry> toPost() {
        return letters.toPost(practice());
    }

    @GET
    @Path("/{letterId}/paper")
    @Produces("application/pdf")
    @RolesAllowed({"practice-manager", "partner", "ig-lead"})
    @Operation(summary = "The letter to print, as a PDF with the address for the envelope's window")
    public byte[] paper(@RestPath String letterId) {
        // The transaction ends before the slow part.
        return printer.print(QuarkusTransaction.requiringNew()
                .call(() -> letters.ofPractice(practice(), letterId)
                        .filter(Letter::isWritten)
                        .map(this::notBarred)
                        .orElseThrow(LettersResource::noSuchLetter)
                        .sheet()));
    }

    private Letter notBarred(Letter letter) {
        bars.on(letter).ifPresent(bar -> {
            throw Problems.of(409, "BARRED", "Do not post this letter: " + bar.sentence() + ".");
        });
        return letter;
    }

    @POST
    @Path("/{letterId}/posted")
    @RolesAllowed({"practice-manager", "partner"})
    @Operation(summary = "Puts down that a letter was posted on paper, with the proof")
    public Entry posted(@RestPath String letterId, @NotNull @Valid Posted posted) {
        if (posted.postedOn().isAfter(LocalDate.now(clock))) {
            throw Problems.badInput(List.of(new FieldError("postedOn", "must not be in the future")));
        }
        return settled(desk.posted(practice(), letterId, signedIn.subject(), posted.postedOn(), posted.proof()));
    }

    @GET
    @Path("/{letterId}/answers/{reply}/attachment")
    @RolesAllowed({"practice-manager", "partner", "ig-lead"})
    @Transactional
    @Operation(summary = "What a patient has shown with an answer")
    public Response attachment(@RestPath String letterId, @RestPath String reply) {
        var shown = letters.ofPractice(practice(), letterId)
                .flatMap(letter -> letter.answer(reply))
                .flatMap(answer -> answer.attachment())
                .orElseThrow(() -> Problems.of(
                        404, "UNKNOWN_ATTACHMENT", "GET /v1/letters?caseId= says which answers show something."));
        // A stranger sent it: it is kept apart from this address, and looked at where the reader wants.
        return Response.ok(shown.bytes(), shown.kind().mediaType())
                .header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static Entry settled(Answer answer) {
        if (answer instanceof Answer.Done done) {
            return done.letter();
        }
        if (answer instanceof Answer.TooLate late) {
            throw Problems.of(
                    409,
                    "LETTER_NOT_THERE",
                    "The letter is " + late.letter().state() + "; read it again before you decide.");
        }
        throw noSuchLetter();
    }

    private static RuntimeException noSuchLetter() {
        return Problems.of(404, "UNKNOWN_LETTER", "GET /v1/letters?caseId= lists the letters of a case.");
    }

    private String practice() {
        return signedIn.practice();
    }

    /** The day of posting and its proof: the number of a certificate of posting, or of a signed-for item. */
    public record Posted(
            @NotNull LocalDate postedOn,
            @NotBlank @Size(max = 200) String proof) {}

    /** Why it is stopped, for whoever reads the ledger later. */
    public record Stop(@NotBlank @Size(max = 500) String reason) {}
}
