package org.skillway.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.StoredRows;

@QuarkusTest
@DisplayName("Admins at the same time")
class AuthoringStormTest {

    private static final int WRITERS = 6;
    private static final int EDITS = 25;
    private static final int SKILLS = 12;
    private static final int MORE_THAN_CONNECTIONS = 40;

    @Inject
    AgroalDataSource pool;

    @Inject
    ObjectMapper json;

    private final Author admin = Author.admin();

    @Test
    @DisplayName("who add the two halves of a cycle: exactly one succeeds, every time")
    void halvesOfACycle() throws Exception {
        for (int round = 0; round < 8; round++) {
            String a = admin.skill("half-a");
            String b = admin.skill("half-b");
            List<Integer> answers = atOnce(List.of(
                    () -> admin.put("/skills/" + a, "*", Samples.skill(a, b)).statusCode(),
                    () -> admin.put("/skills/" + b, "*", Samples.skill(b, a)).statusCode()));
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    @DisplayName("of whom one retires what the other begins to need: exactly one succeeds, every time")
    void retireAndNeed() throws Exception {
        for (int round = 0; round < 8; round++) {
            String needed = admin.skill("needed");
            String role = Samples.freshKey("needs");
            List<Integer> answers = atOnce(List.of(
                    () -> admin.delete("/skills/" + needed, "*").statusCode(),
                    () -> admin.post("/roles", Samples.role(role, needed)).statusCode()));
            assertThat(answers).isIn(List.of(200, 409), List.of(409, 201));
        }
    }

    @Test
    @DisplayName("who send the same POST twice: it counts once")
    void sameKey() throws Exception {
        String key = Samples.freshKey("twice");
        String idempotencyKey = Samples.freshKey("key");
        Callable<String> send = () -> {
            Response response = admin.with()
                    .header("Idempotency-Key", idempotencyKey)
                    .contentType("application/json")
                    .body(Samples.skill(key))
                    .post("/api/v1/skills");
            return response.statusCode() + response.asString();
        };
        assertThat(atOnce(List.of(send, send, send, send))).containsOnly(send.call());
    }

    @Test
    @DisplayName("who wait to change the catalog, each with an Idempotency-Key, keep no reader from a connection")
    void waitingWriters() throws Exception {
        String known = admin.skill("known");
        ExecutorService threads = Executors.newFixedThreadPool(MORE_THAN_CONNECTIONS);
        try (Connection holder = pool.getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select revision from catalog_head for update");
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
                writers.add(threads.submit(this::createWithKey));
            }
            for (int i = 0; i < 60; i++) {
                assertThat(admin.get("/skills/" + known).statusCode()).isEqualTo(200);
            }
            assertThat(writers).noneMatch(Future::isDone);
            holder.rollback();
            for (Future<Integer> writer : writers) {
                assertThat(writer.get(60, TimeUnit.SECONDS)).isEqualTo(201);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int createWithKey() {
        String key = Samples.freshKey("waiting");
        return admin.with()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Samples.skill(key))
                .post("/api/v1/skills")
                .statusCode();
    }

    @Test
    @DisplayName("who edit, merge and retire at random never leave a cycle, a dangling edge or a gap")
    void storm() throws Exception {
        List<String> skills =
                IntStream.range(0, SKILLS).mapToObj(i -> admin.skill("storm")).toList();
        List<String> roles = IntStream.range(0, 4)
                .mapToObj(i -> admin.role("storm", skills.get(i)))
                .toList();
        List<Callable<Map<Integer, Integer>>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(4711 + writer);
            writers.add(() -> write(random, skills, roles));
        }
        Map<Integer, Integer> answers = new TreeMap<>();
        atOnce(writers).forEach(some -> some.forEach((status, count) -> answers.merge(status, count, Integer::sum)));
        assertThat(answers.keySet()).as("%s", answers).isSubsetOf(200, 201, 400, 409);
        assertThat(answers.get(200)).as("%s", answers).isGreaterThan(WRITERS * EDITS / 10);
        holdsTogether();
    }

    private Map<Integer, Integer> write(Random random, List<String> skills, List<String> roles) {
        Map<Integer, Integer> answers = new HashMap<>();
        for (int i = 0; i < EDITS; i++) {
            String one = skills.get(random.nextInt(skills.size()));
            String other = skills.get(random.nextInt(skills.size()));
            Response answer =
                    switch (random.nextInt(10)) {
                        case 0 -> admin.post("/skills/" + one + "/merge", "{\"into\": \"" + other + "\"}");
                        case 1 -> admin.delete("/skills/" + one, "*");
                        case 2, 3 -> {
                            String role = roles.get(random.nextInt(roles.size()));
                            yield admin.put("/roles/" + role, "*", Samples.role(role, one, other));
                        }
                        default -> admin.put("/skills/" + one, "*", Samples.skill(one, other));
                    };
            answers.merge(answer.statusCode(), 1, Integer::sum);
        }
        return answers;
    }

    /** Says what the rules say, in words of its own: from the documents, not from the edges that the service keeps. */
    private void holdsTogether() throws Exception {
        Map<String, List<String>> prerequisites = new HashMap<>();
        Set<String> published = new HashSet<>();
        List<String[]> pointing = new ArrayList<>();
        for (Object[] row : StoredRows.of(
                pool, "select kind, key, status, cast(document as text) from entity_state where to_revision is null")) {
            if (row[2].equals("published")) {
                published.add(row[0] + "/" + row[1]);
                JsonNode document = json.readTree((String) row[3]);
                document.path("prerequisites").forEach(edge -> {
                    prerequisites
                            .computeIfAbsent((String) row[1], key -> new ArrayList<>())
                            .add(edge.path("skill").asText());
                    pointing.add(new String[] {
                        row[0] + "/" + row[1], "skill/" + edge.path("skill").asText()
                    });
                });
                document.path("requirements").forEach(requirement -> requirement
                        .path("skills")
                        .forEach(skill ->
                                pointing.add(new String[] {row[0] + "/" + row[1], "skill/" + skill.asText()})));
            }
        }
        assertThat(pointing).filteredOn(edge -> !published.contains(edge[1])).isEmpty();
        prerequisites.keySet().forEach(skill -> assertThat(reaches(prerequisites, skill, skill, 0))
                .isFalse());
        Object[] head = StoredRows.of(
                        pool, "select (select revision from catalog_head), count(*), max(revision) from catalog_change")
                .get(0);
        assertThat(List.of(head[1], head[2])).containsOnly(head[0]);
    }

    private static boolean reaches(Map<String, List<String>> edges, String from, String to, int depth) {
        assertThat(depth).as("a cycle").isLessThan(1000);
        return edges.getOrDefault(from, List.of()).stream()
                .anyMatch(next -> next.equals(to) || reaches(edges, next, to, depth + 1));
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            CyclicBarrier start = new CyclicBarrier(tasks.size());
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get(120, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
