package uk.gpsurgery.conduct.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The practice's app at Meta. Without secrets nothing is believed, and without a page's token nothing is done there. */
@ConfigMapping(prefix = "conduct.ingest.meta")
public interface MetaConfig extends Pace {

    /** The app's secrets, which webhooks are signed with; two while one takes the other's place, the newer one first. */
    Optional<List<String>> appSecrets();

    /** What Meta shows once to prove that it was us who asked for the webhook. */
    Optional<String> verifyToken();

    /** Which practice (ODS code) a page belongs to, by the page's id. */
    Map<String, String> pages();

    /** The token of a page, by the page's id: with it comments of the page are hidden, deleted and answered. */
    Map<String, String> pageTokens();

    /** Which practice (ODS code) an account at Instagram belongs to, by the account's id. */
    Map<String, String> instagramAccounts();

    /** The token of an account at Instagram, by the account's id. */
    Map<String, String> instagramTokens();

    /** How often the pages are read for what webhooks missed. */
    @WithDefault("30M")
    Duration catchUp();

    /** How far back, the first time. Facebook tries a webhook again for a day and a half. */
    @WithDefault("3D")
    Duration reach();

    /** Where the Graph API answers. */
    @WithDefault("https://graph.facebook.com")
    String graphUrl();

    /** Meta ends a version some two years after it came. */
    @WithDefault("v24.0")
    String graphVersion();
}
