package org.skillway.progress.web;

import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.skillway.progress.error.ErrorCode;

/**
 * What comes before the body of a request, and may be wrong whatever it asks for. The server itself reads on to some more
 * than is let through here ({@code quarkus.http.limits}), since all that it says of what is longer is a status.
 */
final class RequestHead {

    private static final int LONGEST_TARGET = 4 * 1024;
    private static final int MOST_OF_HEADERS = 16 * 1024;

    /** Between name and value, and at the end of the line. */
    private static final int BESIDE = 4;

    private RequestHead() {}

    /** Why a request goes no further; empty where it does. */
    static Optional<ErrorCode> refusal(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_TARGET) {
            return Optional.of(ErrorCode.URI_TOO_LONG);
        }
        if (!isUri(request.uri())) {
            return Optional.of(ErrorCode.BAD_REQUEST);
        }
        return size(request) > MOST_OF_HEADERS ? Optional.of(ErrorCode.HEADERS_TOO_LARGE) : Optional.empty();
    }

    /** Main keeps Quarkus from looking itself, with an answer that says nothing. */
    private static boolean isUri(String uri) {
        try {
            URI unused = new URI(uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Of HTTP/1; the frames of HTTP/2 have a limit of their own, which is lower. */
    private static int size(HttpServerRequest request) {
        int size = 0;
        if (request.headers() instanceof HttpHeaders headers) {
            // As they were read: to make texts of all would cost more than everything else here.
            Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
            while (all.hasNext()) {
                Map.Entry<CharSequence, CharSequence> header = all.next();
                size += header.getKey().length() + header.getValue().length() + BESIDE;
            }
        }
        return size;
    }
}
