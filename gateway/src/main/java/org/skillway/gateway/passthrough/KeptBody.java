package org.skillway.gateway.passthrough;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The bytes of an answer that is kept, and what they are compressed, from when somebody first takes them so. */
final class KeptBody {

    /** A compressed body is about half of a small one, and less of a large one. */
    private static final int PACKED_SHARE = 2;

    private final Buffer plain;
    private volatile Buffer packed;

    KeptBody(Buffer plain) {
        this.plain = plain;
    }

    Buffer plain() {
        return plain;
    }

    int length() {
        return plain.length();
    }

    /** How much memory both take. */
    int bytes() {
        return plain.length() + plain.length() / PACKED_SHARE;
    }

    /** The same each time, so that it is one representation with one tag. */
    Buffer packed() {
        if (packed == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(plain.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            packed = Buffer.buffer(bytes.toByteArray());
        }
        return packed;
    }
}
