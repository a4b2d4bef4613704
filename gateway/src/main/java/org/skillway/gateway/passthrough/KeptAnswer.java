package org.skillway.gateway.passthrough;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.skillway.gateway.web.KeptBody;

/**
 * An answer of catalog-service to a read by key, as it came.
 *
 * @param headers in the form that is written fastest
 * @param epoch of the graph while it was asked for
 * @param revision at which the catalog last said that it holds
 * @param confirmed when that was
 */
record KeptAnswer(
        List<Map.Entry<CharSequence, CharSequence>> headers,
        KeptBody body,
        String epoch,
        long revision,
        Instant confirmed) {

    /** What an entry takes beside its body. */
    private static final int BYTES = 1_000;

    KeptAnswer {
        headers = List.copyOf(headers);
    }

    static KeptAnswer of(MultiMap headers, Buffer body, String epoch, Instant now) {
        return new KeptAnswer(
                headers.entries().stream()
                        .filter(header -> !header.getKey().equalsIgnoreCase(OwnWrites.REVISION_HEADER)
                                && !header.getKey().equalsIgnoreCase("content-length"))
                        .map(header -> Map.entry(
                                HttpHeaders.createOptimized(header.getKey()),
                                HttpHeaders.createOptimized(header.getValue())))
                        .toList(),
                new KeptBody(body),
                epoch,
                Long.parseLong(headers.get(OwnWrites.REVISION_HEADER)),
                now);
    }

    /** Whether an answer can be kept: one that names itself and its revision, and that is everybody's. */
    static boolean isOne(int status, MultiMap headers) {
        String caching = headers.get(HttpHeaders.CACHE_CONTROL);
        return status == 200
                && headers.contains(HttpHeaders.ETAG)
                && OwnWrites.isNumber(headers.get(OwnWrites.REVISION_HEADER))
                && (caching == null || (!caching.contains("no-store") && !caching.contains("private")));
    }

    /** The same, which the catalog says still holds at a later revision. */
    KeptAnswer confirmedAt(long laterRevision, Instant now) {
        return new KeptAnswer(headers, body, epoch, laterRevision, now);
    }

    String etag() {
        return header(HttpHeaders.ETAG.toString());
    }

    private String header(String name) {
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            if (header.getKey().toString().equalsIgnoreCase(name)) {
                return header.getValue().toString();
            }
        }
        throw new NoSuchElementException(name);
    }

    int bytes() {
        return BYTES + body.bytes();
    }
}
