package uk.gpsurgery.conduct.notifier.api;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.notifier.Answers;
import uk.gpsurgery.conduct.notifier.answer.AnswersConfig;
import uk.gpsurgery.conduct.notifier.answer.Attachment;
import uk.gpsurgery.conduct.notifier.answer.Link;
import uk.gpsurgery.conduct.notifier.answer.Links;
import uk.gpsurgery.conduct.notifier.letter.Reply;
import uk.gpsurgery.conduct.notifier.letter.Words;

/**
 * Where the links in letters lead. The link is all there is to know who asks, so the page tells no more than the letter.
 * Looking changes nothing, because mail scanners look at every link; only sending uses the link up.
 */
@Path(Links.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class AnswerResource {

    private final Links links;
    private final Answers answers;
    private final Pages pages;
    private final AnswersConfig config;

    AnswerResource(Links links, Answers answers, Pages pages, AnswersConfig config) {
        this.links = links;
        this.answers = answers;
        this.pages = pages;
        this.config = config;
    }

    @GET
    @Operation(summary = "The page of a link in a letter to a patient")
    public Response form(@RestQuery(Links.PARAMETER) @Nullable String written) {
        return read(written)
                .flatMap(link -> answers.askedBy(link)
                        .map(practice -> page(200, pages.form(link.reply(), practice, "", Optional.empty()))))
                .orElseGet(this::over);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "A patient's answer; the link is used up")
    public Response answer(
            @RestQuery(Links.PARAMETER) @Nullable String written,
            @RestForm @Nullable String text,
            @RestForm @Nullable FileUpload attachment)
            throws IOException {
        var link = read(written);
        var practice = link.flatMap(answers::askedBy);
        if (link.isEmpty() || practice.isEmpty()) {
            return over();
        }
        var reply = link.get().reply();
        var said = reply == Reply.SAID ? Optional.of(Objects.requireNonNullElse(text, "")) : Optional.<String>empty();
        var shown = reply == Reply.SAID && attachment != null && attachment.size() > 0
                ? Optional.of(attachment)
                : Optional.<FileUpload>empty();
        var kept = shown.isPresent() ? kept(shown.get()) : Optional.<Attachment>empty();
        var fault = said.flatMap(AnswerResource::faultIn)
                .or(() -> shown.isPresent() && kept.isEmpty() ? Optional.of(notTaken()) : Optional.empty());
        if (fault.isPresent()) {
            return page(422, pages.form(reply, practice.get(), said.orElse(""), fault));
        }
        return answers.take(link.get(), said, kept) ? page(200, pages.thanks()) : over();
    }

    private static Optional<String> faultIn(String text) {
        var kept = Words.lines(text);
        if (kept.isEmpty()) {
            return Optional.of("Write what you want to say.");
        }
        return kept.length() > Pages.MOST_LETTERS
                ? Optional.of("Your text is too long. Write up to %,d letters.".formatted(Pages.MOST_LETTERS))
                : Optional.empty();
    }

    private String notTaken() {
        return "Choose a JPEG, a PNG or a PDF of up to " + pages.mostMegabytes()
                + " MB. If you cannot, send your text without it, and call us.";
    }

    private Optional<Attachment> kept(FileUpload shown) throws IOException {
        return shown.size() > config.attachment().asLongValue()
                ? Optional.empty()
                : Attachment.of(Files.readAllBytes(shown.uploadedFile()));
    }

    private Optional<Link> read(@Nullable String written) {
        return Optional.ofNullable(written).flatMap(links::read);
    }

    private Response over() {
        return page(404, pages.over());
    }

    private static Response page(int status, String html) {
        var response = Response.status(status).entity(html);
        Pages.HEADERS.forEach(response::header);
        return response.build();
    }
}
