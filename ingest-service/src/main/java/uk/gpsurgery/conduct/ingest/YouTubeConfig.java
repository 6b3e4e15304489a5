package uk.gpsurgery.conduct.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** The practices' channels at YouTube. The client's id and secret are {@code quarkus.oidc-client.*}, as for Google. */
@ConfigMapping(prefix = "conduct.ingest.youtube")
public interface YouTubeConfig extends Pace {

    /** By practice (ODS code): what the channel's owner has agreed to, scope {@code youtube.force-ssl}. */
    Map<String, String> refreshTokens();

    /** Where the YouTube Data API answers. */
    @WithDefault("https://www.googleapis.com/youtube/v3")
    String url();
}
