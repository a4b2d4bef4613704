package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Reading progress")
class ReadingTest {

    private static final String STANDING = "/internal/v1/learners/me/standing";

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Nested
    class OfALearnerWithoutRecords {

        @ParameterizedTest(name = "GET {0} answers 200, empty, at version 0")
        @ValueSource(strings = {"/skills", "/history"})
        void lists(String path) {
            learner.reads(path)
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "0")
                    .header("ETag", matchesPattern("\"1\\.none\\.0(\\.m[0-9]+)?\""))
                    .header("Cache-Control", "private, no-cache")
                    .header("Vary", "Authorization")
                    .header("Link", nullValue())
                    .body("items", empty())
                    .body("$", not(hasKey("next")))
                    .body("$", not(hasKey("total")));
        }

        @Test
        @DisplayName("GET of a record answers 404 no-record")
        void record() {
            learner.reads("/skills/git")
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .header("Skillway-Progress-Version", "0")
                    .body("code", equalTo("no-record"));
        }

        @Test
        @DisplayName("GET of the standing has no ledger id and no skills")
        void standing() {
            learner.asking()
                    .get(STANDING)
                    .then()
                    .statusCode(200)
                    .body("learner", equalTo(learner.subject()))
                    .body("$", not(hasKey("ledgerId")))
                    .body("version", equalTo(0))
                    .body("skills", empty());
        }
    }

    @Nested
    class OfALearnerWithRecords {

        @BeforeEach
        void five() {
            List.of("python", "git", "docker", "svn", "flask")
                    .forEach(skill -> learner.completes(skill).statusCode(201));
        }

        @Test
        @DisplayName("GET lists records by key")
        void list() {
            learner.reads("/skills?count=true&state=completed")
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "5")
                    .body("total", equalTo(5))
                    .body("items.skill", equalTo(List.of("docker", "flask", "git", "python", "svn")))
                    .body("items.version", equalTo(List.of(3, 5, 2, 1, 4)))
                    .body("items[0].evidence", hasSize(1));
        }

        @Test
        @DisplayName("GET with limit=2 pages through all, by Link and by cursor alike")
        void pages() {
            assertThat(follow("/skills?limit=2&count=true", "items.skill"))
                    .isEqualTo(List.of("docker", "flask", "git", "python", "svn"));
            assertThat(follow("/history?limit=2", "items.version")).isEqualTo(List.of(5, 4, 3, 2, 1));
            String cursor = learner.reads("/skills?limit=3").extract().path("next");
            learner.reads("/skills?cursor=" + cursor).body("items.skill", equalTo(List.of("python", "svn")));
        }

        @Test
        @DisplayName("GET of exactly the rest has no next")
        void exactPage() {
            learner.reads("/skills?limit=5").body("$", not(hasKey("next"))).header("Link", nullValue());
            learner.reads("/history?limit=5").body("$", not(hasKey("next")));
        }

        @Test
        @DisplayName("GET of the history is newest first, with all that an entry says")
        void history() {
            learner.reads("/history?count=true")
                    .body("total", equalTo(5))
                    .body("items.skill", equalTo(List.of("flask", "svn", "docker", "git", "python")))
                    .body("items[0].kind", equalTo("completed"))
                    .body("items[0].evidence", equalTo("self-reported"))
                    .body("items[0].by", equalTo("self"))
                    .body("items[0].entryId", matchesPattern("[0-9a-f-]{36}"))
                    .body("items[0].hash", matchesPattern("[0-9a-f]{64}"))
                    .body("items[0].happenedAt", notNullValue())
                    .body("items[0].recordedAt", notNullValue())
                    .body("items[0].catalogRevision", notNullValue());
        }

        @ParameterizedTest(name = "GET {0} with the ETag of the answer before answers 304 until something is recorded")
        @ValueSource(strings = {"/skills", "/skills/git", "/history?limit=1"})
        void notModified(String path) {
            String etag = learner.reads(path).statusCode(200).extract().header("ETag");
            for (String condition : List.of(etag, "W/" + etag, "\"x\", " + etag, "*")) {
                ifNoneMatch(condition, "/api/v1/learners/me" + path)
                        .statusCode(304)
                        .header("ETag", etag)
                        .header("Skillway-Progress-Version", "5");
            }
            learner.completes("django").statusCode(201);
            ifNoneMatch(etag, "/api/v1/learners/me" + path).statusCode(200).header("ETag", not(etag));
        }

        @Test
        @DisplayName("GET of the standing has all records in the gateway's form")
        void standing() {
            learner.putting("{\"state\":\"completed\",\"happenedAt\":\"2026-01-02T03:04:05Z\"}", "git");
            Learner.as(Tokens.admin("admin-3"))
                    .contentType("application/json")
                    .body("{\"state\":\"completed\",\"happenedAt\":\"2025-01-02T03:04:05Z\"}")
                    .put("/api/v1/learners/" + learner.id() + "/skills/git")
                    .then()
                    .statusCode(200);
            learner.asking()
                    .get(STANDING)
                    .then()
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "7")
                    .header("Cache-Control", "private, no-cache")
                    .body("learner", equalTo(learner.subject()))
                    .body("ledgerId", matchesPattern("[0-9a-f-]{36}"))
                    .body("version", equalTo(7))
                    .body("catalogRevision", notNullValue())
                    .body("skills.key", equalTo(List.of("docker", "flask", "git", "python", "svn")))
                    .body("skills[2].state", equalTo("completed"))
                    .body("skills[2].evidence", equalTo(List.of("self-reported", "imported")))
                    .body("skills[2].happenedAt", equalTo("2025-01-02T03:04:05Z"))
                    .body("skills[2].recordedAt", notNullValue());
        }

        @Test
        @DisplayName("GET of the standing answers 304 until the catalog or the progress moves on")
        void standingNotModified() {
            String etag = learner.asking().get(STANDING).header("ETag");
            ifNoneMatch(etag, STANDING).statusCode(304);
            Learner.knownSkill();
            String next = ifNoneMatch(etag, STANDING).statusCode(200).extract().header("ETag");
            learner.completes("django");
            ifNoneMatch(next, STANDING).statusCode(200);
        }

        @Test
        @DisplayName("GET of a long page comes whole, with its length")
        void inOnePiece() {
            String items = IntStream.range(0, 50)
                    .mapToObj(
                            "{\"skill\":\"git\",\"state\":\"completed\",\"happenedAt\":\"2026-01-01T00:00:%02dZ\"}"
                                    ::formatted)
                    .collect(Collectors.joining(","));
            learner.asking()
                    .contentType("application/json")
                    .body("{\"items\":[" + items + "]}")
                    .post("/api/v1/learners/me/records")
                    .then()
                    .statusCode(200);
            ValidatableResponse page = learner.reads("/history").header("Transfer-Encoding", nullValue());
            int length = page.extract().asByteArray().length;
            assertThat(length).isGreaterThan(10_000);
            page.header("Content-Length", Integer.toString(length));
        }

        private ValidatableResponse ifNoneMatch(String etag, String path) {
            return learner.asking().header("If-None-Match", etag).get(path).then();
        }

        private List<Object> follow(String first, String member) {
            List<Object> all = new ArrayList<>();
            String next = "/api/v1/learners/me" + first;
            while (next != null) {
                ValidatableResponse page = learner.asking().get(next).then().statusCode(200);
                all.addAll(page.extract().path(member));
                String link = page.extract().header("Link");
                next = link == null ? null : link.replaceAll("<(.*)>; rel=\"next\"", "$1");
            }
            return all;
        }
    }
}
