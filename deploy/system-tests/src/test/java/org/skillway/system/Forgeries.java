package org.skillway.system;

import com.nimbusds.jose.JOSEException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tokens whose signature, header or form is not the issuer's, each under the name of the trick. */
final class Forgeries {

    private static final byte[] NOTHING = {};

    private final Forger forger;
    private final String elsewhere;
    private final Map<String, String> made = new LinkedHashMap<>();

    /** @param elsewhere an address at which the forger would answer with keys */
    Forgeries(Forger forger, String elsewhere) {
        this.forger = forger;
        this.elsewhere = elsewhere;
    }

    Map<String, String> all() throws JOSEException {
        unsigned();
        confusedAlgorithms();
        otherAlgorithms();
        keysBroughtAlong();
        namesOfKeys();
        headers();
        signatures();
        forms();
        return made;
    }

    private void unsigned() {
        for (String none : Stream.concat(Forger.spellings("none"), Stream.of("none ", "", "NULL"))
                .toList()) {
            made.put("alg \"" + none + "\", unsigned", forger.unsigned(header -> header.put("alg", none)));
        }
        made.put("no alg, unsigned", forger.unsigned(header -> header.remove("alg")));
        made.put("alg null, unsigned", forger.unsigned(header -> header.put("alg", null)));
        made.put("alg a number", forger.headed(header -> header.put("alg", 256)));
        made.put("alg a list", forger.headed(header -> header.put("alg", List.of("RS256", "none"))));
        made.put("alg none with a genuine signature", forger.headed(header -> header.put("alg", "none")));
        String unsigned = forger.unsigned(header -> {});
        made.put("alg none without the second dot", unsigned.substring(0, unsigned.length() - 1));
        made.put("alg none under the signature of another token", unsigned + signatureOf(forger.honest()));
    }

    /** The public key as a secret, in each form in which a careless verifier might hold it. */
    private void confusedAlgorithms() throws JOSEException {
        byte[] der = forger.genuineKey().toPublicKey().getEncoded();
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            made.put(
                    algorithm + " keyed with the public key as PEM",
                    keyed(algorithm, pem.getBytes(StandardCharsets.US_ASCII)));
        }
        made.put(
                "HS256 keyed with the PEM without its last line end",
                keyed("HS256", pem.strip().getBytes(StandardCharsets.US_ASCII)));
        made.put("HS256 keyed with the public key as DER", keyed("HS256", der));
        made.put(
                "HS256 keyed with the modulus",
                keyed("HS256", forger.genuineKey().getModulus().decode()));
        made.put(
                "HS256 keyed with the JWK",
                keyed("HS256", forger.genuineKey().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        made.put("HS256 keyed with nothing", keyed("HS256", NOTHING));
        made.put("HS256 over a signature of RSA", forger.headed(header -> header.put("alg", "HS256")));
    }

    private String keyed(String algorithm, byte[] secret) {
        return forger.keyed(algorithm, secret, header -> {});
    }

    private void otherAlgorithms() throws JOSEException {
        made.put(
                "RS384 by the issuer's key",
                forger.by("RS384", "SHA384withRSA", forger.privateOf(forger.genuineKey())));
        made.put(
                "RS512 by the issuer's key",
                forger.by("RS512", "SHA512withRSA", forger.privateOf(forger.genuineKey())));
        made.put("PS256 by the issuer's key", forger.by("PS256", "RSASSA-PSS", forger.privateOf(forger.genuineKey())));
        made.put("RS1 by the issuer's key", forger.by("RS1", "SHA1withRSA", forger.privateOf(forger.genuineKey())));
        made.put("rs256 in small letters", forger.headed(header -> header.put("alg", "rs256")));
        String curved = forger.by(
                "ES256", "SHA256withECDSAinP1363Format", forger.curveKey().toPrivateKey());
        made.put("ES256 by a foreign key", curved);
        made.put("ES256 with a signature of zeros", cut(curved) + Forger.encoded(new byte[64]));
        made.put("RS256 with a signature of zeros", cut(forger.honest()) + Forger.encoded(new byte[256]));
        made.put(
                "EdDSA with a signature of zeros",
                cut(forger.headed(header -> header.put("alg", "EdDSA"))) + Forger.encoded(new byte[64]));
    }

    private void keysBroughtAlong() {
        Map<String, Object> key = forger.foreignKey().toPublicJWK().toJSONObject();
        String certificate = Base64.getEncoder().encodeToString(Certificates.of(forger.foreignKey()));
        made.put("jwk in the header", forger.foreign(header -> header.put("jwk", key)));
        made.put("jwk in the header, by the name of another key", forger.foreign(header -> {
            header.put("jwk", key);
            header.put("kid", "mine");
        }));
        made.put(
                "a secret as jwk in the header",
                forger.keyed(
                        "HS256",
                        "secret".repeat(6).getBytes(StandardCharsets.US_ASCII),
                        header -> header.put(
                                "jwk",
                                Map.of(
                                        "kty",
                                        "oct",
                                        "k",
                                        Forger.encoded("secret".repeat(6).getBytes(StandardCharsets.US_ASCII))))));
        made.put("jku to elsewhere", forger.foreign(header -> header.put("jku", elsewhere + "/jku")));
        made.put("jku to elsewhere, by an unknown name", forger.foreign(header -> {
            header.put("jku", elsewhere + "/jku");
            header.put("kid", "mine");
        }));
        made.put("x5u to elsewhere", forger.foreign(header -> header.put("x5u", elsewhere + "/x5u")));
        made.put(
                "x5c with a certificate of one's own",
                forger.foreign(header -> header.put("x5c", List.of(certificate))));
        made.put("x5c with a certificate of one's own and no kid", forger.foreign(header -> {
            header.put("x5c", List.of(certificate));
            header.remove("kid");
        }));
        made.put(
                "x5t of a certificate of one's own",
                forger.foreign(header -> header.put("x5t#S256", Certificates.thumbprint(forger.foreignKey()))));
    }

    private void namesOfKeys() {
        made.put("the name of the issuer's key over another", forger.foreign(header -> {}));
        made.put("no kid over another key", forger.foreign(header -> header.remove("kid")));
        for (String kid : List.of(
                "unheard-of",
                "../../../../../../dev/null",
                "/dev/null",
                "' OR '1'='1",
                "' UNION SELECT 'AA' --",
                "key|/usr/bin/id",
                "${jndi:ldap://localhost:1/a}",
                "\u0000",
                elsewhere + "/kid")) {
            made.put(
                    "kid " + kid.replace("\u0000", "NUL") + " over another key",
                    forger.foreign(header -> header.put("kid", kid)));
        }
        made.put(
                "kid to a file of nothing as the secret",
                forger.keyed("HS256", NOTHING, header -> header.put("kid", "../../../../../../dev/null")));
        made.put("kid a number", forger.headed(header -> header.put("kid", 1)));
        made.put(
                "kid a list",
                forger.headed(
                        header -> header.put("kid", List.of(forger.genuineKey().getKeyID()))));
        made.put("kid an object", forger.headed(header -> header.put("kid", Map.of("$ne", ""))));
    }

    private void headers() {
        made.put("crit with a name that nobody knows", forger.headed(header -> {
            header.put("crit", List.of("https://example.org/must"));
            header.put("https://example.org/must", true);
        }));
        made.put("crit with a name that is missing", forger.headed(header -> header.put("crit", List.of("exp"))));
        made.put("crit that is no list", forger.headed(header -> header.put("crit", "exp")));
        for (String type : List.of("logout+jwt", "dpop+jwt", "secevent+jwt", "JOSE", "id+jwt", "at+jwt+x")) {
            made.put("typ " + type, forger.headed(header -> header.put("typ", type)));
        }
        made.put("typ a number", forger.headed(header -> header.put("typ", 1)));
        made.put(
                "a header twice",
                forger.genuine(
                        Forger.json(forger.header("RS256")).replace("{", "{\"alg\":\"none\","),
                        Forger.json(forger.claims())));
        made.put("a header that is no object", forger.genuine("[\"RS256\"]", Forger.json(forger.claims())));
        made.put("a header that is no JSON", forger.genuine("alg=RS256", Forger.json(forger.claims())));
    }

    private void signatures() {
        String honest = forger.honest();
        String other = forger.honest(claims -> claims.put("sub", "anna"));
        made.put("an empty signature", cut(honest));
        made.put("the signature of another token", cut(honest) + signatureOf(other));
        made.put("a signature with one character changed", changed(honest, honest.length() - 9));
        made.put("a claim changed after signing", changed(honest, honest.indexOf('.') + 9));
        made.put("half of a signature", honest.substring(0, honest.length() - 171));
        made.put("a signature twice", honest + signatureOf(honest));
        made.put("a signature with padding", honest + "==");
        made.put("a signature with characters that do not count", cut(honest) + "*" + signatureOf(honest));
    }

    private void forms() {
        String honest = forger.honest();
        made.put(
                "an encrypted token",
                Forger.encoded("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}".getBytes(StandardCharsets.US_ASCII)) + "."
                        + Forger.encoded(new byte[256]) + "." + Forger.encoded(new byte[12]) + ".AAAA."
                        + Forger.encoded(new byte[16]));
        made.put(
                "an encrypted token, dir with none",
                Forger.encoded("{\"alg\":\"dir\",\"enc\":\"none\"}".getBytes(StandardCharsets.US_ASCII)) + "..AAAA."
                        + Forger.encoded(Forger.json(forger.claims()).getBytes(StandardCharsets.UTF_8)) + ".AAAA");
        made.put("a genuine token inside a foreign one", wrapped(honest, false));
        made.put("a genuine token inside a genuine one", wrapped(honest, true));
        made.put(
                "JSON instead of dots",
                Forger.json(Map.of(
                                "payload",
                                honest.split("\\.", -1)[1],
                                "protected",
                                honest.split("\\.", -1)[0],
                                "signature",
                                signatureOf(honest)))
                        .replace(" ", ""));
        made.put("claims that are no object", forger.genuine(forger.header("RS256"), "[]"));
        made.put("claims that are no JSON", forger.genuine(forger.header("RS256"), "sub=mallory"));
        made.put(
                "claims with something after them",
                forger.genuine(forger.header("RS256"), Forger.json(forger.claims()) + "{}"));
        made.put(
                "a claim twice",
                forger.genuine(
                        forger.header("RS256"),
                        Forger.json(forger.claims()).replace("\"sub\":", "\"sub\":\"anna\",\"sub\":")));
        made.put("longer than a token may be", forger.honest(claims -> claims.put("more", "x".repeat(8_000))));
        made.put("a fourth part", honest + ".AAAA");
        made.put("dots alone", "..");
        made.put("one word", "mallory");
        made.put("another honest token after a comma", honest + "," + honest);
    }

    private String wrapped(String inner, boolean genuinely) {
        Map<String, Object> header = forger.header("RS256");
        header.put("cty", "JWT");
        return genuinely
                ? forger.genuine(header, inner)
                : cut(forger.genuine(header, inner)) + signatureOf(forger.foreign(more -> {}));
    }

    private static String changed(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    /** Up to the last dot, which stays. */
    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String signatureOf(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
