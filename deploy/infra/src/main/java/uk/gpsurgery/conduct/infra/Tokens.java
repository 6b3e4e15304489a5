package uk.gpsurgery.conduct.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An issuer of one key, for one machine: what an OIDC provider is in production. */
public final class Tokens {

    public static final String ISSUER = "https://issuer.conduct.local";
    public static final String AUDIENCE = "conduct";

    private static final class OfThisRun {
        private static final Tokens TOKENS = new Tokens(newKeys());
    }

    private final KeyPair keys;

    private Tokens(KeyPair keys) {
        this.keys = keys;
    }

    /** A key that lives as long as this JVM: for tests. */
    public static Tokens ofThisRun() {
        return OfThisRun.TOKENS;
    }

    /** The key kept in the file, made on first use and readable by its owner alone. */
    public static Tokens keptIn(Path file) throws IOException {
        if (Files.exists(file)) {
            return new Tokens(read(file));
        }
        var keys = newKeys();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file, Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        return new Tokens(keys);
    }

    /** What a service is told so that it believes these tokens and no others. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer",
                ISSUER,
                "quarkus.oidc.token.audience",
                AUDIENCE);
    }

    /** A token for a person of one practice in these roles. */
    public String person(String subject, String practice, Set<String> roles, Duration life) {
        var claims = claims(subject, practice, life);
        claims.setStringListClaim("groups", List.copyOf(roles));
        return of(claims);
    }

    /** A token for a machine of one practice with these scopes, such as {@code comments:write}. */
    public String machine(String client, String practice, Set<String> scopes, Duration life) {
        var claims = claims(client, practice, life);
        claims.setStringClaim("scope", String.join(" ", scopes));
        return of(claims);
    }

    private static JwtClaims claims(String subject, String practice, Duration life) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setStringClaim("practice", practice);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(life.toSeconds() / 60f);
        return claims;
    }

    /** A token of any claims, for the tests of what is refused. */
    public String of(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims.toJson());
        signature.setKey(keys.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("our own key does not sign", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private static KeyPair read(Path file) throws IOException {
        try {
            var encoded = Base64.getDecoder().decode(Files.readString(file).strip());
            var factory = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            var open = factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new KeyPair(open, secret);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException(file + " holds no key; delete it and start again", e));
        }
    }
}
