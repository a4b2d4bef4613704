package org.skillway.catalog.audit;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.skillway.catalog.Samples;
import org.skillway.catalog.authoring.Author;
import org.skillway.testkit.LineForger;
import org.skillway.testkit.LogFile;
import org.skillway.testkit.Tokens;

/** With our own categories at DEBUG. */
@QuarkusTest
@DisplayName("The log")
class LogTest {

    @ParameterizedTest
    @FieldSource("org.skillway.testkit.LineForger#ENDS")
    @DisplayName("has no line that somebody else has made, wherever it is tried")
    void forged(String end) {
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            LineForger forger = new LineForger(RestAssured.port, Tokens.admin("admin"), end);
            List.of(
                            "/api/v1/roles",
                            "/api/v1/skills/x",
                            "/api/v1/modules",
                            "/api/v1/imports",
                            "/api/v1/search",
                            "/api/v1/nothing")
                    .forEach(forger::at);
            LogFile.say("the log is listened to");
            log.isWellFormed();
        }
    }

    @Test
    @DisplayName("has no secret and no subject in it, whatever goes well or wrong")
    void secrets() {
        String subject = "somebody-" + UUID.randomUUID();
        List<String> tokens = List.of(
                Tokens.learner(subject),
                Tokens.instructor(subject),
                Tokens.admin(subject),
                Tokens.expired(subject),
                Tokens.fromTheFuture(subject),
                Tokens.otherIssuer(subject),
                Tokens.otherAudience(subject),
                Tokens.foreignKey(subject));
        List<String> secrets = new ArrayList<>(List.of(subject));
        tokens.forEach(token -> secrets.add(token.split("\\.", -1)[1]));
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            tokens.forEach(token -> requests(new Author(token), subject));
            LogFile.say("the log is listened to");
            log.isWithout(secrets);
            log.isWellFormed();
        }
    }

    private static void requests(Author author, String subject) {
        String key = Samples.freshKey("secret");
        for (String path : List.of(
                "/roles", "/drafts", "/changes", "/changes?actor=" + subject, "/modules/" + subject, "/imports")) {
            author.get(path);
        }
        author.post("/skills", Samples.skill(key));
        author.post("/modules", Samples.module(key + "-m", 30, key).replace("irakli", subject));
        author.publish("/modules/" + key + "-m", "*");
        author.post("/modules", "{\"owners\":[\"" + subject + "\"");
        author.post(
                "/redactions",
                "{\"kind\":\"module\",\"key\":\"" + key + "-m\",\"words\":\"" + subject + "\",\"reason\":\"x\"}");
        author.with()
                .contentType(ContentType.JSON)
                .body("{\"modules\":[{\"owners\":\"" + subject + "\"}]}")
                .post("/api/v1/imports");
        RestAssured.given().header("Authorization", "Basic " + author.token()).get("/api/v1/roles");
    }
}
