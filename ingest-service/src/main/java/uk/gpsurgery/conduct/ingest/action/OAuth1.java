package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static uk.gpsurgery.conduct.ingest.action.WebApi.encoded;

import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a call for an account (OAuth 1.0a, RFC 5849, HMAC-SHA1). A body in JSON is no part of what is signed. */
final class OAuth1 {

    private final String consumerKey;
    private final String consumerSecret;
    private final Clock clock;

    OAuth1(String consumerKey, String consumerSecret, Clock clock) {
        this.consumerKey = consumerKey;
        this.consumerSecret = consumerSecret;
        this.clock = clock;
    }

    /** The header {@code Authorization} of one call; no two are the same. */
    String header(String method, URI where, String token, String secret) {
        return header(method, where, token, secret, UUID.randomUUID().toString());
    }

    String header(String method, URI where, String token, String secret, String nonce) {
        var signed = new TreeMap<>(Map.of(
                "oauth_consumer_key",
                consumerKey,
                "oauth_nonce",
                nonce,
                "oauth_signature_method",
                "HMAC-SHA1",
                "oauth_timestamp",
                String.valueOf(clock.instant().getEpochSecond()),
                "oauth_token",
                token,
                "oauth_version",
                "1.0"));
        signed.put("oauth_signature", signature(method, where, new TreeMap<>(signed), secret));
        return signed.entrySet().stream()
                .map(one -> one.getKey() + "=\"" + percent(one.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    private String signature(String method, URI where, TreeMap<String, String> parameters, String secret) {
        if (where.getRawQuery() != null) {
            Arrays.stream(where.getRawQuery().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], UTF_8)));
        }
        var sorted = parameters.entrySet().stream()
                .map(one -> percent(one.getKey()) + "=" + percent(one.getValue()))
                .collect(Collectors.joining("&"));
        var address = where.toString().split("\\?", 2)[0];
        return hmac(
                percent(consumerSecret) + "&" + percent(secret),
                method + "&" + percent(address) + "&" + percent(sorted));
    }

    /** RFC 5849, 3.6, which leaves "~" as it is and "*" not. */
    private static String percent(String text) {
        return encoded(text).replace("*", "%2A").replace("%7E", "~");
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
    }
}
