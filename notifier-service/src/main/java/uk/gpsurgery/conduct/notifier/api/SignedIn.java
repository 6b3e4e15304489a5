package uk.gpsurgery.conduct.notifier.api;

import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import uk.gpsurgery.conduct.kit.Problems;

/** Who asks, and for which practice. */
@RequestScoped
class SignedIn {

    private final JsonWebToken token;

    SignedIn(JsonWebToken token) {
        this.token = token;
    }

    String subject() {
        return token.getSubject();
    }

    String practice() {
        String practice = token.getClaim("practice");
        if (practice == null || practice.isBlank()) {
            throw Problems.of(403, "NO_PRACTICE", "The token names no practice; ask for one that does.");
        }
        return practice;
    }
}
