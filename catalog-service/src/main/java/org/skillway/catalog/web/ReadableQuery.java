package org.skillway.catalog.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;

/**
 * Refuses a value in a query that is no text: what is percent-encoded has to be UTF-8 (RFC 3986, 2.5), and no control
 * character. Decoders put another character in the place of what is none, and what was asked for is not what is answered.
 */
final class ReadableQuery {

    private ReadableQuery() {}

    /** @param query as it was sent, and a part of a URI; null for none */
    static void check(String query) {
        if (query == null || query.indexOf('%') < 0) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                check(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
    }

    private static void check(String name, String value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(value)))
                    .toString();
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "control-characters");
            }
        } catch (CharacterCodingException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "utf-8");
        }
    }

    private static byte[] bytes(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.writeBytes(encoded.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
