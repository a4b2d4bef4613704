package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Recording a skill")
class RecordingTest {

    private static final String COMPLETED = "{\"state\":\"completed\"}";
    private static final String IN_MAY = "{\"state\":\"completed\",\"happenedAt\":\"2026-05-01T10:00:00Z\"}";
    private static final String IN_JUNE = "{\"state\":\"completed\",\"happenedAt\":\"2026-06-01T12:00:00+02:00\"}";

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Nested
    class ALearner {

        @Test
        @DisplayName("PUT of a first skill answers 201 with the record, Location, ETag and version 1")
        void first() {
            learner.putting(IN_MAY, "git")
                    .then()
                    .statusCode(201)
                    .header("Location", "/api/v1/learners/me/skills/git")
                    .header("ETag", matchesPattern("\"1\\.[0-9a-f]{8}\\.1\\.m[0-9]+\""))
                    .header("Skillway-Progress-Version", "1")
                    .header("Cache-Control", "private, no-cache")
                    .body("skill", equalTo("git"))
                    .body("state", equalTo("completed"))
                    .body("version", equalTo(1))
                    .body("evidence", hasSize(1))
                    .body("evidence[0].kind", equalTo("self-reported"))
                    .body("evidence[0].by", equalTo("self"))
                    .body("evidence[0].happenedAt", equalTo("2026-05-01T10:00:00Z"))
                    .body("evidence[0].recordedAt", matchesPattern("20.*Z"))
                    .body("evidence[0].catalogRevision", matchesRevision());
        }

        @Test
        @DisplayName("PUT without happenedAt takes the present")
        void now() {
            Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
            String happenedAt =
                    learner.completes("git").statusCode(201).extract().path("evidence[0].happenedAt");
            Instant told = Instant.parse(happenedAt);
            assertThat(told).isBetween(before, Instant.now());
        }

        @Test
        @DisplayName("PUT of the same again answers 200 with the same bytes and the same version")
        void again() {
            String first = learner.putting(IN_MAY, "git")
                    .then()
                    .statusCode(201)
                    .extract()
                    .asString();
            for (String same : new String[] {IN_MAY, COMPLETED, IN_MAY.replace("10:00:00Z", "14:00:00.000000+04:00")}) {
                learner.putting(same, "git")
                        .then()
                        .statusCode(200)
                        .header("Skillway-Progress-Version", "1")
                        .header("Location", nullValue())
                        .body(equalTo(first));
            }
            learner.reads("/history").body("items", hasSize(1));
        }

        @Test
        @DisplayName("PUT with another time replaces the evidence, and the ledger keeps both")
        void correction() {
            learner.putting(IN_MAY, "git").then().statusCode(201);
            learner.putting(IN_JUNE, "git")
                    .then()
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "2")
                    .body("version", equalTo(2))
                    .body("evidence", hasSize(1))
                    .body("evidence[0].happenedAt", equalTo("2026-06-01T10:00:00Z"));
            learner.reads("/history")
                    .body("items.happenedAt", equalTo(List.of("2026-06-01T10:00:00Z", "2026-05-01T10:00:00Z")));
        }

        @Test
        @DisplayName("PUT of a second skill leaves the first record's version alone")
        void second() {
            learner.completes("git").statusCode(201);
            learner.completes("docker").statusCode(201).header("Skillway-Progress-Version", "2");
            learner.completes("git")
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "2")
                    .body("version", equalTo(1));
        }
    }

    @Nested
    class AnAdmin {

        @Test
        @DisplayName("PUT for a learner is imported evidence beside the learner's own")
        void imports() {
            learner.putting(IN_MAY, "git").then().statusCode(201);
            admin().contentType("application/json")
                    .body(IN_JUNE)
                    .put("/api/v1/learners/" + learner.id() + "/skills/git")
                    .then()
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "2")
                    .body("evidence.kind", equalTo(List.of("self-reported", "imported")))
                    .body("evidence.by", equalTo(List.of("self", "admin")));
            learner.completes("git").statusCode(200).header("Skillway-Progress-Version", "2");
        }

        @Test
        @DisplayName("PUT answers with a Location that has the learner's id in it as it was sent")
        void location() {
            admin().contentType("application/json")
                    .body(COMPLETED)
                    .put("/api/v1/learners/" + learner.id() + "/skills/git")
                    .then()
                    .statusCode(201)
                    .header("Location", "/api/v1/learners/" + learner.id() + "/skills/git");
        }
    }

    @Nested
    class WithIfMatch {

        @Test
        @DisplayName("PUT with the present ETag records")
        void fresh() {
            String etag = learner.completes("git").extract().header("ETag");
            put(etag, "docker").statusCode(201);
        }

        @Test
        @DisplayName("PUT with the ETag of a learner without records begins the ledger")
        void first() {
            put(learner.reads("/skills").extract().header("ETag"), "git").statusCode(201);
        }

        @Test
        @DisplayName("PUT with a stale ETag answers 412 with the present one, and changes nothing")
        void stale() {
            String stale = learner.completes("git").extract().header("ETag");
            // Of the ledger alone: which skills are merged matters to nobody who writes.
            String present =
                    learner.completes("docker").extract().header("ETag").replaceAll("\\.m[0-9]+\"$", "\"");
            put(stale, "python")
                    .statusCode(412)
                    .contentType("application/problem+json")
                    .header("ETag", present)
                    .header("Skillway-Progress-Version", "2")
                    .body("code", equalTo("stale-version"));
            learner.reads("/skills").header("Skillway-Progress-Version", "2");
        }

        @Test
        @DisplayName("PUT with If-Match: * is for records that exist")
        void any() {
            put("*", "git").statusCode(412);
            learner.reads("/skills").header("Skillway-Progress-Version", "0");
            learner.completes("git").statusCode(201);
            put("\"other\", *", "git").statusCode(412);
            put("*", "git").statusCode(200);
        }

        private ValidatableResponse put(String ifMatch, String skill) {
            return learner.asking()
                    .header("If-Match", ifMatch)
                    .contentType("application/json")
                    .body(COMPLETED)
                    .put("/api/v1/learners/me/skills/" + skill)
                    .then();
        }
    }

    @Nested
    class ASkillThat {

        @Test
        @DisplayName("is not known answers 404 with the revision of the replica and when to ask again")
        void unknown() {
            learner.completes(Catalog.freshKey())
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("code", equalTo("unknown-skill"))
                    .body("detail", containsString("at revision " + Learner.replicaRevision()));
            learner.reads("/skills").header("Skillway-Progress-Version", "0");
        }

        @Test
        @DisplayName("has been retired is recorded all the same")
        void retired() {
            learner.completes("svn").statusCode(201).body("skill", equalTo("svn"));
        }

        @Test
        @DisplayName("has been merged twice is recorded under the surviving key, and read under either")
        void merged() {
            learner.completes("gti")
                    .statusCode(201)
                    .header("Location", "/api/v1/learners/me/skills/git")
                    .body("skill", equalTo("git"));
            learner.completes("git").statusCode(200).header("Skillway-Progress-Version", "1");
            learner.reads("/skills/gti").statusCode(200).body("skill", equalTo("git"));
            learner.reads("/skills/git").statusCode(200).body("skill", equalTo("git"));
        }
    }

    private static RequestSpecification admin() {
        return Learner.as(Tokens.admin("admin-1"));
    }

    private static Matcher<Integer> matchesRevision() {
        return greaterThanOrEqualTo(2);
    }
}
