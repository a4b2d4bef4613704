package org.skillway.progress.error;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;

@QuarkusTest
@DisplayName("Over a database that somebody has emptied")
class EmptiedDatabaseTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    private final Learner learner = Learner.fresh();

    private static void execute(String sql) throws SQLException {
        try (Connection owner = Owner.connect();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @DisplayName("the service is not ready, and answers 503 until it has been restored")
    void emptied() throws SQLException {
        Learner.awaitRevision(2);
        learner.completes("git").statusCode(201);
        execute("alter table learner rename to learner_of_before");
        try {
            learner.asking()
                    .get("/api/v1/learners/me/skills")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("code", equalTo("unavailable"));
            learner.completes("python").statusCode(503).body("code", equalTo("unavailable"));
            given().get(ready).then().statusCode(503);
        } finally {
            execute("alter table learner_of_before rename to learner");
        }
        given().get(ready).then().statusCode(200);
        learner.asking().get("/api/v1/learners/me/skills").then().statusCode(200);
        learner.completes("python").statusCode(201);
    }
}
