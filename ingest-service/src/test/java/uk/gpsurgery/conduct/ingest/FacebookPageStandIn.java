package uk.gpsurgery.conduct.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.action.FacebookStandIn;

/** A page of a practice that has given its token, as the whole service meets it. */
public final class FacebookPageStandIn implements QuarkusTestResourceLifecycleManager {

    static final String PAGE = "777";
    static final String PRACTICE = "Y77777";

    static @Nullable FacebookStandIn there;

    @Override
    public Map<String, String> start() {
        try {
            there = new FacebookStandIn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "conduct.ingest.meta.graph-url",
                there.url(),
                "conduct.ingest.meta.pages." + PAGE,
                PRACTICE,
                "conduct.ingest.meta.page-tokens." + PAGE,
                FacebookStandIn.TOKEN,
                "conduct.ingest.meta.rest",
                "3S");
    }

    @Override
    public void stop() {
        if (there != null) {
            there.close();
        }
    }
}
