package org.skillway.progress.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.CatalogStub;
import org.skillway.progress.support.Eventually;
import org.skillway.testkit.IssuerResource;

/**
 * Promises 1 to 3 in the worst weather: 64 writers, skills that are merged under their hands, and {@code kill -9} of the
 * service's processes and of PostgreSQL at random instants. {@code -Dskillway.storms=200} runs as many rounds,
 * {@code -Dskillway.storm-seed=N} begins with the round of that number.
 */
@DisplayName("In a storm of writers, merges and kill -9")
class StormIT {

    private static final int ROUNDS = Integer.getInteger("skillway.storms", 1);

    /** Of a round that kills a process, the database and both processes. */
    private static final int FIRST_SEED = Integer.getInteger("skillway.storm-seed", 3);

    /** So long a machine with other work takes to start what was killed. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final int WRITERS = 64;
    private static final int LEARNERS = 16;
    private static final int OWN_SKILLS = 3;

    /** How many requests of each writer have to succeed after the last kill. */
    private static final int AFTERWARDS = 5;

    private static final CatalogStub CATALOG = new CatalogStub();
    private static final IssuerResource ISSUER = new IssuerResource();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private static StormPostgres postgres;
    private static List<StormService> services;
    private static List<String> shared;
    private static List<List<String>> own;
    private static List<StormWriter.OwnModule> modules;

    @BeforeAll
    static void start() throws Exception {
        // Not below the system's temporary files: what the storm leaves is wanted when it failed.
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "storm");
        postgres = new StormPostgres(folder);
        postgres.create();
        Map<String, String> settings = new HashMap<>(ISSUER.start());
        settings.putAll(CATALOG.start());
        settings.putAll(postgres.settings());
        shared = Stream.generate(Catalog::publishSkill).limit(6).toList();
        own = IntStream.range(0, WRITERS)
                .mapToObj(i ->
                        Stream.generate(Catalog::publishSkill).limit(OWN_SKILLS).toList())
                .toList();
        modules = IntStream.range(0, WRITERS)
                .mapToObj(i -> module(shared.get(i % shared.size())))
                .toList();
        services = List.of(
                new StormService(folder, "service-1", settings), new StormService(folder, "service-2", settings));
        services.get(0).start();
        Eventually.until(
                "the first process is ready", LONGEST, () -> services.get(0).ready());
        services.get(1).start();
    }

    /** A module that teaches a skill of its own and a shared one. The service follows when it is started. */
    private static StormWriter.OwnModule module(String shared) {
        String taught = Catalog.publishSkill();
        String key = "module-" + UUID.randomUUID();
        Catalog.entity(
                "\"kind\":\"module\",\"key\":\"%s\",\"status\":\"published\",\"version\":1,\"teaches\":[\"%s\",\"%s\"]}"
                        .formatted(key, taught, shared));
        return new StormWriter.OwnModule(key, taught);
    }

    @AfterAll
    static void stop() throws Exception {
        for (StormService service : services) {
            service.stop();
        }
        CATALOG.stop();
        ISSUER.stop();
        postgres.stop();
    }

    @Test
    @DisplayName(
            "no acknowledged entry is lost and none doubled, versions have no gap, chains hold, a rebuild gives the same")
    void storms() throws Exception {
        long acknowledged = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            long began = System.nanoTime();
            long round = round(seed);
            acknowledged += round;
            System.out.printf(
                    "storm %d: %d requests acknowledged and found, %d ms%n",
                    seed, round, (System.nanoTime() - began) / 1_000_000);
        }
        System.out.printf("%d storms, %d requests acknowledged and found%n", ROUNDS, acknowledged);
    }

    private static long round(int seed) throws Exception {
        Random random = new Random(seed);
        AtomicBoolean over = new AtomicBoolean();
        StormMerges merges = new StormMerges(shared, new Random(random.nextLong()), over);
        List<String> learners = Stream.generate(() -> "storm-" + UUID.randomUUID())
                .limit(LEARNERS)
                .toList();
        List<StormWriter> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new StormWriter(
                        HTTP,
                        services,
                        learners.get(i % LEARNERS),
                        own.get(i),
                        modules.get(i),
                        shared,
                        new Random(random.nextLong()),
                        over))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            List<Future<Void>> running = new ArrayList<>();
            running.add(threads.submit(merges));
            for (Callable<Void> writer : writers) {
                running.add(threads.submit(writer));
            }
            kill(random);
            long[] before =
                    writers.stream().mapToLong(StormWriter::acknowledged).toArray();
            Eventually.until(
                    "every writer goes on",
                    LONGEST,
                    () -> failed(running)
                            || IntStream.range(0, WRITERS)
                                    .allMatch(i -> writers.get(i).acknowledged() >= before[i] + AFTERWARDS));
            over.set(true);
            for (Future<Void> one : running) {
                one.get(150, TimeUnit.SECONDS);
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(merges.changes()).as("something was merged").isPositive();
        StormCheck.check(postgres, writers, merges.revision(), "seed " + seed);
        return writers.stream().mapToLong(StormWriter::acknowledged).sum();
    }

    /** One of the processes, both, the database, or one after the other, each at some instant while everybody writes. */
    private static void kill(Random random) throws InterruptedException {
        List<Runnable> victims = new ArrayList<>();
        int which = random.nextInt(4);
        if (which != 0) {
            victims.add(() -> {
                postgres.kill();
                postgres.start();
            });
        }
        if (which != 1) {
            victims.add(random.nextInt(victims.size() + 1), () -> services.get(random.nextInt(2))
                    .kill());
        }
        if (which == 3) {
            victims.add(random.nextInt(victims.size() + 1), () -> services.forEach(StormService::kill));
        }
        for (Runnable victim : victims) {
            // No condition to wait for: that it may happen at any instant is what the storm is about.
            TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(900));
            victim.run();
        }
    }

    private static boolean failed(List<Future<Void>> running) {
        return running.stream().anyMatch(Future::isDone);
    }
}
