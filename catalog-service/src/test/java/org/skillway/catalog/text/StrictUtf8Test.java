package org.skillway.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bytes of JSON")
class StrictUtf8Test {

    private static final StrictUtf8 UTF_8 = new StrictUtf8();

    /** Whether Java's own decoder takes them, followed by something that ends every character. */
    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(ended(bytes)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] ended(byte[] bytes) {
        byte[] ended = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = ' ';
        return ended;
    }

    /** Read in parts, as they come from a network. */
    private static byte[] read(byte[] bytes, int part) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream in = UTF_8.decorate(null, new ByteArrayInputStream(ended(bytes)))) {
            byte[] some = new byte[8];
            int got = part == 0 ? in.read() : in.read(some, 1, part);
            while (got >= 0) {
                if (part == 0) {
                    read.write(got);
                } else {
                    read.write(some, 1, got);
                }
                got = part == 0 ? in.read() : in.read(some, 1, part);
            }
        }
        return read.toByteArray();
    }

    private static void agrees(byte[] bytes) throws IOException {
        for (int part = 0; part < 4; part++) {
            byte[] read = read(bytes, part);
            if (isText(bytes)) {
                assertThat(read).isEqualTo(ended(bytes));
            } else {
                assertThat(read).contains(0xFF);
            }
        }
    }

    @Test
    @DisplayName(
            "pass as they are where they are UTF-8, and have one among them that no parser takes where they are not")
    void pairs() throws IOException {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                agrees(new byte[] {(byte) first, (byte) second});
            }
        }
    }

    @Test
    @DisplayName("do so too where characters take three and four, whole or broken")
    void longer() throws IOException {
        Random random = new Random(3);
        int[] telling = {0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF
        };
        for (int i = 0; i < 60_000; i++) {
            byte[] bytes = new byte[3 + random.nextInt(4)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) telling[random.nextInt(telling.length)];
            }
            agrees(bytes);
        }
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += 97) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                agrees(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    @DisplayName("in memory are read in the same way")
    void inMemory() throws IOException {
        byte[] bytes = {'x', (byte) 0xC1, (byte) 0xA1, 'x'};
        try (InputStream in = UTF_8.decorate(null, bytes, 1, 2)) {
            assertThat(in.readAllBytes()).containsExactly(0xFF, 0xFF);
        }
    }
}
