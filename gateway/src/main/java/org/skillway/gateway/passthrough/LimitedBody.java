package org.skillway.gateway.passthrough;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;

/** A request's body, passed on as it comes and broken off when it grows too large. Used on the request's event loop. */
final class LimitedBody implements ReadStream<Buffer> {

    private final HttpServerRequest body;
    private final long limit;
    private long seen;
    private Handler<Throwable> onFailure = failure -> {};
    private Handler<Buffer> taker;
    private Buffer first;
    private boolean isPaused = true;

    LimitedBody(HttpServerRequest body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    boolean tooLarge() {
        return seen > limit;
    }

    /**
     * Whether a body comes, as soon as that can be told: over HTTP/2 it begins without a header that says so, or the request
     * ends. To be asked before anybody takes the body; what it needs for its answer is not lost.
     */
    Future<Boolean> comes() {
        if (body.isEnded()) {
            return Future.succeededFuture(false);
        }
        Promise<Boolean> known = Promise.promise();
        body.exceptionHandler(known::tryFail);
        body.endHandler(end -> known.tryComplete(false));
        body.handler(part -> {
            // HTTP/2 may end a request without a body by an empty part.
            if (part.length() > 0) {
                body.pause();
                first = part;
                known.tryComplete(true);
            }
        });
        body.resume();
        return known.future();
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        taker = handler;
        body.handler(handler == null ? null : this::take);
        return this;
    }

    private void take(Buffer part) {
        if (part.length() == 0) {
            // Passed on, it would count as a body.
            return;
        }
        boolean broken = tooLarge();
        seen += part.length();
        if (!tooLarge()) {
            taker.handle(part);
        } else if (!broken) {
            onFailure.handle(new IllegalStateException("The body is too large"));
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        onFailure = handler == null ? failure -> {} : handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : done -> {
                            if (!tooLarge()) {
                                handler.handle(null);
                            }
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        isPaused = true;
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        isPaused = false;
        if (first != null && taker != null) {
            Buffer part = first;
            first = null;
            take(part);
        }
        // Over HTTP/2 it would throw at the end, and the proxy resumes to get rid of what is left before it answers a
        // failure.
        if (!isPaused && !body.isEnded()) {
            body.resume();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
