package uk.gpsurgery.conduct.ingest.source;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The practice's app at Meta. Without secrets nothing is believed. */
@ConfigMapping(prefix = "conduct.ingest.meta")
public interface MetaConfig {

    /** The app's secrets, which webhooks are signed with; two while one takes the other's place. */
    Optional<List<String>> appSecrets();

    /** What Meta shows once to prove that it was us who asked for the webhook. */
    Optional<String> verifyToken();

    /** Which practice (ODS code) a page belongs to, by the page's id. */
    Map<String, String> pages();
}
