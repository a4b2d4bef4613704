package org.skillway.progress.web;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.InputDecorator;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Keeps JSON to the bytes that are UTF-8 (RFC 3629). Jackson reads overlong forms, halves of surrogate pairs and what is
 * beyond the last character as if they were characters, so that one text has several spellings. Here the first byte that
 * cannot be becomes one that stands nowhere in UTF-8, which Jackson refuses, and knows where in the document it is.
 */
public final class StrictUtf8 extends InputDecorator {

    private static final long serialVersionUID = 1L;

    private static final byte NEVER = (byte) 0xFF;

    @Override
    public InputStream decorate(IOContext context, InputStream in) {
        return new Checked(in);
    }

    @Override
    public InputStream decorate(IOContext context, byte[] bytes, int offset, int length) {
        return new Checked(new ByteArrayInputStream(bytes, offset, length));
    }

    @Override
    public Reader decorate(IOContext context, Reader characters) {
        return characters;
    }

    private static final class Checked extends FilterInputStream {

        /** How many bytes of a character are still to come, and what the next of them may be. */
        private int due;

        private int least;
        private int most;

        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            return next < 0 ? next : checked((byte) next) & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = super.read(bytes, offset, length);
            for (int i = offset; i < offset + got; i++) {
                if (bytes[i] < 0 || due > 0) {
                    bytes[i] = checked(bytes[i]);
                }
            }
            return got;
        }

        private byte checked(byte next) {
            int value = next & 0xFF;
            if (due > 0) {
                boolean fits = value >= least && value <= most;
                due = fits ? due - 1 : 0;
                then(0x80, 0xBF);
                return fits ? next : NEVER;
            }
            return value < 0x80 || begins(value) ? next : NEVER;
        }

        /** Whether a character of several bytes can begin so. */
        private boolean begins(int value) {
            due = value < 0xC2 || value > 0xF4 ? 0 : value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
            switch (value) {
                case 0xE0 -> then(0xA0, 0xBF);
                case 0xED -> then(0x80, 0x9F);
                case 0xF0 -> then(0x90, 0xBF);
                case 0xF4 -> then(0x80, 0x8F);
                default -> then(0x80, 0xBF);
            }
            return due > 0;
        }

        private void then(int from, int to) {
            least = from;
            most = to;
        }
    }
}
