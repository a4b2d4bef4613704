package org.skillway.progress.cohort;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Cohorts")
class CohortsTest {

    @Inject
    DataSource database;

    @Inject
    CohortRepository cohorts;

    @Inject
    CohortService service;

    @Inject
    Counting counting;

    @Inject
    CohortConfig config;

    @Test
    @DisplayName("are published once a day as a recount of all partitions, and show what may be shown of it")
    void published() throws Exception {
        Learner.awaitRevision(2);
        RandomWorld world = new RandomWorld(3, 150);
        write(world);
        publishNext();
        showsRecount(world);
        // One or two people less of each: the figures follow, whatever was published before.
        for (String learner : world.learners.keySet().stream().limit(3).toList()) {
            erase(learner);
            world.learners.remove(learner);
        }
        int day = publishNext();
        showsRecount(world);
        erasedVanish(world, day);
    }

    private static void showsRecount(RandomWorld world) {
        for (String path : List.of("role/r0", "role/r1", "module/m1", "course/c0")) {
            String[] parts = path.split("/", -1);
            String key = parts[1] + "-" + world.name;
            Counts shown = Disclosure.shown(world.recount(parts[0], key));
            Response answer = as(Tokens.admin("a"), parts[0], key, "");
            answer.then().statusCode(200).body("items.size()", equalTo(1));
            assertThat(answer.jsonPath().getLong("items[0].learners")).isEqualTo(shown.learners());
            assertThat(answer.jsonPath().getList("items[0].skills.skill"))
                    .isEqualTo(List.copyOf(shown.skills().keySet()));
            for (int i = 0; i < shown.skills().size(); i++) {
                Counts.OfSkill skill = shown.skills().get(answer.path("items[0].skills[" + i + "].skill"));
                assertThat(number(answer, "items[0].skills[" + i + "].holders")).isEqualTo(skill.holders());
                assertThat(number(answer, "items[0].skills[" + i + "].stuck")).isEqualTo(skill.stuck());
            }
            for (int i = 0; i < 5; i++) {
                assertThat(number(answer, "items[0].readiness[" + i + "].learners"))
                        .isEqualTo(shown.readiness().get(i));
            }
        }
    }

    private void erasedVanish(RandomWorld world, int day) throws Exception {
        assertThat(publisher(day).publish()).as("a second time on the same day").isFalse();
        erase("cohort|" + world.name + "%");
        publishNext();
        String key = "r0-" + world.name;
        as(Tokens.admin("a"), "role", key, "").then().statusCode(200).body("items.size()", equalTo(0));
        as(Tokens.admin("a"), "role", key, "?from=2020-01-01").then().body("items.size()", equalTo(2));
    }

    private static void erase(String learner) throws SQLException {
        try (Connection connection = Owner.connect();
                PreparedStatement delete =
                        connection.prepareStatement("delete from standing where learner_id like ?")) {
            delete.setString(1, learner);
            delete.executeUpdate();
        }
    }

    @Test
    @DisplayName("are published by one process at a time")
    void alone() throws Exception {
        Publisher[] other = {publisher(40_000)};
        boolean[] published = {true};
        assertThat(cohorts.alone(() -> {
                    try {
                        published[0] = other[0].publish();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isTrue();
        assertThat(published[0]).isFalse();
    }

    @Test
    @DisplayName(
            "of modules and courses are for their owners, of roles for instructors, all for admins, none for learners")
    void rights() throws SQLException {
        String key = "owned-" + Learner.fresh().subject().substring(6);
        for (String kind : List.of("role", "module", "course")) {
            entity(kind, key, "{\"owners\": [\"nino\"]}");
            as(Tokens.learner("nino"), kind, key, "").then().statusCode(403);
            as(Tokens.service("completions:import"), kind, key, "").then().statusCode(403);
            as(Tokens.instructor("nino"), kind, key, "").then().statusCode(200);
            as(Tokens.instructor("dato"), kind, key, "").then().statusCode(kind.equals("role") ? 200 : 403);
            as(Tokens.admin("a"), kind, key, "").then().statusCode(200);
            as(Tokens.admin("a"), kind, "unheard-of", "")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("unknown-cohort"));
            as(Tokens.admin("a"), kind, key, "?from=may").then().statusCode(400);
            given().get("/api/v1/cohorts/" + kind + "s/" + key).then().statusCode(401);
        }
        Learner.as(Tokens.instructor("nino"))
                .post("/api/v1/cohorts/publications")
                .then()
                .statusCode(403);
        given().post("/api/v1/cohorts/publications").then().statusCode(401);
    }

    @Test
    @DisplayName("are asked for once with an Idempotency-Key: the answer stays the same when they are published")
    void repeated() throws Exception {
        Learner.awaitRevision(2);
        Publisher publisher = publisher(nextDay());
        String key = UUID.randomUUID().toString();
        publisher.ask("admin", key);
        assertThat(publisher.publish()).isTrue();
        publisher.ask("admin", key);
        assertThatThrownBy(() -> publisher.ask("admin", UUID.randomUUID().toString()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ErrorCode.PUBLISHED_TODAY));
        assertThatThrownBy(() -> publisher.ask("another", key)).isInstanceOf(ProblemException.class);
        Learner.as(Tokens.admin("a"))
                .header("Idempotency-Key", "x".repeat(256))
                .post("/api/v1/cohorts/publications")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("Idempotency-Key"));
    }

    @Test
    @DisplayName("are refused until the last are a day old, with the seconds until then")
    void tooEarly() throws Exception {
        Learner.awaitRevision(2);
        publishNext();
        Instant due = service.lastPublication().orElseThrow().plus(config.every());

        Response refused = Learner.as(Tokens.admin("a")).post("/api/v1/cohorts/publications");

        refused.then().statusCode(409).body("code", equalTo("published-today"));
        assertThat(Instant.now().plusSeconds(Long.parseLong(refused.header("Retry-After"))))
                .isBetween(due, due.plusSeconds(60));
    }

    /** Publishes on the day after the last publication. */
    private int publishNext() throws Exception {
        int day = nextDay();
        assertThat(publisher(day).publish()).isTrue();
        return day;
    }

    private int nextDay() {
        return service.lastPublication()
                .map(last -> (int) Duration.between(Instant.now(), last).toDays() + 2)
                .orElse(0);
    }

    private Publisher publisher(int day) {
        Clock clock = Clock.fixed(Instant.now().plus(Duration.ofDays(day)), ZoneOffset.UTC);
        return new Publisher(cohorts, service, counting, config, clock);
    }

    private void write(RandomWorld world) throws SQLException {
        for (Map.Entry<String, String> entity : world.structures.entrySet()) {
            String[] path = entity.getKey().split("/", -1);
            entity(path[0], path[1], entity.getValue());
        }
        for (Map.Entry<String, String> merge : world.survivors.entrySet()) {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert =
                            connection.prepareStatement("insert into catalog_merge (key, survivor) values (?, ?)")) {
                insert.setString(1, merge.getKey());
                insert.setString(2, merge.getValue());
                insert.executeUpdate();
            }
        }
        try (Connection connection = Owner.connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into standing (learner_id, version, kind, key, origin,"
                                + " evidence, actor_id, acted_as, happened_at, recorded_at, catalog_revision)"
                                + " values (?, ?, ?, ?, ?, 'imported', gen_random_uuid(), 'service', now(),"
                                + " case when ? then timestamptz '2001-01-01' else timestamptz '3000-01-01' end, 2)")) {
            for (Map.Entry<String, List<RandomWorld.Fact>> learner : world.learners.entrySet()) {
                int version = 0;
                for (RandomWorld.Fact fact : learner.getValue()) {
                    version++;
                    insert.setString(1, learner.getKey());
                    insert.setInt(2, version);
                    insert.setString(3, fact.kind());
                    insert.setString(4, fact.key());
                    insert.setString(5, fact.key());
                    insert.setBoolean(6, fact.isLong());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void entity(String kind, String key, String structure) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into catalog_entity (kind, key, revision,"
                                + " status, version, structure) values (?, ?, 2, 'published', 1, cast(? as jsonb))")) {
            insert.setString(1, kind);
            insert.setString(2, key);
            insert.setString(3, structure);
            insert.executeUpdate();
        }
    }

    private static Response as(String token, String kind, String key, String query) {
        return Learner.as(token).get("/api/v1/cohorts/" + kind + "s/" + key + query);
    }

    private static Long number(Response answer, String path) {
        Number number = answer.jsonPath().get(path);
        return number == null ? null : number.longValue();
    }
}
