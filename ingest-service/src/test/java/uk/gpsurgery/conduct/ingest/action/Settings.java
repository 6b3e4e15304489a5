package uk.gpsurgery.conduct.ingest.action;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;

/** What the tests of the platforms have in common: settings, a clock, and what is asked for. */
final class Settings {

    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private Settings() {}

    static <T> T of(Class<T> config, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(config)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(config);
    }

    static ActionAsked action(
            Deed deed, String platform, String comment, @Nullable String text, @Nullable String hash) {
        return new ActionAsked(
                "Y12345", "a-1", "c-1", platform, comment, "1234567890999", deed.word(), text, hash, null);
    }

    /** A clock whose hands the test moves. */
    static final class Hands extends Clock {

        private Instant now = NOW;

        void move(Duration on) {
            now = now.plus(on);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
