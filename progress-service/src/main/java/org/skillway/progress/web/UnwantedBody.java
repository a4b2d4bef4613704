package org.skillway.progress.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * A body that is refused. Most clients read the answer only after they have sent everything, and never see one that comes
 * with a closed connection before; so what they send is read and thrown away first, within bounds.
 */
final class UnwantedBody {

    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final long MOST_MILLISECONDS = 3_000;

    private final HttpServerRequest request;
    private final Runnable answer;
    private long bytes;
    private boolean answered;

    private UnwantedBody(HttpServerRequest request, Runnable answer) {
        this.request = request;
        this.answer = answer;
    }

    /** Answers when the body has come, or when there is no more waiting for it. To be called on the event loop. */
    static void discard(RoutingContext context, Runnable answer) {
        HttpServerRequest request = context.request();
        UnwantedBody body = new UnwantedBody(request, answer);
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            // The client asks before it sends.
            body.answer();
            return;
        }
        long timer = context.vertx().setTimer(MOST_MILLISECONDS, late -> body.answer());
        request.exceptionHandler(gone -> context.vertx().cancelTimer(timer))
                .endHandler(end -> {
                    context.vertx().cancelTimer(timer);
                    body.answer();
                })
                .handler(part -> body.discard(part.length()))
                .resume();
    }

    private void discard(int length) {
        bytes += length;
        if (bytes > MOST_BYTES) {
            answer();
        }
    }

    private void answer() {
        if (!answered) {
            answered = true;
            if (!request.isEnded()) {
                // Over HTTP/2 it would throw after the end.
                request.pause();
            }
            answer.run();
        }
    }
}
