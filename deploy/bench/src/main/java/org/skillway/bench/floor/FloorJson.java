package org.skillway.bench.floor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Answers written straight into the bytes that are sent. */
final class FloorJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_SIZE = 16_384;

    private FloorJson() {}

    /** Writes an answer. */
    interface Written {
        void to(JsonGenerator out) throws IOException;
    }

    static Buffer of(Written answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            answer.to(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    static void strings(JsonGenerator out, String name, Iterable<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }
}
