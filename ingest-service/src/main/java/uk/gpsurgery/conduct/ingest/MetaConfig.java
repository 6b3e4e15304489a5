package uk.gpsurgery.conduct.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The practice's app at Meta. Without secrets nothing is believed, and without a page's token nothing is done there. */
@ConfigMapping(prefix = "conduct.ingest.meta")
public interface MetaConfig {

    /** The app's secrets, which webhooks are signed with; two while one takes the other's place, the newer one first. */
    Optional<List<String>> appSecrets();

    /** What Meta shows once to prove that it was us who asked for the webhook. */
    Optional<String> verifyToken();

    /** Which practice (ODS code) a page belongs to, by the page's id. */
    Map<String, String> pages();

    /** The token of a page, by the page's id: with it comments of the page are hidden, deleted and answered. */
    Map<String, String> pageTokens();

    /** Where the Graph API answers. */
    @WithDefault("https://graph.facebook.com")
    String graphUrl();

    /** Meta ends a version some two years after it came. */
    @WithDefault("v24.0")
    String graphVersion();

    /** How long one call may take to connect, and again to answer. */
    @WithDefault("5S")
    Duration patience();

    /** How long a page is left alone after Facebook did not answer, or said that it is asked too much but not for how long. */
    @WithDefault("1M")
    Duration rest();
}
