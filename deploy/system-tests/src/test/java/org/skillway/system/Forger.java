package org.skillway.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens by hand, since no library makes bad ones: of the issuer's own key, as if the issuer signed nonsense, and of a
 * key that it never published.
 */
final class Forger {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final Map<String, Object> rights;
    private final RSAKey genuine;
    private final RSAKey foreign;
    private final ECKey curve;

    /**
     * @param genuine a key that the issuer has published, under its name there
     * @param rights the claims by which this issuer says that somebody is admin, instructor and learner
     */
    Forger(String issuer, RSAKey genuine, Map<String, Object> rights) throws JOSEException {
        this.issuer = issuer;
        this.rights = rights;
        this.genuine = genuine;
        this.foreign = new RSAKeyGenerator(2048).keyID(genuine.getKeyID()).generate();
        this.curve = new ECKeyGenerator(Curve.P_256).keyID(genuine.getKeyID()).generate();
    }

    RSAKey genuineKey() {
        return genuine;
    }

    RSAKey foreignKey() {
        return foreign;
    }

    ECKey curveKey() {
        return curve;
    }

    /** What an admin's token says, whom nothing is closed to. */
    Map<String, Object> claims() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", "mallory");
        claims.put("aud", "skillway");
        claims.put("iat", now);
        claims.put("exp", now + 600);
        claims.putAll(rights);
        claims.put("scope", "catalog:follow progress:follow completions:import");
        return claims;
    }

    Map<String, Object> header(String algorithm) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm);
        header.put("typ", "JWT");
        header.put("kid", genuine.getKeyID());
        return header;
    }

    /** One that counts. */
    String honest() {
        return honest(claims -> {});
    }

    /** Signed by the issuer's own key, with other claims. */
    String honest(Consumer<Map<String, Object>> otherwise) {
        Map<String, Object> claims = claims();
        otherwise.accept(claims);
        return genuine(header("RS256"), json(claims));
    }

    /** Signed by the issuer's own key, under another header. */
    String headed(Consumer<Map<String, Object>> otherwise) {
        Map<String, Object> header = header("RS256");
        otherwise.accept(header);
        return genuine(header, json(claims()));
    }

    /** Signed by a key that the issuer has not published, under another header. */
    String foreign(Consumer<Map<String, Object>> otherwise) {
        Map<String, Object> header = header("RS256");
        otherwise.accept(header);
        return signed(json(header), json(claims()), "SHA256withRSA", privateOf(foreign));
    }

    String genuine(Map<String, Object> header, String claims) {
        return genuine(json(header), claims);
    }

    String genuine(String header, String claims) {
        return signed(header, claims, "SHA256withRSA", privateOf(genuine));
    }

    /** With nothing after the second dot. */
    String unsigned(Consumer<Map<String, Object>> otherwise) {
        Map<String, Object> header = header("none");
        otherwise.accept(header);
        return input(json(header), json(claims())) + ".";
    }

    /** By an algorithm of RSA or of elliptic curves. */
    String by(String algorithm, String name, PrivateKey key) {
        return signed(json(header(algorithm)), json(claims()), name, key);
    }

    /** By one for which whoever verifies can also sign. */
    String keyed(String algorithm, byte[] secret, Consumer<Map<String, Object>> otherwise) {
        try {
            Map<String, Object> header = header(algorithm);
            otherwise.accept(header);
            String input = input(json(header), json(claims()));
            Mac mac = Mac.getInstance(algorithm.replace("HS", "HmacSHA"));
            // A key of no bytes is none for the JDK; zeros are what an algorithm fills it up with.
            mac.init(new SecretKeySpec(secret.length == 0 ? new byte[64] : secret, "HMAC"));
            return input + "." + encoded(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(String header, String claims, String name, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(name);
            if (name.equals("RSASSA-PSS")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(key);
            String input = input(header, claims);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String input(String header, String claims) {
        return encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A word in small letters, with each of them small or large. */
    static Stream<String> spellings(String word) {
        Stream<String> spellings = Stream.of("");
        for (String letter : word.split("", -1)) {
            spellings = spellings.flatMap(before -> Stream.of(before + letter, before + letter.toUpperCase(Locale.ROOT))
                    .distinct());
        }
        return spellings;
    }

    PrivateKey privateOf(RSAKey key) {
        try {
            return key.toPrivateKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
