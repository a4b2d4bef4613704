package org.skillway.progress.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.skillway.progress.imports.Uploads.MAY;
import static org.skillway.progress.imports.Uploads.NDJSON;
import static org.skillway.progress.imports.Uploads.PATH;
import static org.skillway.progress.imports.Uploads.SCOPE;
import static org.skillway.progress.imports.Uploads.done;
import static org.skillway.progress.imports.Uploads.line;
import static org.skillway.progress.imports.Uploads.next;
import static org.skillway.progress.imports.Uploads.send;
import static org.skillway.progress.imports.Uploads.verified;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("An import of completions")
class CompletionImportTest {

    @Inject
    DataSource database;

    private final Learner ana = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Test
    @DisplayName("is loaded in batches, and goes on after the last one that was committed")
    void resumes() throws SQLException {
        UUID id = staged(7, 0);
        execute("select ledger_load('" + id + "', 3)");
        Eventually.until("done", () -> view(id).getString("state").equals("done"));
        assertThat(view(id).getLong("added")).isEqualTo(7);
        assertThat(verified(ana)).isEqualTo(7);
    }

    @Test
    @DisplayName("whose lines PostgreSQL has lost ends as failed and says from where to send it again")
    void lost() throws SQLException {
        UUID id = staged(2, 5);
        Eventually.until("failed", () -> view(id).getString("state").equals("failed"));
        assertThat(view(id).getLong("loaded")).isEqualTo(2);
    }

    @Test
    @DisplayName("that is over cannot be cancelled, and is an admin's to see")
    void over() {
        Response sent = send(NDJSON, line(ana, "git", MAY));
        done(sent);
        Learner.as(Tokens.service(SCOPE))
                .delete(sent.header("Location"))
                .then()
                .statusCode(409)
                .body("code", equalTo("too-late"));
        Learner.as(Tokens.admin("a")).get(sent.header("Location")).then().statusCode(200);
    }

    @Test
    @DisplayName("of somebody else is answered like one that is not there")
    void notTheirs() throws SQLException {
        Response admins =
                Learner.as(Tokens.admin("a")).contentType("text/csv").body("").post(PATH);
        admins.then().statusCode(202).body("by", equalTo("admin"));
        likeNowhere(UUID.fromString(admins.jsonPath().getString("id")));
        try (Connection merging = Owner.connect();
                PreparedStatement lock =
                        merging.prepareStatement("select pg_advisory_xact_lock(ledger_merge_lock())")) {
            merging.setAutoCommit(false);
            lock.execute(); // While skills are merged nothing is loaded, and what is to be loaded can be cancelled.
            UUID loading = staged(1, 0);
            likeNowhere(loading);
            assertThat(view(loading).getString("state")).isEqualTo("loading");
        }
    }

    private static void likeNowhere(UUID theirs) {
        UUID nowhere = UUID.randomUUID();
        for (String call : List.of("GET /*", "GET /*/faults", "DELETE /*")) {
            assertThat(answer(call, theirs))
                    .as(call)
                    .isEqualTo(answer(call, nowhere))
                    .startsWith("404 ")
                    .contains("\"code\":\"unknown-import\"");
        }
        Learner.as(Tokens.service(SCOPE)).get(PATH).then().body("items.id", not(hasItem(theirs.toString())));
    }

    /** Status and body of what a service is told of an import, without its id. */
    private static String answer(String call, UUID id) {
        String[] parts = call.replace("*", id.toString()).split(" ", 2);
        Response answer = Learner.as(Tokens.service(SCOPE))
                .header("X-Request-Id", "asked-twice")
                .request(parts[0], PATH + parts[1]);
        return answer.statusCode() + " " + answer.asString().replace(id.toString(), "*");
    }

    @Test
    @DisplayName("stands in the list of whoever brought it, the newest first, one page linked to the next")
    void listed() {
        String earlier = send(NDJSON, line(ana, "git", MAY)).jsonPath().getString("id");
        String later = send(NDJSON, line(ana, "git", MAY)).jsonPath().getString("id");
        Response page = Learner.as(Tokens.service(SCOPE)).get(PATH + "?limit=1");
        page.then().statusCode(200).body("items.id", contains(later));
        Learner.as(Tokens.service(SCOPE)).get(next(page)).then().statusCode(200).body("items.id", contains(earlier));
    }

    @Test
    @DisplayName("is for admins and services with the scope")
    void rights() {
        for (String token : List.of(Tokens.learner("l"), Tokens.instructor("i"), Tokens.service("catalog:follow"))) {
            Learner.as(token).contentType("text/csv").body("").post(PATH).then().statusCode(403);
            Learner.as(token).get(PATH).then().statusCode(403);
            Learner.as(token).get(PATH + "/" + UUID.randomUUID()).then().statusCode(403);
            Learner.as(token)
                    .get(PATH + "/" + UUID.randomUUID() + "/faults")
                    .then()
                    .statusCode(403);
            Learner.as(token).delete(PATH + "/" + UUID.randomUUID()).then().statusCode(403);
        }
        given().contentType("text/csv").body("").post(PATH).then().statusCode(401);
    }

    @Test
    @DisplayName("does not let the service's user write a ledger otherwise")
    void privileges() {
        for (String statement : List.of(
                "select ledger_load_write(null, null)",
                "select ledger_load_lock(gen_random_uuid(), 0, 1)",
                "select ledger_load_end(i) from completion_import i",
                "select ledger_actor('somebody')")) {
            assertThatThrownBy(() -> execute(statement)).as(statement).hasMessageContaining("permission denied");
        }
    }

    @Test
    @DisplayName("and others who write the same ledgers leave chains without gaps")
    void storm() throws Exception {
        List<Learner> learners =
                IntStream.range(0, 12).mapToObj(i -> Learner.fresh()).toList();
        List<String> skills = List.of("git", "python", "docker", "flask", "django", "svn");
        String file = skills.stream()
                .flatMap(skill -> learners.stream().map(learner -> line(learner, skill, MAY)))
                .collect(Collectors.joining());
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                all.add(threads.submit(() -> done(send(NDJSON, file))));
            }
            for (int i = 0; i < 4; i++) {
                int first = i;
                all.add(threads.submit(() -> skills.forEach(skill ->
                        learners.get(first * 3).completes(skill).statusCode(anyOf(equalTo(200), equalTo(201))))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < learners.size(); i++) {
            assertThat(verified(learners.get(i))).isEqualTo(i % 3 == 0 ? 12 : 6);
        }
    }

    private static JsonPath view(UUID id) {
        return Learner.as(Tokens.admin("a")).get(PATH + "/" + id).jsonPath();
    }

    /** An import that has been received: so many lines for ana, and more that are not there. */
    private UUID staged(int lines, int lost) throws SQLException {
        UUID id = UUID.randomUUID();
        execute("insert into completion_row (import_id, line, learner_id, skill, happened_at) select '" + id
                + "', i, '" + ana.subject() + "', 'git', timestamptz '2026-01-01' + i * interval '1 hour'"
                + " from generate_series(1, " + lines + ") i");
        execute("insert into completion_import (id, actor_id, acted_as, format, state, lines, last_row, created_at,"
                + " touched_at) values ('" + id + "', gen_random_uuid(), 'admin', 'csv', 'loading', " + (lines + lost)
                + ", " + (lines + lost) + ", now(), now())");
        return id;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
