package org.skillway.catalog.imports.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/** Text is UTF-8, with or without a byte order mark; anything else is refused rather than guessed. */
final class Encodings {

    private Encodings() {}

    /** @throws CharacterCodingException where a byte order mark says UTF-16 */
    static BufferedInputStream utf8(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        bytes.mark(3);
        int first = bytes.read();
        int second = bytes.read();
        int third = bytes.read();
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            throw new MalformedInputException(2);
        }
        if (first != 0xEF || second != 0xBB || third != 0xBF) {
            bytes.reset();
        }
        return bytes;
    }

    /** Characters that end in a {@link CharacterCodingException} where a byte is not UTF-8. */
    static Reader characters(InputStream in) throws IOException {
        return new InputStreamReader(
                utf8(in),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
