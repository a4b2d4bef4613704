package org.skillway.progress.audit;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.config.SecretKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Raw;
import org.skillway.testkit.LineForger;
import org.skillway.testkit.LogFile;
import org.skillway.testkit.Tokens;

/** With our own categories at DEBUG. */
@QuarkusTest
@DisplayName("The log")
class LogTest {

    private final Learner learner = new Learner("somebody-" + UUID.randomUUID());

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @ParameterizedTest
    @FieldSource("org.skillway.testkit.LineForger#ENDS")
    @DisplayName("has no line that somebody else has made, wherever it is tried")
    void forged(String end) {
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            LineForger forger = new LineForger(RestAssured.port, Tokens.admin("admin"), end);
            List.of(
                            "/api/v1/learners/me/skills/git",
                            "/api/v1/learners/me/plans/plan",
                            "/api/v1/learners/me/grants/somebody",
                            "/api/v1/completion-imports",
                            "/api/v1/nothing")
                    .forEach(forger::at);
            learner.asking().get("/api/v1/learners/somebody-else/skills").then().statusCode(403);
            LogFile.say("the log is listened to");
            log.isWellFormed();
        }
    }

    @Test
    @DisplayName("has no secret and no subject in it, whatever goes well or wrong")
    void secrets() {
        List<String> secrets = new ArrayList<>(List.of(learner.subject()));
        for (String name :
                List.of("quarkus.datasource.password", "quarkus.flyway.password", "skillway.token.client-secret")) {
            String secret =
                    SecretKeys.doUnlocked(() -> ConfigProvider.getConfig().getValue(name, String.class));
            if (!secret.equals("postgres")) {
                secrets.add(secret);
            }
        }
        List<String> tokens = List.of(
                Tokens.learner(learner.subject()),
                Tokens.instructor(learner.subject()),
                Tokens.admin(learner.subject()),
                Tokens.expired(learner.subject()),
                Tokens.fromTheFuture(learner.subject()),
                Tokens.otherIssuer(learner.subject()),
                Tokens.otherAudience(learner.subject()),
                Tokens.foreignKey(learner.subject()),
                unsigned(Tokens.learner(learner.subject())));
        tokens.forEach(token -> secrets.addAll(List.of(token.split("\\.", -1)).subList(1, 2)));
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            tokens.forEach(this::requests);
            Catalog.fail("unauthorized");
            Catalog.publishSkill();
            log.isWithout(secrets);
            log.isWellFormed();
        }
    }

    private static String unsigned(String token) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }

    private void requests(String token) {
        for (String whose : List.of("me", learner.subject(), "somebody-else")) {
            String base = "/api/v1/learners/" + whose;
            for (String path :
                    List.of("", "/skills", "/goals", "/export/json", "/export/csv", "/ledger/verify", "/x")) {
                as(token).get(base + path);
            }
            as(token).body("{\"state\":\"completed\"}").put(base + "/skills/git");
            as(token).body("{").put(base + "/skills/git");
            as(token).body("{}").put(base + "/grants/" + learner.subject());
            as(token).body("{}").put(base + "/grants/somebody");
            as(token).delete(base + "/grants/somebody");
        }
        RestAssured.given()
                .contentType("application/json")
                .body("{\"items\":[{\"learner\":\"" + learner.subject() + "\",\"language\":\"en\",\"token\":\"" + token
                        + "\"}]}")
                .post("/internal/v1/standings");
        RestAssured.given().header("Authorization", "Basic " + token).get("/api/v1/learners/me");
        Raw.get(RestAssured.port, "/api/v1/learners/" + learner.subject() + "/%zz?access_token=" + token, token);
        as(token).delete("/api/v1/learners/" + learner.subject());
    }

    private static RequestSpecification as(String token) {
        return Learner.as(token).contentType("application/json");
    }
}
