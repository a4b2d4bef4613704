package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Tokens of a service, which the local stack gives to its own services only: signed with the key that it made. */
final class ServiceTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFETIME = Duration.ofHours(12);

    private ServiceTokens() {}

    /**
     * @param key the file in which the stack keeps its issuer's key
     * @param issuer that of the stack
     */
    static String sign(Path key, String issuer, String subject, String scope) {
        try {
            JsonNode jwk = JSON.readTree(key.toFile()).path("keys").path(0);
            PrivateKey secret = KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateKeySpec(number(jwk, "n"), number(jwk, "d")));
            long now = Instant.now().getEpochSecond();
            String head = part(
                    Map.of("typ", "JWT", "alg", "RS256", "kid", jwk.path("kid").asText()));
            String claims = part(Map.of(
                    "iss", issuer,
                    "aud", "skillway",
                    "sub", subject,
                    "azp", subject,
                    "scope", scope,
                    "iat", now,
                    "exp", now + LIFETIME.toSeconds()));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(secret);
            signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return head + "." + claims + "." + encoded(signature.sign());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(JsonNode jwk, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(member).asText()));
    }

    private static String part(Map<String, Object> members) throws IOException {
        return encoded(JSON.writeValueAsBytes(members));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
