package org.skillway.gateway.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * Closes a connection on which a body still comes, in stages (RFC 9112 section 9.6): what comes is thrown away for a
 * while. Closed at once, the connection would be reset, and the client, which often reads nothing before it has sent
 * everything, would lose the answer.
 */
final class LingeringClose {

    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final long MOST_MILLISECONDS = 3_000;

    private final HttpServerRequest request;
    private long bytes;

    private LingeringClose(HttpServerRequest request) {
        this.request = request;
    }

    /** To be called on the event loop of an HTTP/1 request that has its answer and has not ended. */
    static void of(HttpServerRequest request) {
        LingeringClose closing = new LingeringClose(request);
        Vertx vertx = Vertx.currentContext().owner();
        long timer = vertx.setTimer(MOST_MILLISECONDS, late -> closing.close());
        request.connection().closeHandler(gone -> vertx.cancelTimer(timer));
        request.exceptionHandler(gone -> {})
                .endHandler(end -> closing.close())
                .handler(part -> closing.discard(part.length()))
                .resume();
    }

    private void discard(int length) {
        bytes += length;
        if (bytes > MOST_BYTES) {
            close();
        }
    }

    private void close() {
        request.connection().close();
    }
}
