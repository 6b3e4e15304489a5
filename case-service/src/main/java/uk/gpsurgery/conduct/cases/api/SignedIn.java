package uk.gpsurgery.conduct.cases.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import uk.gpsurgery.conduct.cases.policy.Teller;
import uk.gpsurgery.conduct.cases.store.Registers;
import uk.gpsurgery.conduct.cases.store.Staff;
import uk.gpsurgery.conduct.kit.Problems;

/** Who asks, for which practice: as the token says and nothing else. */
@RequestScoped
class SignedIn {

    private final JsonWebToken token;
    private final SecurityIdentity identity;
    private final Registers registers;

    SignedIn(JsonWebToken token, SecurityIdentity identity, Registers registers) {
        this.token = token;
        this.identity = identity;
        this.registers = registers;
    }

    /** ODS code of the practice the token is for; empty for a token without one, and without a token. */
    Optional<String> practiceOfToken() {
        return Optional.ofNullable(token.<Object>getClaim("practice"))
                .map(Object::toString)
                .filter(practice -> practice.matches("[A-Z0-9]{3,10}"));
    }

    String practice() {
        return practiceOfToken()
                .orElseThrow(() -> Problems.of(
                        403,
                        "NO_PRACTICE",
                        "The token names no practice: it needs a claim practice with an ODS code."));
    }

    String subject() {
        return token.getSubject();
    }

    Set<String> roles() {
        return Set.copyOf(identity.getRoles());
    }

    Teller teller() {
        var staffId =
                registers.staffWithAccount(practice(), subject()).map(Staff::id).orElse("");
        return new Teller(subject(), roles(), staffId);
    }
}
