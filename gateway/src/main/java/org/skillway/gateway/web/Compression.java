package org.skillway.gateway.web;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;

/**
 * Says which answers are compressed on their way out, whoever gave them: all are marked as not to be, and the server
 * compresses those from which the mark is taken, part by part as they come.
 */
@ApplicationScoped
public class Compression {

    private static final int BEFORE_ROUTING = 998;

    /** What goes out in one packet anyway is not made faster by being smaller. */
    private static final int SMALLEST = 1_400;

    private static final Set<String> TYPES = Set.of(
            "application/json",
            "application/problem+json",
            "application/vnd.skillway.without-learner+json",
            "application/x-ndjson",
            "application/javascript",
            "application/yaml",
            "image/svg+xml",
            "text/css",
            "text/csv",
            "text/html",
            "text/javascript",
            "text/plain");

    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);
    private static final Accepted ACCEPTED = new Accepted();

    /** Decides as the server will: it has the same rules and the same codings to choose from. */
    private static final class Accepted extends HttpContentCompressor {
        private Accepted() {
            super(StandardCompressionOptions.gzip());
        }

        boolean gzip(String acceptEncoding) {
            return acceptEncoding != null && "gzip".equals(determineEncoding(acceptEncoding));
        }
    }

    /**
     * Whether an answer of so many bytes goes out compressed to whoever asks, so that one who has it compressed already may
     * send that and {@link #sayPacked} so. Over HTTP/2 the server would compress it once more.
     */
    public static boolean packs(HttpServerRequest request, int bytes) {
        return bytes >= SMALLEST
                && request.version() != HttpVersion.HTTP_2
                && ACCEPTED.gzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    /** Says of an answer that it is sent compressed. */
    public static void sayPacked(MultiMap headers) {
        headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        String tag = headers.get(HttpHeaders.ETAG);
        if (tag != null) {
            headers.set(HttpHeaders.ETAG, CompressedTags.compressed(tag));
        }
        varies(headers);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_ROUTING);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean gzip = ACCEPTED.gzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        String expected = request.getHeader(HttpHeaders.IF_MATCH);
        if (known != null && gzip) {
            request.headers().set(HttpHeaders.IF_NONE_MATCH, CompressedTags.plain(known));
        }
        if (expected != null) {
            request.headers().set(HttpHeaders.IF_MATCH, CompressedTags.plain(expected));
        }
        // Quarkus does so too, but later than some answers are given.
        request.response().putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        context.addHeadersEndHandler(end -> decide(request, gzip, known));
        context.next();
    }

    private static void decide(HttpServerRequest request, boolean gzip, String known) {
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        String tag = headers.get(HttpHeaders.ETAG);
        boolean body = !WITHOUT_BODY.contains(response.getStatusCode());
        if (!body && tag != null) {
            varies(headers);
            if (gzip && CompressedTags.names(known, tag)) {
                headers.set(HttpHeaders.ETAG, CompressedTags.compressed(tag));
            }
        }
        boolean pays = body && isMarked(headers) && pays(headers);
        if (pays) {
            varies(headers);
        }
        boolean head = HttpMethod.HEAD.equals(request.method());
        if (pays && gzip && !head) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
            if (tag != null) {
                headers.set(HttpHeaders.ETAG, CompressedTags.compressed(tag));
            }
            return;
        }
        // Without the mark the server would compress; where it cannot anyway, it would leave the mark to be seen.
        boolean needed = request.version() == HttpVersion.HTTP_2 ? gzip : body && !head;
        if (isMarked(headers) && !needed) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
    }

    private static boolean isMarked(MultiMap headers) {
        return HttpHeaders.IDENTITY.toString().equals(headers.get(HttpHeaders.CONTENT_ENCODING));
    }

    private static boolean pays(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        String caching = headers.get(HttpHeaders.CACHE_CONTROL);
        return type != null
                && TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                && (length == null || Long.parseLong(length) >= SMALLEST)
                && (caching == null || !caching.contains("no-transform"));
    }

    private static void varies(MultiMap headers) {
        Varying.by(headers, "Accept-Encoding", "accept-encoding");
    }
}
