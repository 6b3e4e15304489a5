package uk.gpsurgery.conduct.kit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;

/** The key that seals the tests' chains, and one that does not. */
final class TestKeys {

    @Produces
    @Singleton
    SealKeys ours() {
        return SealKeys.of(seed(1), List.of());
    }

    static SealKeys others() {
        return SealKeys.of(seed(2), List.of());
    }

    static String seed(int of) {
        var bytes = new byte[32];
        bytes[0] = (byte) of;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
