package org.skillway.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.skillway.bench.GatewayTable.Figure;

/** Many open pages while learners record skills: how soon each page hears of it, and whether that slows the writes. */
final class LiveFigures implements AutoCloseable {

    private static final int PER_SECOND = 100;
    private static final int WRITERS = 64;
    private static final int PATIENCE_SECONDS = 60;
    private static final double NOT_SLOWED = 1.25;
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> tokens;
    private final int skills;
    private final HttpClient writers;
    private final HttpClient readers;
    private int written;

    /**
     * @param port of the gateway
     * @param tokens of the learners with an open page, by their numbers
     * @param skills how many the catalog has; the last of them hardly anybody has
     */
    LiveFigures(int port, List<String> tokens, int skills) {
        this.tokens = tokens;
        this.skills = skills;
        HttpClientOptions options =
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port);
        writers = vertx.createHttpClient(new HttpClientOptions(options).setMaxPoolSize(WRITERS));
        readers = vertx.createHttpClient(new HttpClientOptions(options).setMaxPoolSize(tokens.size()));
    }

    List<Figure> measure(Duration warmUp, Duration time) throws InterruptedException {
        List<LivePage> nobody = tokens.stream().map(token -> new LivePage()).toList();
        write(warmUp, nobody);
        List<Long> alone = write(time, nobody);
        List<LivePage> pages = open();
        write(warmUp, pages);
        awaitTold(pages);
        pages.forEach(LivePage::takeDelays);
        List<Long> beside = write(time, pages);
        awaitTold(pages);
        List<Long> delays = pages.stream()
                .flatMap(page -> page.takeDelays().stream())
                .map(TimeUnit.NANOSECONDS::toMicros)
                .sorted()
                .toList();
        String writes = "write, " + PER_SECOND + "/s, ";
        String open = tokens.size() + " pages open";
        return List.of(
                new Figure(open + ": from answer to event, median", millis(delays, 50), "ms", null),
                new Figure(open + ": from answer to event, p99", millis(delays, 99), "ms", null),
                new Figure(writes + "no page open: median", millis(alone, 50), "ms", null),
                new Figure(writes + "no page open: p99", millis(alone, 99), "ms", null),
                new Figure(writes + open + ": median", millis(beside, 50), "ms", null),
                new Figure(writes + open + ": p99", millis(beside, 99), "ms", null),
                new Figure(
                        writes + open + ": median, of that with none",
                        millis(beside, 50) / millis(alone, 50),
                        "times",
                        NOT_SLOWED));
    }

    /** @param micros in ascending order */
    private static double millis(List<Long> micros, int percent) {
        return micros.get(Math.min(micros.size() - 1, micros.size() * percent / 100)) / 1e3;
    }

    private List<Long> write(Duration time, List<LivePage> pages) throws InterruptedException {
        return PacedWrites.run(PER_SECOND, time, i -> write(pages));
    }

    /** Each time another learner, and a skill that this one has not recorded before. */
    private Future<?> write(List<LivePage> pages) {
        int learner = written % tokens.size();
        String skill = World.key("bench-skill", skills - 1 - written / tokens.size());
        written++;
        return writers.request(HttpMethod.PUT, "/api/v1/learners/me/skills/" + skill)
                .compose(request -> request.putHeader("Authorization", "Bearer " + tokens.get(learner))
                        .putHeader("Content-Type", "application/json")
                        .send("{\"state\":\"completed\"}"))
                .compose(answer -> answer.body().map(body -> answer))
                .compose(answer -> acknowledged(answer, pages.get(learner)));
    }

    private static Future<Void> acknowledged(HttpClientResponse answer, LivePage page) {
        if (answer.statusCode() != CREATED && answer.statusCode() != OK) {
            return Future.failedFuture("A write answers " + answer.statusCode());
        }
        // What the learner had already changes nothing, and nobody hears of it.
        if (answer.statusCode() == CREATED) {
            page.acknowledge(Long.parseLong(answer.getHeader("Skillway-Progress-Version")), System.nanoTime());
        }
        return Future.succeededFuture();
    }

    private List<LivePage> open() throws InterruptedException {
        List<LivePage> pages = new ArrayList<>();
        for (String token : tokens) {
            LivePage page = new LivePage();
            pages.add(page);
            readers.request(HttpMethod.GET, "/api/v1/learners/me/events")
                    .compose(request -> request.putHeader("Authorization", "Bearer " + token)
                            .putHeader("Accept", "text/event-stream")
                            .send()
                            .onSuccess(stream -> stream.handler(part -> page.receive(part, System.nanoTime()))));
        }
        await(pages, LivePage::hasBegun, "did not begin");
        return pages;
    }

    private static void awaitTold(List<LivePage> pages) throws InterruptedException {
        await(pages, page -> page.untold() == 0, "were not told of every write");
    }

    private static void await(List<LivePage> pages, Predicate<LivePage> condition, String otherwise)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!pages.stream().allMatch(condition)) {
            if (System.nanoTime() > end) {
                long others = pages.stream().filter(condition.negate()).count();
                throw new IllegalStateException(others + " pages " + otherwise);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        vertx.close();
    }
}
