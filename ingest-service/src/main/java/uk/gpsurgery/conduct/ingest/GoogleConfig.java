package uk.gpsurgery.conduct.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The practice's Business Profile at Google. The client's id and secret are {@code quarkus.oidc-client.*}; without a
 * refresh token nothing is read there and nothing done.
 */
@ConfigMapping(prefix = "conduct.ingest.google")
public interface GoogleConfig extends Pace {

    /** What a person who manages the profiles has agreed to at Google, scope {@code business.manage}. */
    Optional<String> refreshToken();

    /** Which practice (ODS code) a location belongs to, by its name: {@code accounts/1/locations/2}. */
    Map<String, String> locations();

    /** The service account whose tokens the Pub/Sub subscription pushes with. Without it no push is believed. */
    Optional<String> pushAccount();

    /** How often all reviews are listed. Google tells nobody of a review that was taken down. */
    @WithDefault("1H")
    Duration sweep();
}
