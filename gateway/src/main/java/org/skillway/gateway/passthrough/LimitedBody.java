package org.skillway.gateway.passthrough;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;

/** A request's body, passed on as it comes and broken off when it grows too large. */
final class LimitedBody implements ReadStream<Buffer> {

    private final HttpServerRequest body;
    private final long limit;
    private long seen;
    private Handler<Throwable> onFailure = failure -> {};

    LimitedBody(HttpServerRequest body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    boolean tooLarge() {
        return seen > limit;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        if (handler == null) {
            body.handler(null);
            return this;
        }
        body.handler(part -> {
            if (part.length() == 0) {
                // HTTP/2 may end a request without a body by an empty part; passed on, it would count as a body.
                return;
            }
            boolean broken = tooLarge();
            seen += part.length();
            if (!tooLarge()) {
                handler.handle(part);
            } else if (!broken) {
                onFailure.handle(new IllegalStateException("The body is too large"));
            }
        });
        return this;
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
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        // Over HTTP/2 it would throw, and the proxy resumes to get rid of what is left before it answers a failure.
        if (!body.isEnded()) {
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
