package org.skillway.catalog.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Map;

/**
 * Bodies are taken as they are (RFC 9110, 8.4): whoever unpacks one has to ask how large it will be, and what is large comes in
 * as an archive.
 */
final class CodedBody {

    /** What {@code 415} says beside it (RFC 9110, 12.5.3). */
    static final Map<String, String> ACCEPTED =
            Map.of(HttpHeaders.ACCEPT_ENCODING.toString(), HttpHeaders.IDENTITY.toString());

    private CodedBody() {}

    /** Whether a body comes that would have to be unpacked; over HTTP/2 its type alone may tell that one comes. */
    static boolean isAnnounced(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return headers.contains(HttpHeaders.CONTENT_ENCODING)
                && (headers.contains(HttpHeaders.CONTENT_LENGTH)
                        || headers.contains(HttpHeaders.TRANSFER_ENCODING)
                        || (request.version() == HttpVersion.HTTP_2 && headers.contains(HttpHeaders.CONTENT_TYPE)))
                && headers.getAll(HttpHeaders.CONTENT_ENCODING).stream().anyMatch(CodedBody::isCoding);
    }

    private static boolean isCoding(String coding) {
        return !coding.isBlank() && !HttpHeaders.IDENTITY.toString().equalsIgnoreCase(coding.strip());
    }
}
