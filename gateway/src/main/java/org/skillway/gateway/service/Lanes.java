package org.skillway.gateway.service;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Connections to one service, by event loops: who asks on the loop that serves the request waits for no other thread to wake,
 * twice. A loop has its share of the connections, and as soon as that is used up those of whichever has most left, so that all
 * together are as many as if they were kept in one place.
 */
final class Lanes {

    private final Map<EventExecutor, Lane> ofLoop = new HashMap<>();
    private final List<Lane> all = new ArrayList<>();
    private final Vertx vertx;
    private final int share;

    /** Some of the connections, and how many requests have one of them or wait for one. */
    record Lane(HttpClient http, AtomicInteger underWay) {}

    /**
     * @param connections of all lanes together, at least
     * @param client makes one for so many parts
     */
    Lanes(Vertx vertx, int connections, IntFunction<HttpClient> client) {
        this.vertx = vertx;
        List<EventExecutor> loops = new ArrayList<>();
        ((VertxInternal) vertx).getEventLoopGroup().forEach(loops::add);
        share = part(connections, loops.size());
        for (EventExecutor loop : loops) {
            Lane lane = new Lane(client.apply(loops.size()), new AtomicInteger());
            ofLoop.put(loop, lane);
            all.add(lane);
        }
    }

    /** One of so many equal parts, none of which is nothing. */
    static int part(int whole, int parts) {
        return Math.max(1, (whole + parts - 1) / parts);
    }

    /** That of the caller's event loop, as long as it has connections left. */
    Lane next() {
        Lane own = ofLoop.get(((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop());
        if (own != null && own.underWay().get() < share) {
            return own;
        }
        return all.stream()
                .min(Comparator.comparingInt(lane -> lane.underWay().get()))
                .orElseThrow();
    }

    /** Any of the clients. */
    HttpClient any() {
        return all.get(0).http();
    }

    void close() {
        all.forEach(lane -> lane.http().close());
    }
}
