package uk.gpsurgery.conduct.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** The practices' accounts at X, and the app that acts for them (OAuth 1.0a: its tokens do not end by themselves). */
@ConfigMapping(prefix = "conduct.ingest.x")
public interface XConfig extends Pace {

    /** The app's key; without it nothing is done at X. */
    Optional<String> consumerKey();

    Optional<String> consumerSecret();

    /** By practice (ODS code): the account's access token. */
    Map<String, Token> tokens();

    /** Where the API answers. */
    @WithDefault("https://api.x.com/2")
    String url();

    /** X takes fifty hidings in fifteen minutes of an account. */
    @Override
    @WithDefault("3")
    int perMinute();

    /** What the account's owner has agreed to. */
    interface Token {
        String token();

        String secret();
    }
}
