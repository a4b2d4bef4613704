package org.skillway.gateway.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The bytes of an answer that is kept, and what they are compressed, from when somebody first takes them so. */
public final class KeptBody {

    /** A compressed body is about half of a small one, and less of a large one. */
    private static final int PACKED_SHARE = 2;

    private final Buffer plain;
    private volatile Buffer packed;

    public KeptBody(Buffer plain) {
        this.plain = plain;
    }

    /**
     * Ends a response whose headers are there: with these bytes in the form that is taken, with none of them to
     * {@code HEAD}, and by 304 where the client has them already.
     */
    public void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        String etag = response.headers().get(HttpHeaders.ETAG);
        if (EntityTag.matches(etag, request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.headers().remove(HttpHeaders.CONTENT_TYPE);
            response.setStatusCode(304).end();
        } else if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(plain.length()))
                    .end();
        } else if (Compression.packs(request, plain.length())) {
            Compression.sayPacked(response.headers());
            response.end(packed());
        } else {
            response.end(plain);
        }
    }

    /** How much memory both take. */
    public int bytes() {
        return plain.length() + plain.length() / PACKED_SHARE;
    }

    /** The same each time, so that it is one representation with one tag. */
    private Buffer packed() {
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
