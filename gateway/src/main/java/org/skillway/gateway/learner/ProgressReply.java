package org.skillway.gateway.learner;

import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import org.skillway.gateway.error.Problem;

/** What progress-service replies to one who asks alone. */
record ProgressReply(int status, MultiMap headers, Buffer body) {

    private static final String VERSION_HEADER = "Skillway-Progress-Version";

    /** @throws RefusedByProgressException when it is a refusal, which is the client's answer */
    void successful() {
        if (status == 200) {
            return;
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (status >= 400 && status < 500 && type != null && type.startsWith(Problem.MEDIA_TYPE)) {
            throw new RefusedByProgressException(status, headers, body);
        }
        throw new IllegalStateException("Status " + status);
    }

    <T> T read(ObjectReader answers, Class<T> wanted) {
        try {
            T said = answers.readValue(body.getBytes(), wanted);
            if (said == null) {
                throw new IllegalStateException("null");
            }
            return said;
        } catch (IOException e) {
            throw new IllegalStateException("The answer cannot be read", e);
        }
    }

    /** The progress version that it was read at. */
    long version() {
        String version = headers.get(VERSION_HEADER);
        if (version == null) {
            throw new IllegalStateException("An answer without its version");
        }
        return Long.parseLong(version);
    }
}
