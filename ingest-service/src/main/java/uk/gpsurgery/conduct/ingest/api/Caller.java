package uk.gpsurgery.conduct.ingest.api;

import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import uk.gpsurgery.conduct.kit.Problems;

/** Who is asking: the practice of the token, and no other, is written for. */
@Singleton
final class Caller {

    private static final Pattern ODS_CODE = Pattern.compile("[A-Z0-9]{3,10}");

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    String practice() {
        if (token.getClaim("practice") instanceof String practice
                && ODS_CODE.matcher(practice).matches()) {
            return practice;
        }
        throw Problems.of(403, "NO_PRACTICE", "The token names no practice; ask for one with the claim practice.");
    }
}
