package org.skillway.catalog.error;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Over a database that somebody has emptied")
class EmptiedDatabaseTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Inject
    DataSource database;

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @DisplayName("the service is not ready, and answers 503 until it has been restored")
    void emptied() throws SQLException {
        execute("alter table catalog_head rename to catalog_head_of_before");
        try {
            given().get("/api/v1/roles")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("code", equalTo("unavailable"));
            given().get(ready).then().statusCode(503);
        } finally {
            execute("alter table catalog_head_of_before rename to catalog_head");
        }
        given().get(ready).then().statusCode(200);
        given().get("/api/v1/roles").then().statusCode(200);
    }
}
