package org.skillway.catalog.feed;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Sends the lines of an answer, compressed where the follower reads that: keys and languages repeat in every line. */
final class FeedBody {

    private static final Logger LOG = Logger.getLogger(FeedBody.class);
    private static final String GZIP = "gzip";

    private FeedBody() {}

    /** @param acceptEncoding RFC 9110, 12.5.3; null for none */
    static RestResponse<StreamingOutput> of(StreamingOutput lines, String acceptEncoding) {
        boolean compressed = accepts(acceptEncoding);
        RestResponse.ResponseBuilder<StreamingOutput> answer =
                RestResponse.ResponseBuilder.ok(forgiving(compressed ? compressed(lines) : lines));
        answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (compressed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        return answer.build();
    }

    /** Followers go away in the middle of an answer, and come back; that is no failure of ours. */
    private static StreamingOutput forgiving(StreamingOutput lines) {
        return target -> {
            try {
                lines.write(target);
            } catch (IOException | UncheckedIOException e) {
                LOG.debugf("A follower broke off: %s", e.getMessage());
            }
        };
    }

    private static StreamingOutput compressed(StreamingOutput lines) {
        return target -> {
            Fast gzip = new Fast(target);
            lines.write(gzip);
            // Closing is the container's; an answer that breaks off must not look as if it came to its end.
            gzip.finish();
            gzip.flush();
        };
    }

    private static boolean accepts(String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.split(",")).map(String::strip).anyMatch(FeedBody::isGzip);
    }

    private static boolean isGzip(String coding) {
        String[] parts = coding.split(";", 2);
        return parts[0].strip().equalsIgnoreCase(GZIP)
                && (parts.length == 1 || !parts[1].replace(" ", "").matches("(?i)q=0(\\.0*)?"));
    }

    /** Two cores serve everybody: what follows costs them little. */
    private static final class Fast extends GZIPOutputStream {

        Fast(OutputStream target) throws IOException {
            super(target, 1 << 13, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
