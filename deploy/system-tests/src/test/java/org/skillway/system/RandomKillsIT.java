package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Promises 6, 7 and 9 while both services die again and again. {@code -Dskillway.kills.seconds=600} goes on for ten
 * minutes; {@code -Dskillway.kills.seed} says when whom it hits.
 */
@ExtendWith(Skillway.class)
@DisplayName("With both services killed at random, under load, the gateway")
class RandomKillsIT {

    private static final Duration GOES_ON = Duration.ofSeconds(Long.getLong("skillway.kills.seconds", 30));
    private static final long SEED = Long.getLong("skillway.kills.seed", System.nanoTime());
    private static final int LEARNERS = 4;
    private static final int SKILLS = 40;
    private static final String ROLE = "web-developer";

    /** Waits for a connection (1 s), for a service to move (10 s) and for this machine, whose processors all share. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** What combined answers may say while they cannot be given: the graph is there, whatever happens to the catalog. */
    private static final Set<String> OF_PROGRESS = Set.of("progress-unavailable", "progress-busy", "progress-behind");

    /** The list of roles also tells how far each is, and waits for its turn at the planner like everybody. */
    private static final Set<String> OF_THE_LIST =
            Set.of("progress-unavailable", "progress-busy", "progress-behind", "planning-busy");

    /** What may be said of everything else; a service that still runs says of its database what it knows. */
    private static final Set<String> OF_ANYONE =
            Set.of("progress-unavailable", "progress-busy", "catalog-unavailable", "catalog-busy", "unavailable");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicBoolean over = new AtomicBoolean();

    /** The one body of each combined answer, by path, revision, ledger and version. */
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    @Test
    @DisplayName("hangs no longer than it says, answers rightly or with a documented 503, and serves what it has")
    void randomKills() throws Exception {
        List<String> skills = skills();
        Random random = new Random(SEED);
        System.out.println("Kills for " + GOES_ON + " with the seed " + SEED);
        ExecutorService threads = Executors.newFixedThreadPool(LEARNERS + 1);
        AtomicInteger kills = new AtomicInteger();
        try {
            List<Client> clients = new ArrayList<>();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < LEARNERS; i++) {
                Client client = new Client(skills.subList(i, i + SKILLS), random.nextLong());
                clients.add(client);
                running.add(threads.submit(client));
            }
            Future<?> killing = threads.submit(() -> kill(random, kills));
            long end = System.nanoTime() + GOES_ON.toNanos();
            while (System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(200);
                // Whoever has found something wrong has ended, and so does this.
                if (running.stream().anyMatch(Future::isDone) || killing.isDone()) {
                    break;
                }
            }
            over.set(true);
            for (Future<?> client : running) {
                client.get(60, TimeUnit.SECONDS);
            }
            killing.get(60, TimeUnit.SECONDS);
            Skillway.waitUntil("Everything is ready", Duration.ofMinutes(2), Skillway::ready);
            for (Client client : clients) {
                client.checkAtTheEnd();
            }
            Map<String, Integer> outcomes = new TreeMap<>();
            clients.forEach(client -> client.outcomes.forEach((name, n) -> outcomes.merge(name, n, Integer::sum)));
            System.out.println(kills + " kills: " + outcomes);
            assertThat(kills.get()).isGreaterThan(1);
            assertThat(outcomes.keySet()).as("both went well and failed").contains("combined 200", "combined 503");
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    private void kill(Random random, AtomicInteger kills) {
        try {
            while (!over.get()) {
                TimeUnit.MILLISECONDS.sleep(3_000 + random.nextInt(12_000));
                // Both at first, so that there is something to see in the shortest run too.
                List<String> victims =
                        switch (kills.get() == 0 ? 4 : random.nextInt(5)) {
                            case 0, 1 -> List.of("catalog");
                            case 2, 3 -> List.of("progress");
                            default -> List.of("catalog", "progress");
                        };
                for (String victim : victims) {
                    // One that waits to be started again is dead enough.
                    OptionalLong process = Skillway.runningPid(victim);
                    if (process.isPresent()) {
                        Skillway.kill(process.getAsLong());
                        kills.incrementAndGet();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> skills() throws IOException, InterruptedException {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create(Skillway.gateway() + "/api/v1/skills?limit=200"))
                        .build(),
                BodyHandlers.ofString());
        List<String> keys = new ArrayList<>();
        JSON.readTree(page.body())
                .path("items")
                .forEach(item -> keys.add(item.path("key").asText()));
        assertThat(keys).hasSizeGreaterThan(SKILLS + LEARNERS);
        return keys;
    }

    /** A learner who records skills and looks at everything in between. */
    private final class Client implements Runnable {

        private final List<String> skills;
        private final Random random;
        private final String subject = "killed-" + UUID.randomUUID();
        private final String token = Skillway.token(subject, "learner");
        private final Set<String> acknowledged = new TreeSet<>();
        private final Map<String, Integer> outcomes = new TreeMap<>();
        private long version;
        private long revision;

        Client(List<String> skills, long seed) {
            this.skills = skills;
            this.random = new Random(seed);
        }

        @Override
        public void run() {
            try {
                while (!over.get()) {
                    switch (random.nextInt(8)) {
                        case 0, 1 -> write();
                        case 2 -> other("/api/v1/roles/" + ROLE);
                        case 3 -> other("/api/v1/skills?limit=20");
                        case 4 -> other("/api/v1/learners/me/history");
                        case 5 -> combined("/api/v1/learners/me", OF_PROGRESS);
                        case 6 -> combined("/api/v1/learners/me/roles", OF_THE_LIST);
                        default -> role();
                    }
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
                }
            } catch (IOException e) {
                // The gateway itself lives on: it has to answer.
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void write() throws IOException, InterruptedException {
            String skill = skills.get(random.nextInt(skills.size()));
            HttpResponse<String> answer = send(
                    "/api/v1/learners/me/skills/" + skill, request -> request.header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString("{\"state\": \"completed\"}")));
            note("write", answer, OF_ANYONE, Set.of(200, 201));
            if (answer.statusCode() < 300) {
                acknowledged.add(skill);
                see(answer);
            }
        }

        private void other(String path) throws IOException, InterruptedException {
            note("passed on", get(path), OF_ANYONE, Set.of(200));
        }

        private void role() throws IOException, InterruptedException {
            HttpResponse<String> answer = combined("/api/v1/learners/me/roles/" + ROLE, OF_PROGRESS);
            if (answer.statusCode() == 200) {
                JSON.readTree(answer.body())
                        .path("requirements")
                        .forEach(requirement -> requirement.path("skills").forEach(skill -> {
                            String key = skill.path("key").asText();
                            assertThat(key).isNotEmpty();
                            if (acknowledged.contains(key)) {
                                assertThat(skill.path("state").asText())
                                        .as("what was acknowledged of %s", key)
                                        .isEqualTo("completed");
                            }
                        }));
            }
        }

        private HttpResponse<String> combined(String path, Set<String> failures)
                throws IOException, InterruptedException {
            HttpResponse<String> answer = get(path);
            note("combined", answer, failures, Set.of(200));
            if (answer.statusCode() == 200) {
                see(answer);
                String body = bodies.putIfAbsent(
                        subject + path + answer.headers().firstValue("ETag").orElseThrow(), answer.body());
                assertThat(body == null || body.equals(answer.body()))
                        .as("the same versions give the same bytes")
                        .isTrue();
            }
            return answer;
        }

        /** Neither the ledger nor the catalog goes back to before what this client has seen. */
        private void see(HttpResponse<String> answer) {
            version = notBefore(answer, "Skillway-Progress-Version", version);
            revision = notBefore(answer, "Skillway-Catalog-Revision", revision);
        }

        private static long notBefore(HttpResponse<String> answer, String name, long seen) {
            long now = answer.headers().firstValueAsLong(name).orElse(seen);
            assertThat(now).as("%s of %s", name, answer.uri()).isGreaterThanOrEqualTo(seen);
            return now;
        }

        private HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(path, request -> request.GET());
        }

        private HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> with)
                throws IOException, InterruptedException {
            HttpRequest request = with.apply(HttpRequest.newBuilder(URI.create(Skillway.gateway() + path))
                            .header("Authorization", "Bearer " + token)
                            .timeout(LONGEST))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }

        private void note(String what, HttpResponse<String> answer, Set<String> failures, Set<Integer> successes)
                throws IOException {
            int status = answer.statusCode();
            outcomes.merge(what + " " + status, 1, Integer::sum);
            if (!successes.contains(status)) {
                assertThat(status).as("%s: %s", answer.uri(), answer.body()).isIn(503, 504);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
                assertThat(JSON.readTree(answer.body()).path("code").asText())
                        .as("%s", answer.uri())
                        .isIn(failures);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
        }

        void checkAtTheEnd() throws IOException, InterruptedException {
            HttpResponse<String> records = get("/api/v1/learners/me/skills?limit=200");
            Set<String> held = new TreeSet<>();
            JSON.readTree(records.body())
                    .path("items")
                    .forEach(item -> held.add(item.path("skill").asText()));
            assertThat(acknowledged).isNotEmpty();
            assertThat(held).as("every acknowledged record is there").containsAll(acknowledged);
        }
    }
}
