package uk.gpsurgery.conduct.ingest.action;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The access token of the moment, made anew from the refresh token before it ends (OAuth2, RFC 6749, 6). */
final class GoogleToken {

    private static final Logger LOG = Logger.getLogger(GoogleToken.class);

    private final OidcClient google;
    private final String refreshToken;
    private final Duration patience;
    private @Nullable Tokens tokens;

    GoogleToken(OidcClient google, String refreshToken, Duration patience) {
        this.google = google;
        this.refreshToken = refreshToken;
        this.patience = patience;
    }

    /**
     * Asks with the token, as the header {@code Authorization} wants it. One may end before its time; then another is
     * fetched, once.
     */
    <T> T ask(Function<String, T> question) {
        var bearer = bearer();
        try {
            return question.apply(bearer);
        } catch (SaidNo no) {
            if (no.fault() != Fault.TOKEN_ENDED) {
                throw no;
            }
            forget();
            return question.apply(bearer());
        }
    }

    private synchronized String bearer() {
        var held = tokens;
        if (held == null || held.isAccessTokenExpired() || held.isAccessTokenWithinRefreshInterval()) {
            held = fetched();
            tokens = held;
        }
        return "Bearer " + held.getAccessToken();
    }

    private Tokens fetched() {
        try {
            return google.refreshTokens(refreshToken).await().atMost(patience);
        } catch (RuntimeException e) {
            // The library tells only in words that it got no token; they may hold one.
            LOG.warnf("no token from Google: %s", e.getClass().getSimpleName());
            var isOver = String.valueOf(e.getMessage()).contains("invalid_grant");
            throw new SaidNo(isOver ? Fault.TOKEN_ENDED : Fault.AWAY, "", null);
        }
    }

    private synchronized void forget() {
        tokens = null;
    }
}
