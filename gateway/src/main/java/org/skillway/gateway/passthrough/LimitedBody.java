package org.skillway.gateway.passthrough;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A request's body, passed on as it comes and broken off when it grows too large, or when nothing more comes of it. Used on
 * the request's event loop.
 */
final class LimitedBody implements ReadStream<Buffer> {

    /** A clock of somebody else's, who waits for the same, may have begun a moment before. */
    private static final long TOLERANCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final HttpServerRequest body;
    private final long limit;
    private final Duration longestPause;
    private long seen;
    private Handler<Throwable> onFailure = failure -> {};
    private Handler<Buffer> taker;
    private Buffer first;
    private boolean isPaused = true;
    private boolean hasBegun;

    /** When the request came, a part of its body, or whoever takes it was ready for more. */
    private long moved = System.nanoTime();

    /**
     * @param limit bytes
     * @param longestPause after which no more of it is waited for
     */
    LimitedBody(HttpServerRequest body, long limit, Duration longestPause) {
        this.body = body;
        this.limit = limit;
        this.longestPause = longestPause;
    }

    boolean tooLarge() {
        return seen > limit;
    }

    /** Whether the client has kept us waiting for too long, and nobody else has. */
    boolean isOverdue() {
        return !isPaused && !body.isEnded() && System.nanoTime() - moved >= longestPause.toNanos() - TOLERANCE;
    }

    /**
     * Whether a body comes, as soon as that can be told: it begins, or the request ends. To be asked before anybody takes the
     * body; what it needs for its answer is not lost.
     *
     * @return fails where nothing comes for too long
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
                pause();
                first = part;
                known.tryComplete(true);
            }
        });
        resume();
        return known.future().timeout(longestPause.toMillis(), TimeUnit.MILLISECONDS);
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
        moved = System.nanoTime();
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
        if (isPaused && hasBegun) {
            moved = System.nanoTime();
        }
        hasBegun = true;
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
