package uk.gpsurgery.conduct.notifier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;
import uk.gpsurgery.conduct.notifier.store.Entry;
import uk.gpsurgery.conduct.notifier.store.Letters;

/** The ledger of a case. The practice of the token decides whose. */
@Path("/v1/letters")
public class LettersResource {

    private final Letters letters;
    private final JsonWebToken token;

    LettersResource(Letters letters, JsonWebToken token) {
        this.letters = letters;
        this.token = token;
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

    private String practice() {
        String practice = token.getClaim("practice");
        if (practice == null || practice.isBlank()) {
            throw Problems.of(403, "NO_PRACTICE", "The token names no practice; ask for one that does.");
        }
        return practice;
    }
}
