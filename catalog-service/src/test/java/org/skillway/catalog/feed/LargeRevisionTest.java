package org.skillway.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.history.HistoryService;
import org.skillway.testkit.Tokens;

/** On a bare socket, which takes no more than it is asked to. */
@QuarkusTest
@TestProfile(LargeRevisionTest.OwnDatabase.class)
@DisplayName("A large revision")
class LargeRevisionTest {

    /** Another configuration starts the service anew, with a database that no other test fills. */
    public static final class OwnDatabase implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("skillway.first-content.enabled", "false");
        }
    }

    private static final int SMALL_BUFFER = 4096;
    private static final int PATIENCE_MILLIS = 20_000;

    @Inject
    AgroalDataSource database;

    @Inject
    HistoryService history;

    @Inject
    ObjectMapper json;

    @TestHTTPResource("/internal/v1/feed")
    URI feed;

    @BeforeEach
    void fill() throws SQLException {
        LargeCatalog.fill(database);
    }

    @ParameterizedTest(name = "as {0}")
    @ValueSource(strings = {"changes", "snapshot"})
    @DisplayName("comes in parts, and keeps no connection from others while its follower is slow")
    void slow(String how) throws Exception {
        String place =
                how.equals("changes") ? "&after=0&epoch=" + history.head().epoch() : "";
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(feed.getHost(), feed.getPort()));
            String request = "GET " + feed.getPath() + "?titles=true" + place + " HTTP/1.0\r\nHost: catalog\r\n"
                    + "Authorization: Bearer " + Tokens.service("catalog:follow") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), SMALL_BUFFER);
            assertThat(lines.readLine()).contains("200");
            while (!lines.readLine().isEmpty()) {
                // The other headers are others' concern.
            }
            assertThat(json.readTree(lines.readLine()).get("line").asText()).isEqualTo("begin");
            awaitIdleDatabase();
            assertWhole(lines);
        }
    }

    private void assertWhole(BufferedReader lines) throws IOException {
        Set<String> entities = new HashSet<>();
        JsonNode line = json.readTree(lines.readLine());
        while (line.get("line").asText().equals("entity")) {
            entities.add(line.get("kind").asText() + " " + line.get("key").asText());
            line = json.readTree(lines.readLine());
        }
        assertThat(entities).hasSize(LargeCatalog.ENTITIES);
        assertThat(line.get("line").asText()).isEqualTo("commit");
        assertThat(line.get("entities").asInt()).isEqualTo(LargeCatalog.ENTITIES);
        assertThat(json.readTree(lines.readLine()).get("line").asText()).isEqualTo("end");
        assertThat(lines.readLine()).isNull();
    }

    /** While the answer waits for its reader, nobody is in a transaction. */
    private void awaitIdleDatabase() throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        int quiet = 0;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            while (quiet < 10) {
                ResultSet busy = statement.executeQuery("select count(*) from pg_stat_activity where state <> 'idle'"
                        + " and datname = current_database() and pid <> pg_backend_pid()");
                busy.next();
                quiet = busy.getInt(1) == 0 ? quiet + 1 : 0;
                assertThat(System.nanoTime()).as("time until nobody is busy").isLessThan(deadline);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }
}
