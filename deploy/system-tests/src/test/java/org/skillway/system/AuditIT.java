package org.skillway.system;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Skillway.class)
@DisplayName("The audit log")
class AuditIT {

    private static final String TOLD = """
            select concat_ws(' ', event, code, operation, case when report_id is null then 'here' else 'reported' end)
            from security_event where request_id = ?
            """;

    private final String request = "request-" + UUID.randomUUID();

    @Test
    @DisplayName("has what the gateway refuses by itself")
    void ofTheGateway() throws Exception {
        noted("token-refused token-missing getRoleStanding reported", () -> given().baseUri(Skillway.gateway())
                .header("X-Request-Id", request)
                .get("/api/v1/learners/me/roles/web-developer")
                .then()
                .statusCode(401));
    }

    @Test
    @DisplayName("has what progress-service refuses, whoever asked for it")
    void ofTheService() throws Exception {
        noted("access-refused not-your-learner listGoals here", () -> given().baseUri(Skillway.gateway())
                .header("X-Request-Id", request)
                .header("Authorization", "Bearer " + Skillway.token("somebody", "learner"))
                .get("/api/v1/learners/somebody-else/goals")
                .then()
                .statusCode(403));
    }

    /** It is told apart when the minute is over in which others were refused alike, or in too many ways. */
    private void noted(String event, Runnable refused) throws InterruptedException {
        Skillway.waitUntil(event, Duration.ofSeconds(150), () -> {
            refused.run();
            return told().equals(event);
        });
    }

    /** What stands there of the request; nothing, for as long as that is nothing. */
    private String told() {
        try (Connection database = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + Skillway.postgresql() + "/progress", "progress", password());
                PreparedStatement query = database.prepareStatement(TOLD)) {
            query.setString(1, request);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String password() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of(Skillway.dataFolder(), "secrets.json").toFile())
                    .at("/databaseUsers/progress")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
