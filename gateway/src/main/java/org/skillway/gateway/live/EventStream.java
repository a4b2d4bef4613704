package org.skillway.gateway.live;

import io.vertx.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.skillway.gateway.config.LiveConfig;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.learner.RefusedByProgressException;

/**
 * One open page. It holds no events, only what the page has been told and how things stand: while something is under way to
 * the client nothing else is sent, and what happens meanwhile is one event afterwards. Everything here happens in one
 * context of Vert.x, one thing after the other.
 */
final class EventStream {

    /** Clients that have lost one gateway at one moment do not all come to the next at one moment. */
    private static final long SHORTEST_RETRY_MILLIS = 1_000;

    private static final long LONGEST_RETRY_MILLIS = 3_000;

    private final Viewer viewer;
    private final LiveConfig config;
    private final LearnerVersion versions;
    private final Streams streams;
    private final Context context;
    private final long opened = System.nanoTime();

    private ServerHttpResponse response;
    private Runnable whenEnded;
    private Told told = Told.NOTHING;
    private Moment moment;
    private CatalogGraph graph;
    /** What the viewer may be told, since it was asked after it had come to be. */
    private Moment cleared;

    private boolean asking;
    private long moves;
    private long movesWhenAsked;
    private long asked = opened;
    private boolean writing;
    private long wrote = opened;
    private boolean over;

    EventStream(Viewer viewer, LiveConfig config, LearnerVersion versions, Streams streams, Context context) {
        this.viewer = viewer;
        this.config = config;
        this.versions = versions;
        this.streams = streams;
        this.context = context;
    }

    Viewer viewer() {
        return viewer;
    }

    /**
     * Begins to tell; the viewer may see the learner's progress.
     *
     * @param client where to; ended when the stream is
     * @param ended called then
     */
    void begin(ServerHttpResponse client, Runnable ended) {
        client.setChunked(true);
        client.addCloseHandler(() -> context.runOnContext(closed -> gone()));
        context.runOnContext(begun -> {
            response = client;
            whenEnded = ended;
            if (over) {
                // It was to end before it had begun.
                client.end();
                ended.run();
                return;
            }
            write(EventText.retry(
                    ThreadLocalRandom.current().nextLong(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS + 1)));
        });
    }

    /**
     * What progress-service said when it was asked whether the viewer may see it.
     *
     * @param known what the page knows
     */
    void opened(Moment seen, Told known) {
        context.runOnContext(opening -> {
            told = known;
            cleared = seen;
            // A look that was made since is newer.
            if (moment == null) {
                moment = seen;
            }
            advance();
        });
    }

    /** The learner's progress stands there now; a look that is made later is told later. */
    void moved(Moment now) {
        context.runOnContext(moving -> {
            moment = now;
            moves++;
            advance();
        });
    }

    /** The catalog stands there now. */
    void catalog(CatalogGraph now) {
        context.runOnContext(moving -> {
            graph = now;
            advance();
        });
    }

    void tick(Instant now) {
        context.runOnContext(ticking -> look(now));
    }

    /** The client is to come again, here or elsewhere. */
    void finish() {
        context.runOnContext(finishing -> end());
    }

    private void look(Instant now) {
        long nanos = System.nanoTime();
        if (over) {
            return;
        }
        if (!now.isBefore(viewer.until())) {
            end();
        } else if (response == null) {
            // Whoever asked has gone before anything could be told.
            if (passed(opened, nanos, config.patience())) {
                gone();
            }
        } else if (writing && passed(wrote, nanos, config.patience())) {
            response.reset();
            gone();
        } else {
            if (!viewer.isLearner() && passed(asked, nanos, config.recheck())) {
                ask();
            }
            if (!writing && passed(wrote, nanos, config.heartbeat())) {
                write(EventText.comment());
            }
        }
    }

    private static boolean passed(long since, long now, Duration time) {
        return now - since >= time.toNanos();
    }

    private void advance() {
        if (over || writing || response == null || moment == null) {
            return;
        }
        Told now = told.with(moment);
        if (!now.equals(told) && !viewer.isLearner() && !moment.equals(cleared)) {
            ask();
        } else if (!now.equals(told)) {
            told = now;
            write(EventText.progress(told));
        } else if (graph != null && !told.with(graph).equals(told)) {
            told = told.with(graph);
            write(EventText.catalog(told));
        }
    }

    /**
     * Asks whether the viewer may still see it. That is done before each event of another one's progress, since the change
     * may be that they may not.
     */
    private void ask() {
        if (asking) {
            return;
        }
        asking = true;
        movesWhenAsked = moves;
        asked = System.nanoTime();
        versions.of(viewer)
                .subscribe()
                .with(
                        seen -> context.runOnContext(answered -> allowed(seen)),
                        failure -> context.runOnContext(answered -> notAllowed(failure)));
    }

    private void allowed(Moment seen) {
        asking = false;
        cleared = seen;
        // Unless a look has found another moment meanwhile, of which nobody can say whether it is older than this one.
        if (moves == movesWhenAsked) {
            moment = seen;
        }
        advance();
    }

    private void notAllowed(Throwable failure) {
        asking = false;
        if (failure instanceof RefusedByProgressException) {
            end();
        }
        // Otherwise nobody can say it: the next look asks again.
    }

    private void write(byte[] text) {
        if (response.closed()) {
            gone();
            return;
        }
        writing = true;
        wrote = System.nanoTime();
        response.write(
                text,
                failure -> context.runOnContext(written -> {
                    writing = false;
                    if (failure != null) {
                        gone();
                    } else {
                        advance();
                    }
                }));
    }

    private void end() {
        if (!over && response != null && !response.closed()) {
            response.end();
        }
        gone();
    }

    private void gone() {
        if (!over) {
            over = true;
            streams.close(this);
            if (whenEnded != null) {
                whenEnded.run();
            }
        }
    }
}
