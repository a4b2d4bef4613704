package org.skillway.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Certificates that forgers sign for themselves (X.509, RFC 5280), in DER; the JDK makes none. */
final class Certificates {

    private static final byte[] SHA256_WITH_RSA = sequence(
            new byte[] {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 11}, new byte[] {5, 0});
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Certificates() {}

    /** In the name of no one, for a year. */
    static byte[] of(RSAKey key) {
        try {
            Instant now = Instant.now();
            byte[] nobody = sequence();
            byte[] body = sequence(
                    new byte[] {2, 1, 1},
                    SHA256_WITH_RSA,
                    nobody,
                    sequence(time(now.minusSeconds(60)), time(now.plusSeconds(31_536_000))),
                    nobody,
                    key.toPublicKey().getEncoded());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.toPrivateKey());
            signature.update(body);
            return sequence(body, SHA256_WITH_RSA, tagged(3, new byte[] {0}, signature.sign()));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String thumbprint(RSAKey key) {
        try {
            return Forger.encoded(MessageDigest.getInstance("SHA-256").digest(of(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] time(Instant at) {
        return tagged(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = content.size();
        if (length >= 0x80) {
            whole.write(length < 0x100 ? 0x81 : 0x82);
        }
        if (length >= 0x100) {
            whole.write(length >> 8);
        }
        whole.write(length);
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
