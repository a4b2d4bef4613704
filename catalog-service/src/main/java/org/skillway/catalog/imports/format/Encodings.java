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
import java.util.stream.IntStream;

/** Text is UTF-8, with or without a byte order mark; anything else is refused rather than guessed. */
final class Encodings {

    private Encodings() {}

    /** @throws CharacterCodingException where the first bytes are those of UTF-16 or UTF-32 */
    static BufferedInputStream utf8(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        bytes.mark(4);
        byte[] first = bytes.readNBytes(4);
        bytes.reset();
        if (isWide(first)) {
            throw new MalformedInputException(first.length);
        }
        if (first.length > 2 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF) {
            bytes.skipNBytes(3);
        }
        return bytes;
    }

    /** Whether there is a byte order mark of UTF-16, or a NUL, which the first characters of these formats have in both. */
    private static boolean isWide(byte[] first) {
        boolean marked = first.length > 1 && (first[0] & first[1] & 0xFE) == 0xFE && first[0] != first[1];
        return marked || IntStream.range(0, first.length).anyMatch(i -> first[i] == 0);
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
