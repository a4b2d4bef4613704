package org.skillway.catalog.finding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.history.HistoryService;
import org.skillway.testkit.Tokens;

/**
 * Counts sequential scans of the tables that grow. Left out: {@code ?count=true} on a whole list and the health of the
 * catalog, which look at everything that there is, and searches for what most entities have.
 */
@QuarkusTest
@TestProfile(IndexTest.OwnDatabase.class)
@DisplayName("With thousands of entities")
public class IndexTest {

    /** Another configuration starts the service anew, with a database that no other test fills. */
    public static final class OwnDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("skillway.first-content.enabled", "false");
        }
    }

    private static final int CONNECTIONS = 16;

    @Inject
    AgroalDataSource database;

    @Inject
    HistoryService history;

    @BeforeEach
    void fill() throws SQLException {
        LargeCatalog.fill(database);
    }

    @Test
    @DisplayName("no read looks through a whole table")
    void indexes() throws SQLException {
        Map<String, Long> before = scans();
        for (String path : PATHS) {
            given().get(path).then().statusCode(200);
        }
        for (String path : FEED) {
            given().auth()
                    .oauth2(Tokens.service("catalog:follow"))
                    .queryParam("epoch", history.head().epoch())
                    .get(path)
                    .then()
                    .statusCode(200);
        }
        assertThat(scans()).isEqualTo(before);
        given().get("/api/v1/skills?count=true").then().statusCode(200);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_indexscan = off");
            statement.execute("set enable_bitmapscan = off");
            statement
                    .executeQuery("select * from search_entry where key = 'skill-1'")
                    .close();
            statement.execute("reset all");
        }
        assertThat(scans()).as("a scan is seen by this test").isNotEqualTo(before);
    }

    /** Sequential scans by table, after every connection of the pool has told what it counted. */
    private Map<String, Long> scans() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = database.getConnection();
                all.add(connection);
                connection.createStatement().execute("select pg_stat_force_next_flush()");
                connection.createStatement().execute("select 1");
            }
            Map<String, Long> scans = new TreeMap<>();
            try (ResultSet rows = all.get(0)
                    .createStatement()
                    .executeQuery("select relname, seq_scan from pg_stat_user_tables where relname in ('entity',"
                            + " 'entity_state', 'entity_reference', 'search_entry', 'search_word')")) {
                while (rows.next()) {
                    scans.put(rows.getString(1), rows.getLong(2));
                }
            }
            return scans;
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private static final String WORD = "c4ca4238a0b9"; // of the md5 of 1

    private static final List<String> PATHS = List.of(
            "/api/v1/skills/skill-777",
            "/api/v1/roles/role-777",
            "/api/v1/modules/module-777",
            "/api/v1/courses/course-777",
            "/api/v1/skills/skill-777/prerequisites",
            "/api/v1/skills/skill-777?revision=1",
            "/api/v1/skills",
            "/api/v1/skills?kind=tool",
            "/api/v1/skills?prerequisite=skill-777",
            "/api/v1/skills?requiredBy=role-777",
            "/api/v1/skills?taughtBy=module-777&revision=1&count=true",
            "/api/v1/roles",
            "/api/v1/roles?industry=industry-777",
            "/api/v1/roles?requires=skill-777&count=true",
            "/api/v1/roles?broader=role-777",
            "/api/v1/modules",
            "/api/v1/modules?language=en&level=beginner",
            "/api/v1/modules?teaches=skill-777",
            "/api/v1/modules?assumes=skill-50",
            "/api/v1/modules?maxMinutes=10",
            "/api/v1/modules?maxMinutes=10&count=true",
            "/api/v1/courses",
            "/api/v1/courses?module=module-777",
            "/api/v1/search?q=" + WORD,
            "/api/v1/search?q=" + WORD + "&count=true&facets=kind,skillKind,language,level,role,minutes",
            "/api/v1/search?q=" + WORD + "&kind=module&level=beginner&language=en&minMinutes=1&maxMinutes=60",
            "/api/v1/search?q=" + WORD + "&skillKind=tool",
            "/api/v1/search?q=title&role=role-1",
            "/api/v1/search?q=" + WORD.replace("4238", "4328"),
            "/api/v1/search?q=" + WORD.substring(0, 8),
            "/api/v1/skills?q=" + WORD + "&requiredBy=role-1&kind=tool",
            "/api/v1/skills?q=" + WORD + "&taughtBy=module-1",
            "/api/v1/modules?q=" + WORD + "&teaches=skill-1",
            "/api/v1/roles?q=" + WORD,
            "/api/v1/courses?q=" + WORD);

    /** A snapshot, and one revision with everything. */
    private static final List<String> FEED = List.of("/internal/v1/feed", "/internal/v1/feed?after=0");
}
