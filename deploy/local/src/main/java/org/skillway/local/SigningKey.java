package org.skillway.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The issuer's RSA key: made on the first start, kept as a JWK set in the data folder, never anywhere else. */
final class SigningKey {

    private static final int BITS = 2048;

    private final RSAKey key;

    private SigningKey(RSAKey key) {
        this.key = key;
    }

    static SigningKey loadOrMake(Path file) {
        if (Files.exists(file)) {
            return load(file);
        }
        try {
            RSAKey made = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            DataFolder.write(file, new JWKSet(made).toString(false).getBytes(StandardCharsets.UTF_8));
            return new SigningKey(made);
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK makes no RSA keys", e);
        }
    }

    static SigningKey load(Path file) {
        try {
            return new SigningKey(JWKSet.load(file.toFile()).getKeys().get(0).toRSAKey());
        } catch (IOException | ParseException | RuntimeException e) {
            throw new Refusal(
                    "The issuer's key in %s cannot be read: put the file back, or delete it and the next start makes a new one (tokens given out before end with it)."
                            .formatted(file),
                    e);
        }
    }

    /** The public half, as RFC 7517 has it. */
    String publicKeys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The issuer's key does not sign", e);
        }
        return token.serialize();
    }
}
