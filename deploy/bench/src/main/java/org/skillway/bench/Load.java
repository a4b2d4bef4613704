package org.skillway.bench;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Closed loops: each connection sends its next request when it has the answer to the last. */
final class Load implements AutoCloseable {

    private static final int UNAVAILABLE = 503;

    private final Vertx vertx = Vertx.vertx();
    private final String token;

    /** @param token sent with every request; null: none is */
    Load(String token) {
        this.token = token;
    }

    /**
     * What is asked for.
     *
     * @param body JSON; null: there is none
     * @param expected the status of the answer
     * @param token whose it is; null: that with which everything is asked for, if there is one
     * @param known entity tag of the answer that the asker has already; null: there is none
     */
    record Request(HttpMethod method, String path, String body, int expected, String token, String known) {

        private static final int NOT_MODIFIED = 304;

        Request(HttpMethod method, String path, String body, int expected) {
            this(method, path, body, expected, null, null);
        }

        static Request read(String path) {
            return new Request(HttpMethod.GET, path, null, 200);
        }

        Request by(String asker) {
            return new Request(method, path, body, expected, asker, known);
        }

        /** The same by somebody who has the answer, and is told no more than that. */
        Request knowing(String tag) {
            return new Request(method, path, body, NOT_MODIFIED, token, tag);
        }
    }

    /**
     * What one run came to.
     *
     * @param perSecond answers per second
     * @param p50Micros half of the answers took no longer, in microseconds
     * @param p99Micros 99 of 100 answers took no longer, in microseconds
     * @param refused how many requests were told to come again later (503); they count for nothing else here
     */
    record Result(double perSecond, long p50Micros, long p99Micros, long refused) {
        Result(double perSecond, long p50Micros, long p99Micros) {
            this(perSecond, p50Micros, p99Micros, 0);
        }
    }

    /**
     * @param requests what to ask for, one after the other
     * @throws IllegalStateException when nothing was answered as expected, or anything neither so nor by a refusal
     */
    Result run(int port, Supplier<Request> requests, int connections, Duration time) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setMaxPoolSize(connections));
        Run run = new Run(client, token, requests, System.nanoTime() + time.toNanos(), new CountDownLatch(connections));
        long begun = System.nanoTime();
        Loop[] loops = new Loop[connections];
        for (int i = 0; i < connections; i++) {
            loops[i] = new Loop(run);
            loops[i].next();
        }
        run.awaitEnd(time);
        double seconds = (System.nanoTime() - begun) / 1e9;
        client.close();
        long[] micros =
                Arrays.stream(loops).flatMapToLong(Loop::micros).sorted().toArray();
        if (run.failures.get() > 0 || micros.length == 0) {
            throw new IllegalStateException(run.failures + " requests failed, " + micros.length + " did not");
        }
        return new Result(
                micros.length / seconds,
                micros[micros.length / 2],
                micros[micros.length * 99 / 100],
                run.refused.get());
    }

    @Override
    public void close() {
        vertx.close();
    }

    private static final class Run {
        private final HttpClient client;
        private final String token;
        private final Supplier<Request> requests;
        private final long end;
        private final CountDownLatch running;
        private final AtomicLong failures = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();

        Run(HttpClient client, String token, Supplier<Request> requests, long end, CountDownLatch running) {
            this.client = client;
            this.token = token;
            this.requests = requests;
            this.end = end;
            this.running = running;
        }

        Future<HttpClientResponse> send(Request asked) {
            return client.request(asked.method(), asked.path()).compose(request -> {
                request.putHeader("Accept-Language", "en");
                String asker = asked.token() == null ? token : asked.token();
                if (asker != null) {
                    request.putHeader("Authorization", "Bearer " + asker);
                }
                if (asked.known() != null) {
                    request.putHeader("If-None-Match", asked.known());
                }
                return asked.body() == null
                        ? request.send()
                        : request.putHeader("Content-Type", "application/json").send(asked.body());
            });
        }

        void awaitEnd(Duration time) {
            try {
                if (!running.await(time.toSeconds() + 30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("Requests were not answered within 30 seconds");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** One connection's requests, one at a time, so that nothing here is written by two threads at once. */
    private static final class Loop {
        private final Run run;
        private long[] nanos = new long[4096];
        private int count;

        Loop(Run run) {
            this.run = run;
        }

        void next() {
            long begun = System.nanoTime();
            if (begun >= run.end) {
                run.running.countDown();
                return;
            }
            Request asked = run.requests.get();
            run.send(asked)
                    .compose(response -> response.body().map(body -> response.statusCode()))
                    .onComplete(status -> ended(begun, asked, status));
        }

        private void ended(long begun, Request asked, AsyncResult<Integer> status) {
            if (status.failed() || status.result() != asked.expected()) {
                (status.succeeded() && status.result() == UNAVAILABLE ? run.refused : run.failures).incrementAndGet();
                next();
                return;
            }
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count] = System.nanoTime() - begun;
            count++;
            next();
        }

        LongStream micros() {
            return Arrays.stream(nanos, 0, count).map(TimeUnit.NANOSECONDS::toMicros);
        }
    }
}
