package org.skillway.progress.support;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.skillway.testkit.Tokens;

/** A learner of one test: fresh, with a token. */
public record Learner(String subject) {

    public static Learner fresh() {
        return new Learner("auth0|" + UUID.randomUUID());
    }

    /** A request with the learner's own token. */
    public RequestSpecification asking() {
        return as(Tokens.learner(subject));
    }

    public static RequestSpecification as(String token) {
        RestAssuredConfig config = RestAssured.config();
        // Of every request and answer something is made ready to be logged, in case that the test fails: not prettily.
        return given().config(config.logConfig(config.getLogConfig().enablePrettyPrinting(false)))
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(token);
    }

    /** The subject as it stands in a path. */
    public String id() {
        return subject.replace("%", "%25")
                .replace("|", "%7C")
                .replace("/", "%2F")
                .replace(" ", "%20")
                .replace("@", "%40")
                .replace(";", "%3B")
                .replace("?", "%3F")
                .replace("#", "%23");
    }

    public ValidatableResponse completes(String skill) {
        return putting("{\"state\":\"completed\"}", skill).then();
    }

    public Response putting(String body, String skill) {
        return asking().contentType("application/json").body(body).put("/api/v1/learners/me/skills/" + skill);
    }

    /** PUT of something of the learner's own. */
    public ValidatableResponse puts(String path, String body) {
        return asking().contentType("application/json")
                .body(body)
                .put("/api/v1/learners/me" + path)
                .then();
    }

    /** DELETE of something of the learner's own. */
    public ValidatableResponse deletes(String path) {
        return asking().delete("/api/v1/learners/me" + path).then();
    }

    /** The same by somebody else for this learner. */
    public ValidatableResponse puts(String token, String path, String body) {
        return as(token)
                .contentType("application/json")
                .body(body)
                .put("/api/v1/learners/" + id() + path)
                .then();
    }

    public ValidatableResponse deletes(String token, String path) {
        return as(token).delete("/api/v1/learners/" + id() + path).then();
    }

    public ValidatableResponse reads(String token, String path) {
        return as(token).get("/api/v1/learners/" + id() + path).then();
    }

    public ValidatableResponse reads(String path) {
        return asking().get("/api/v1/learners/me" + path).then();
    }

    /** The catalog revision that the replica stands at. */
    public static long replicaRevision() {
        return Json.of(fresh().asking()
                        .get("/internal/v1/learners/me/standing")
                        .then()
                        .statusCode(200)
                        .extract())
                .path("catalogRevision")
                .asLong(-1);
    }

    /** Waits until the replica stands at least there. */
    public static void awaitRevision(long revision) {
        Eventually.until("replica at revision " + revision, () -> replicaRevision() >= revision);
    }

    /** A fresh skill that the service knows. */
    public static String knownSkill() {
        String key = Catalog.freshKey();
        awaitRevision(Catalog.publish(key));
        return key;
    }
}
