package org.skillway.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Tokens that the issuer of the stack would sign and {@code ./skillway token} gives to nobody. */
public final class SignedTokens {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final RSAKey key;
    private final String issuer;

    private SignedTokens(RSAKey key, String issuer) {
        this.key = key;
        this.issuer = issuer;
    }

    /** As the stack that all tests share signs them. */
    public static SignedTokens ofTheStack() {
        return of(Path.of(Skillway.dataFolder()), Skillway.token("anybody", "learner"));
    }

    /** As the stack with this data folder signs them, which signed this one. */
    static SignedTokens of(Path data, String token) {
        try {
            RSAKey key = JWKSet.load(data.resolve("issuer-key.json").toFile())
                    .getKeys()
                    .get(0)
                    .toRSAKey();
            return new SignedTokens(
                    key, JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A person's. */
    public String person(String subject, String role) {
        return signed(claims(subject).claim("groups", List.of(role)).build());
    }

    /** A service's: scopes (RFC 6749, 3.3) and no roles. */
    public String service(String client, String scopes) {
        return signed(claims(client).claim("scope", scopes).build());
    }

    /** A person's, which was over an hour ago. */
    public String expired(String subject, String role) {
        Instant past = Instant.now().minus(Duration.ofHours(2));
        return signed(claims(subject)
                .claim("groups", List.of(role))
                .issueTime(Date.from(past))
                .expirationTime(Date.from(past.plus(Duration.ofHours(1))))
                .build());
    }

    private JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience("skillway")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
    }

    private String signed(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
