package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Raw;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("A learner's id")
class PrivacyTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    @DisplayName("is in no metric and no log, whatever was answered")
    void nowhere() {
        Learner.awaitRevision(2);
        List<String> logged = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Remembering(logged);
        Logger.getLogger("").addHandler(handler);
        String subject = "secret-" + UUID.randomUUID();
        try {
            exercise(new Learner(subject));
            Logger.getLogger("org.skillway").info("the log is listened to");
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(logged).anyMatch(line -> line.contains("the log is listened to"));
        assertThat(logged).noneMatch(line -> line.contains(subject));
        String exposed = RestAssured.get(metrics).asString();
        assertThat(exposed)
                .doesNotContain(subject)
                .contains("uri=\"/api/v1/learners/{id}/skills/{key}\"", "uri=\"/api/v1/learners/{id}\"", "UNROUTED");
    }

    private static void exercise(Learner learner) {
        learner.completes("git").statusCode(201);
        learner.completes("unknown-skill").statusCode(404);
        learner.putting("{", "git");
        learner.putting("x".repeat(1024 * 1024 + 1), "git").then().statusCode(413);
        String base = "/api/v1/learners/" + learner.subject();
        for (String path :
                List.of("/skills", "/skills/git", "/history", "/nothing", "", "/skills?x=1", "/skills/a%00")) {
            learner.asking().get(base + path);
            RestAssured.given().urlEncodingEnabled(false).get(base + path);
            Learner.as(Tokens.instructor("somebody")).get(base + path);
        }
        Raw.get(RestAssured.port, base + "/%zz", Tokens.learner(learner.subject()));
        Raw.get(RestAssured.port, base + "/skills%", Tokens.learner(learner.subject()));
        learner.asking().put(base).then().statusCode(405);
        learner.asking().delete(base + "/skills/git").then().statusCode(400);
        learner.asking().accept("text/html").get(base + "/skills").then().statusCode(406);
        learner.asking()
                .contentType("text/plain")
                .body("x")
                .put(base + "/skills/git")
                .then()
                .statusCode(415);
        learner.asking()
                .get("/internal/v1/learners/" + learner.subject() + "/standing")
                .then()
                .statusCode(200);
        for (String path : List.of("/ledger/verify", "/export/json", "/export/csv")) {
            learner.asking().get(base + path).then().statusCode(200);
        }
        learner.asking().post(base + "/roles/no-such-role/reset").then().statusCode(404);
        learner.asking().post(base + "/history/1/undo").then().statusCode(404);
        learner.asking().delete(base).then().statusCode(204);
    }

    private static final class Remembering extends Handler {

        private final List<String> logged;

        Remembering(List<String> logged) {
            this.logged = logged;
        }

        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + line.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
