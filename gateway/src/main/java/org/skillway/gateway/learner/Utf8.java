package org.skillway.gateway.learner;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finished JSON in UTF-8, which a generator copies as it is. Jackson's own {@code SerializedString} keeps the text beside the
 * bytes, twice the memory. What quotes is never asked for: it is JSON already.
 */
final class Utf8 implements SerializableString {

    private static final int DOES_NOT_FIT = -1;

    private final byte[] bytes;

    Utf8(String json) {
        this.bytes = json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getValue() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public int charLength() {
        return getValue().length();
    }

    @Override
    public byte[] asUnquotedUTF8() {
        return bytes.clone();
    }

    @Override
    public int appendUnquotedUTF8(byte[] buffer, int offset) {
        if (bytes.length > buffer.length - offset) {
            return DOES_NOT_FIT;
        }
        System.arraycopy(bytes, 0, buffer, offset, bytes.length);
        return bytes.length;
    }

    @Override
    public int appendUnquoted(char[] buffer, int offset) {
        String text = getValue();
        if (text.length() > buffer.length - offset) {
            return DOES_NOT_FIT;
        }
        text.getChars(0, text.length(), buffer, offset);
        return text.length();
    }

    @Override
    public int writeUnquotedUTF8(OutputStream out) throws IOException {
        out.write(bytes);
        return bytes.length;
    }

    @Override
    public int putUnquotedUTF8(ByteBuffer buffer) {
        if (bytes.length > buffer.remaining()) {
            return DOES_NOT_FIT;
        }
        buffer.put(bytes);
        return bytes.length;
    }

    @Override
    public char[] asQuotedChars() {
        throw isJson();
    }

    @Override
    public byte[] asQuotedUTF8() {
        throw isJson();
    }

    @Override
    public int appendQuotedUTF8(byte[] buffer, int offset) {
        throw isJson();
    }

    @Override
    public int appendQuoted(char[] buffer, int offset) {
        throw isJson();
    }

    @Override
    public int writeQuotedUTF8(OutputStream out) {
        throw isJson();
    }

    @Override
    public int putQuotedUTF8(ByteBuffer buffer) {
        throw isJson();
    }

    private static UnsupportedOperationException isJson() {
        return new UnsupportedOperationException("JSON is not quoted once more");
    }
}
