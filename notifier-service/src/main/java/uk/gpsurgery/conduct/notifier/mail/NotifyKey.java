package uk.gpsurgery.conduct.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Base64.Encoder;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An API key of GOV.UK Notify: it signs who we are and when, for half a minute. */
record NotifyKey(String service, String secret) {

    /** The length of a UUID as it is written. */
    private static final int UUID = 36;

    private static final Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The key as Notify shows it: {@code name-service-secret}, two UUIDs at the end. */
    static NotifyKey of(String shown) {
        if (shown.length() < 2 * UUID + 1) {
            throw new IllegalStateException(
                    "conduct.notifier.govuk-notify.api-key is not a key of GOV.UK Notify: name-service-secret");
        }
        var end = shown.length();
        return new NotifyKey(shown.substring(end - 2 * UUID - 1, end - UUID - 1), shown.substring(end - UUID));
    }

    /** A JSON Web Token, HS256. */
    String token(Instant now) {
        var words = part("{\"typ\":\"JWT\",\"alg\":\"HS256\"}") + "."
                + part("{\"iss\":\"" + service + "\",\"iat\":" + now.getEpochSecond() + "}");
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return words + "." + BASE64.encodeToString(mac.doFinal(words.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "NotifyKey of " + service;
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }
}
