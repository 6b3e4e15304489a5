package uk.gpsurgery.conduct.ingest.action;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.GoogleConfig;

/** The access token of the moment, made anew from the refresh token before it ends (OAuth2, RFC 6749, 6). */
@Singleton
final class GoogleToken {

    private final OidcClient google;
    private final GoogleConfig config;
    private @Nullable Tokens tokens;

    GoogleToken(OidcClient google, GoogleConfig config) {
        this.google = google;
        this.config = config;
    }

    boolean canBeHad() {
        return config.refreshToken().isPresent();
    }

    /** As the header {@code Authorization} wants it. */
    synchronized String bearer() {
        var held = tokens;
        if (held == null || held.isAccessTokenExpired() || held.isAccessTokenWithinRefreshInterval()) {
            held = google.refreshTokens(config.refreshToken().orElseThrow())
                    .await()
                    .atMost(config.patience());
            tokens = held;
        }
        return "Bearer " + held.getAccessToken();
    }

    /** Google does not take it any more, whatever its time says. */
    synchronized void forget() {
        tokens = null;
    }
}
