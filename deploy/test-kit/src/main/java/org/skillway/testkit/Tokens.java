package org.skillway.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens (RFC 9068 claims) as the issuer of the tests signs them, and some that it would never sign. */
public final class Tokens {

    static final String KEY_PROPERTY = "skillway.test.signing-key";
    static final String ISSUER_PROPERTY = "skillway.test.issuer";

    /** Made once for each issuer: a suite signs thousands of tokens. */
    private static final Map<String, RSAKey> KEYS = new ConcurrentHashMap<>();

    private static final Map<RSAKey, RSASSASigner> SIGNERS = new ConcurrentHashMap<>();

    private Tokens() {}

    public static String learner(String subject) {
        return signed(claims(subject).claim("groups", List.of("learner")), ownKey());
    }

    /** One that expires so soon. */
    public static String learner(String subject, Duration life) {
        return signed(
                claims(subject)
                        .claim("groups", List.of("learner"))
                        .expirationTime(Date.from(Instant.now().plus(life))),
                ownKey());
    }

    /** One whose bearer has a name that is somebody's subject. */
    public static String named(String subject, String name) {
        return signed(
                claims(subject)
                        .claim("groups", List.of("learner"))
                        .claim("upn", name)
                        .claim("preferred_username", name),
                ownKey());
    }

    public static String instructor(String subject) {
        return signed(claims(subject).claim("groups", List.of("instructor")), ownKey());
    }

    public static String admin(String subject) {
        return signed(claims(subject).claim("groups", List.of("admin")), ownKey());
    }

    /** A machine's token: a scope (space separated, RFC 6749) instead of groups. */
    public static String service(String scope) {
        return service("service", scope);
    }

    public static String service(String subject, String scope) {
        return signed(claims(subject).claim("scope", scope), ownKey());
    }

    public static String expired(String subject) {
        Instant past = Instant.now().minus(Duration.ofHours(2));
        return signed(
                claims(subject)
                        .claim("groups", List.of("learner"))
                        .issueTime(Date.from(past))
                        .expirationTime(Date.from(past.plusSeconds(60))),
                ownKey());
    }

    /** Issued a minute from now. */
    public static String fromTheFuture(String subject) {
        return signed(
                claims(subject)
                        .claim("groups", List.of("learner"))
                        .issueTime(Date.from(Instant.now().plusSeconds(60))),
                ownKey());
    }

    public static String otherIssuer(String subject) {
        return signed(claims(subject).claim("groups", List.of("learner")).issuer("http://issuer.example"), ownKey());
    }

    public static String otherAudience(String subject) {
        return signed(claims(subject).claim("groups", List.of("learner")).audience("another-application"), ownKey());
    }

    /** Signed by a key that the issuer never published, under the key id of one that it did. */
    public static String foreignKey(String subject) {
        try {
            return signed(
                    claims(subject).claim("groups", List.of("learner")),
                    new RSAKeyGenerator(2048).keyID(ownKey().getKeyID()).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(System.getProperty(ISSUER_PROPERTY))
                .subject(subject)
                .audience("skillway")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))));
    }

    private static RSAKey ownKey() {
        return KEYS.computeIfAbsent(System.getProperty(KEY_PROPERTY, ""), Tokens::parsed);
    }

    private static RSAKey parsed(String key) {
        try {
            return RSAKey.parse(key);
        } catch (ParseException e) {
            throw new IllegalStateException("Register IssuerResource with the test", e);
        }
    }

    private static RSASSASigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(SIGNERS.computeIfAbsent(key, Tokens::signer));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
