package org.skillway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some who ask for one hard plan after the other, each another, while somebody else is measured. */
final class Planners {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int BUSY = 503;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger next = new AtomicInteger();
    private final String gateway;
    private final String token;
    private final Covering covering;
    private final int together;
    private volatile boolean over;

    /** @param covering of which each plan leaves another column out */
    Planners(String gateway, String token, Covering covering, int together) {
        this.gateway = gateway;
        this.token = token;
        this.covering = covering;
        this.together = together;
    }

    /** The same side, with all of them asking meanwhile. */
    Turns.Side beside(Turns.Side side) {
        return time -> {
            over = false;
            try (Asking asking = new Asking()) {
                Load.Result result = side.run(time);
                over = true;
                asking.end();
                return result;
            }
        };
    }

    private final class Asking implements AutoCloseable {

        private final ExecutorService threads = Executors.newFixedThreadPool(together);
        private final List<Future<?>> loops = new ArrayList<>();

        Asking() {
            for (int number = 0; number < together; number++) {
                loops.add(threads.submit(() -> {
                    while (!over) {
                        ask();
                    }
                    return null;
                }));
            }
        }

        /** @throws IllegalStateException when one of them was answered by something else than a plan, or that it is too much */
        void end() {
            for (Future<?> loop : loops) {
                try {
                    loop.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }

        @Override
        public void close() {
            over = true;
            threads.shutdownNow();
        }
    }

    private void ask() throws IOException, InterruptedException {
        String without = covering.module(next.getAndIncrement() % covering.columns());
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "/api/v1/learners/planner/plan?role="
                        + covering.role() + "&workMillis=1000&exclude=" + without))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200 && status != BUSY) {
            throw new IllegalStateException(request.uri() + " answers " + status);
        }
    }
}
