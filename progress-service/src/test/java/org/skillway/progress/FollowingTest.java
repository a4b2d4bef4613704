package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;

@QuarkusTest
@DisplayName("Following the catalog")
class FollowingTest {

    @Inject
    DataSource database;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Test
    @DisplayName("a skill is known as soon as its revision has come")
    void published() {
        String key = Catalog.freshKey();
        learner.completes(key).statusCode(404);
        Learner.awaitRevision(Catalog.publish(key));
        learner.completes(key).statusCode(201);
    }

    @Test
    @DisplayName("a merge is followed: what was recorded before it counts for the surviving skill at once")
    void merged() {
        String key = Learner.knownSkill();
        learner.completes(key).statusCode(201);
        Learner.awaitRevision(Catalog.merge(key, "git"));
        learner.reads("/skills/" + key)
                .statusCode(200)
                .body("skill", equalTo("git"))
                .body("evidence[0].carriedFrom", equalTo(key))
                .header("Skillway-Progress-Version", "1");
        Learner.fresh().completes(key).statusCode(201).body("skill", equalTo("git"));
    }

    @Test
    @DisplayName("merges are followed however many there are in a row, and back when they are taken back")
    void mergedManyTimes() {
        List<String> chain = Stream.generate(Catalog::freshKey).limit(120).toList();
        Catalog.publish(chain.get(119));
        long revision = 0;
        for (int i = 118; i >= 0; i--) {
            revision = Catalog.merge(chain.get(i), chain.get(i + 1));
        }
        Learner.awaitRevision(revision);
        Learner.fresh().completes(chain.get(0)).statusCode(201).body("skill", equalTo(chain.get(119)));
        Learner.awaitRevision(Catalog.publish(chain.get(60)));
        Learner.fresh().completes(chain.get(0)).statusCode(201).body("skill", equalTo(chain.get(60)));
    }

    @Test
    @DisplayName("a retired skill can still be completed: what was learned stays true")
    void retired() {
        String key = Learner.knownSkill();
        Learner.awaitRevision(Catalog.retire(key));
        learner.completes(key).statusCode(201).body("skill", equalTo(key));
    }

    @Test
    @DisplayName("an entry names the revision that it was decided on")
    void revisionOfEntry() {
        String key = Catalog.freshKey();
        long revision = Catalog.publish(key);
        Learner.awaitRevision(revision);
        Catalog.publishSkill();
        int named = learner.completes(key).extract().path("evidence[0].catalogRevision");
        assertThat((long) named).isGreaterThanOrEqualTo(revision);
    }

    @ParameterizedTest(
            name = "an answer that goes wrong (\"{0}\") is dropped where it is not whole, and asked for again")
    @ValueSource(strings = {"cut", "torn", "count", "error", "unauthorized", "foreign", "stall"})
    void faults(String fault) {
        String key = Catalog.freshKey();
        Catalog.fail(fault);
        Learner.awaitRevision(Catalog.publish(key));
        learner.completes(key).statusCode(201);
        learner.completes("ghost").statusCode(404);
        assertThat(Catalog.asked()).anyMatch(asked -> asked.fault().equals(fault));
    }

    @Test
    @DisplayName("a refused token is replaced at once by a new one")
    void tokenRenewed() {
        Catalog.fail("unauthorized");
        Learner.knownSkill();
        List<Catalog.Asked> asked = Catalog.asked();
        int refused = indexOfLast(asked, "unauthorized");
        assertThat(asked.get(refused + 1).query()).isEqualTo(asked.get(refused).query());
        assertThat(asked.get(refused + 1).token())
                .isNotEqualTo(asked.get(refused).token());
    }

    @Test
    @DisplayName("another place than was asked for is answered by asking for a snapshot")
    void lostPlace() {
        Catalog.fail("foreign");
        Learner.knownSkill();
        List<Catalog.Asked> asked = Catalog.asked();
        assertThat(asked.get(indexOfLast(asked, "foreign") + 1).query()).doesNotContain("epoch=");
    }

    @Test
    @DisplayName("another epoch replaces everything")
    void anotherEpoch() throws SQLException {
        String epoch = Catalog.newEpoch();
        Eventually.until("replica in the new epoch", () -> epoch().equals(epoch));
        learner.completes("git").statusCode(201);
        assertThat(select("select count(*) from catalog_entity where key = 'git'"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("structure is kept, texts are not")
    void noTexts() throws SQLException {
        assertThat(select("select structure from catalog_entity where key = 'git'"))
                .contains("skillKind")
                .doesNotContain("itle", "unheardOf");
    }

    @Test
    @DisplayName("the position stands in readiness and metrics")
    void shown() {
        long revision = Learner.replicaRevision();
        RestAssured.get(readiness)
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("catalog-replica"))
                .body("checks.find { it.name == 'catalog-replica' }.data.revision", equalTo((int) revision))
                .body("checks.find { it.name == 'catalog-replica' }.data.epoch", equalTo(epoch()));
        RestAssured.get(metrics)
                .then()
                .body(containsString("skillway_catalog_replica_revision " + revision + ".0"))
                .body(containsString("skillway_catalog_replica_lag 0.0"));
    }

    private static int indexOfLast(List<Catalog.Asked> asked, String fault) {
        for (int i = asked.size() - 1; i >= 0; i--) {
            if (asked.get(i).fault().equals(fault)) {
                return i;
            }
        }
        throw new AssertionError("No answer with the fault " + fault);
    }

    private String epoch() {
        try {
            return select("select epoch from catalog_position");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String select(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            ResultSet row = query.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
