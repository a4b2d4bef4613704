package org.skillway.gateway.audit;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.LineForger;
import org.skillway.testkit.LogFile;
import org.skillway.testkit.Tokens;

/** With our own categories at DEBUG. */
@QuarkusTest
@DisplayName("The log")
class LogTest {

    @BeforeEach
    void servicesAreUp() {
        CatalogStub.get().replies(Reply.json(200, "{}"));
        ProgressStub.get().replies(Reply.json(200, "{}"));
    }

    @ParameterizedTest
    @FieldSource("org.skillway.testkit.LineForger#ENDS")
    @DisplayName("has no line that somebody else has made, wherever it is tried")
    void forged(String end) {
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            LineForger forger = new LineForger(RestAssured.port, Tokens.learner("somebody"), end);
            List.of("/api/v1/roles", "/api/v1/learners/me/roles/web-developer", "/api/v1/learners/me/plan", "/nothing")
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
                Tokens.admin(subject),
                Tokens.expired(subject),
                Tokens.fromTheFuture(subject),
                Tokens.otherIssuer(subject),
                Tokens.otherAudience(subject),
                Tokens.foreignKey(subject),
                unsigned(Tokens.learner(subject)));
        List<String> secrets = new ArrayList<>(List.of(subject, SecretKeys.doUnlocked(() -> ConfigProvider.getConfig()
                .getValue("skillway.token.client-secret", String.class))));
        tokens.forEach(token -> secrets.add(token.split("\\.", -1)[1]));
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            tokens.forEach(token -> requests(token, subject));
            CatalogStub.get().replies(Reply.json(500, "{\"" + subject + "\":1}"));
            ProgressStub.get().replies(Reply.json(500, "{\"" + subject + "\":1}"));
            tokens.forEach(token -> requests(token, subject));
            LogFile.say("the log is listened to");
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

    private static void requests(String token, String subject) {
        for (String path : List.of(
                "/api/v1/roles",
                "/api/v1/learners/me",
                "/api/v1/learners/" + subject,
                "/api/v1/learners/" + subject + "/roles/web-developer",
                "/api/v1/learners/" + subject + "/skills",
                "/api/v1/learners/" + subject + "/nothing",
                "/api/v1/learners/me/skills?access_token=" + token)) {
            Gateway.raw().header("Authorization", "Bearer " + token).get(path);
        }
        Gateway.raw().header("Authorization", "Basic " + token).get("/api/v1/learners/me");
    }
}
