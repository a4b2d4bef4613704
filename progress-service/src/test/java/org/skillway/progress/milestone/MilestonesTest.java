package org.skillway.progress.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skillway.progress.ledger.LedgerCheck;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Json;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Structure;

/** Random catalogs and learners against {@link Expected}. {@code -Dskillway.test.milestones=500} tries more of them. */
@QuarkusTest
@DisplayName("Milestones")
class MilestonesTest {

    private static final int WORLDS = Integer.getInteger("skillway.test.milestones", 6);
    private static final int STEPS = 60;
    private static final Set<String> WORDS = Set.of("completed", "module-completed", "goal-set", "enrolled");
    private static final Set<String> MILESTONES = Set.of("role-reached", "course-completed");

    @Inject
    DataSource database;

    private final Learner learner = Learner.fresh();
    private final Expected expected = new Expected();
    private final List<String> skills = new ArrayList<>();
    private SplittableRandom random;
    private long version;

    static Stream<Long> seeds() {
        return IntStream.range(0, WORLDS).mapToObj(Long::valueOf);
    }

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @ParameterizedTest(name = "are entered by exactly the writes that bring them (seed {0})")
    @MethodSource("seeds")
    void exactly(long seed) throws SQLException {
        random = new SplittableRandom(seed);
        world();
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        assertThat(milestones(history())).containsExactlyInAnyOrderElementsOf(expected.reached);
        try (Connection connection = database.getConnection()) {
            LedgerCheck.of(connection, learner.subject());
        }
    }

    private void world() {
        IntStream.range(0, 8).forEach(i -> skills.add(Catalog.publishSkill()));
        for (int i = 0; i < 4; i++) {
            List<String> taught = some(skills, 2);
            expected.teaches.put(Structure.module(taught.toArray(String[]::new)), taught);
        }
        for (int i = 0; i < 3; i++) {
            changeRole(Structure.fresh("role"));
        }
        for (int i = 0; i < 2; i++) {
            List<String> modules = some(expected.teaches.keySet(), 2);
            expected.courses.put(Structure.course("nobody", modules.toArray(String[]::new)), modules);
        }
    }

    private void step() {
        String skill = any(skills);
        String module = any(expected.teaches.keySet());
        String role = any(expected.roles.keySet());
        String course = any(expected.courses.keySet());
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 ->
                check(put("/skills/" + skill, "{\"state\":\"completed\"}"), () -> expected.complete(skill));
            case 6, 7, 8, 9 ->
                check(put("/modules/" + module + "/completion", "{}"), () -> expected.completeModule(module));
            case 10, 11 -> check(put("/goals/" + role, "{}"), () -> expected.set(role));
            case 12, 13 -> check(put("/enrolments/" + course, "{}"), () -> expected.enrol(course));
            case 14 -> end("/goals/" + role, () -> expected.goals.remove(role));
            case 15 -> end("/enrolments/" + course, () -> expected.enrolments.remove(course));
            case 16 -> end("/skills/" + skill + "?reason=mistake", () -> expected.revoke(skill));
            case 17 -> end("/modules/" + module + "/completion?reason=mistake", () -> expected.revokeModule(module));
            case 18 -> changeRole(role);
            default -> changeCatalog(skill, module);
        }
    }

    private void changeCatalog(String skill, String module) {
        String into = any(skills);
        if (random.nextInt(3) == 0) {
            expected.retired.add(module);
            Structure.module(module, 1, "retired", expected.teaches.get(module));
        } else if (!expected.mergedInto.containsKey(skill)
                && !expected.survivor(into).equals(skill)
                && expected.mergedInto.size() < skills.size() - 3) {
            expected.mergedInto.put(skill, into);
            Learner.awaitRevision(Catalog.merge(skill, into));
        }
    }

    private void changeRole(String role) {
        List<Expected.Need> needs = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> {
                    List<String> asked = some(skills, 3);
                    return new Expected.Need(random.nextInt(4) > 0, 1 + random.nextInt(asked.size()), asked);
                })
                .toList();
        expected.roles.put(role, needs);
        Structure.role(
                role,
                "published",
                needs.stream()
                        .map(need -> Structure.need(
                                need.essential() ? "essential" : "optional", need.atLeast(), need.skills()))
                        .toArray(String[]::new));
    }

    private ExtractableResponse<Response> put(String path, String body) {
        return learner.puts(path, body).extract();
    }

    /** What the write has entered beside itself is what it was to bring. A write that entered nothing brings nothing. */
    private void check(ExtractableResponse<Response> answer, Supplier<List<String>> brings) {
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        long now = Long.parseLong(answer.header("Skillway-Progress-Version"));
        List<JsonNode> since = history().stream()
                .filter(entry -> entry.path("version").asLong() > version)
                .toList();
        // What merges have carried along meanwhile was not entered by this write.
        boolean entered = since.stream()
                .anyMatch(entry -> WORDS.contains(entry.path("kind").asText()));
        List<String> found = milestones(since);
        assertThat(found).containsExactlyInAnyOrderElementsOf(entered ? brings.get() : List.of());
        version = now;
    }

    private List<JsonNode> history() {
        List<JsonNode> entries = new ArrayList<>();
        Json.of(learner.reads("/history?limit=200").extract()).path("items").forEach(entries::add);
        return entries;
    }

    /** The roles and courses of those entries that are milestones. */
    private static List<String> milestones(List<JsonNode> entries) {
        return entries.stream()
                .filter(entry -> MILESTONES.contains(entry.path("kind").asText()))
                .map(entry -> entry.path(entry.has("role") ? "role" : "course").asText())
                .toList();
    }

    private void end(String path, Runnable ends) {
        ExtractableResponse<Response> answer = learner.deletes(path).extract();
        assertThat(answer.statusCode()).isIn(200, 204, 404);
        if (answer.statusCode() != 404) {
            ends.run();
            version = Long.parseLong(answer.header("Skillway-Progress-Version"));
        }
    }

    private String any(Collection<String> of) {
        return List.copyOf(of).get(random.nextInt(of.size()));
    }

    /** One to so many of them. */
    private List<String> some(Collection<String> of, int most) {
        int wanted = 1 + random.nextInt(most);
        return Stream.generate(() -> any(of)).limit(wanted).distinct().toList();
    }
}
