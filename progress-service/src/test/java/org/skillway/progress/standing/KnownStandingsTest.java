package org.skillway.progress.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;

/** Of a learner who completed two skills and has been read twice, so that what stands is known. */
@QuarkusTest
@DisplayName("A standing that is known")
class KnownStandingsTest {

    /** How often this session has looked into a table of what stands, whatever has been told of it already. */
    private static final String LOOKS = "select sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0))"
            + " from pg_stat_xact_user_tables where relname like 'standing%'";

    @Inject
    DataSource database;

    @Inject
    StandingRepository standing;

    @Inject
    KnownStandings known;

    private final Learner learner = Learner.fresh();
    private final String a = Catalog.freshKey();
    private final String b = Catalog.freshKey();
    private final String c = Catalog.freshKey();

    @BeforeEach
    void readTwice() {
        Learner.awaitRevision(
                Stream.of(a, b, c).mapToLong(Catalog::publish).max().orElseThrow());
        learner.completes(a).statusCode(201);
        learner.completes(b).statusCode(201);
        assertThat(skills()).containsExactlyInAnyOrder(a, b);
        assertThat(known.of(learner.subject())).as("read once").isNull();
        assertThat(skills()).containsExactlyInAnyOrder(a, b);
        assertThat(known.of(learner.subject())).isNotNull();
    }

    private List<String> skills() {
        return learner.reads("/skills").statusCode(200).extract().path("items.skill");
    }

    private void owner(String sql) throws SQLException {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("$", learner.subject()));
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql.replace("$", learner.subject()))) {
            row.next();
            return row.getString(1);
        }
    }

    private Held readNow() throws SQLException {
        return standing.read(learner.subject(), Point.NOW, Extent.STANDING);
    }

    @Test
    @DisplayName("is read without a look into what stands")
    void noLook() throws SQLException {
        ReadFrom now = known.of(learner.subject()).from();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(looks(connection, null)).as("nothing known").isPositive();
            assertThat(looks(connection, now)).as("known").isZero();
            for (ReadFrom before : List.of(
                    new ReadFrom(new byte[32], now.touchedAt(), now.epoch(), now.mergeRevision()),
                    new ReadFrom(now.headHash(), now.touchedAt().minusNanos(1000), now.epoch(), now.mergeRevision()),
                    new ReadFrom(now.headHash(), now.touchedAt(), new UUID(1, 2), now.mergeRevision()),
                    new ReadFrom(now.headHash(), now.touchedAt(), now.epoch(), now.mergeRevision() - 1))) {
                assertThat(looks(connection, before)).as("known of %s", before).isPositive();
            }
            connection.rollback();
        }
    }

    private long looks(Connection connection, ReadFrom from) throws SQLException {
        long before = looks(connection);
        try (PreparedStatement query = StandingQuery.prepareNew(connection, learner.subject(), from);
                ResultSet row = query.executeQuery()) {
            assertThat(row.next()).isTrue();
        }
        return looks(connection) - before;
    }

    private static long looks(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOOKS);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    @DisplayName("is the answer until somebody touches the ledger")
    void answer() throws SQLException {
        List<StandingRow> rows = known.of(learner.subject()).rows();
        // What stands changes along the ledger only; this is to tell what was read now from what was known.
        owner("delete from standing where learner_id = '$'");
        assertThat(skills()).containsExactlyInAnyOrder(a, b);
        assertThat(readNow().rows()).isSameAs(rows);
        owner("update learner set touched_at = now() where learner_id = '$'");
        assertThat(skills()).isEmpty();
        owner("select ledger_rebuild('$')");
        assertThat(readNow().rows()).isEqualTo(rows);
    }

    @Test
    @DisplayName("is not the answer after a write through any other connection")
    void writtenElsewhere() throws SQLException {
        owner("""
                select ledger_write('[{"learner": "$", "subject": "$", "actedAs": "self", "steps":
                    [{"begin": "completed", "key": "#", "evidence": "self-reported"}]}]', true)""".replace("#", c));
        learner.reads("/skills").header("Skillway-Progress-Version", "3").body("items", hasSize(3));
        assertThat(readNow().rows()).hasSize(3);
    }

    @Test
    @DisplayName("is not the answer after a merge, carried over or not yet, nor after that is taken back")
    void merged() throws SQLException {
        try (Connection other = Owner.connect()) {
            // Somebody else is writing, so that nothing can be carried yet.
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("select from learner where learner_id = ? for update")) {
                lock.setString(1, learner.subject());
                lock.execute();
            }
            Learner.awaitRevision(Catalog.merge(a, b));
            assertThat(skills()).containsExactly(b);
            assertThat(skills()).containsExactly(b);
            assertThat(known.of(learner.subject())).isNotNull();
            learner.reads("/skills").header("Skillway-Progress-Version", "2");
            other.rollback();
        }
        Eventually.until("carried over", () -> version() == 3);
        assertThat(skills()).containsExactly(b);
        Learner.awaitRevision(Catalog.publish(a));
        assertThat(skills()).containsExactlyInAnyOrder(a, b);
        Eventually.until("carried back", () -> version() == 4);
        assertThat(skills()).containsExactlyInAnyOrder(a, b);
    }

    private int version() {
        return Integer.parseInt(learner.reads("/skills").extract().header("Skillway-Progress-Version"));
    }

    @Test
    @DisplayName("is not the answer in another epoch of the catalog")
    void epoch() throws SQLException {
        List<StandingRow> rows = known.of(learner.subject()).rows();
        String epoch = Catalog.newEpoch();
        Eventually.until(
                "another epoch", () -> read().catalog().epoch().toString().equals(epoch));
        assertThat(readNow().rows()).isEqualTo(rows).isNotSameAs(rows);
    }

    private Held read() {
        try {
            return readNow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("is not the answer where the same version came again with something else, as in a database set back")
    void setBack() throws SQLException {
        learner.completes(c).statusCode(201);
        assertThat(skills()).containsExactlyInAnyOrder(a, b, c);
        assertThat(skills()).containsExactlyInAnyOrder(a, b, c);
        assertThat(known.of(learner.subject())).isNotNull();
        String touched = one("select touched_at from learner where learner_id = '$'");
        owner("""
                delete from standing where learner_id = '$' and version = 3;
                delete from ledger_entry where learner_id = '$' and version = 3;
                update learner set version = 2, head_hash =
                    (select hash from ledger_entry where learner_id = '$' and version = 2) where learner_id = '$'""");
        learner.putting("{\"state\":\"claimed\"}", c).then().statusCode(201);
        owner("update learner set touched_at = '#' where learner_id = '$'".replace("#", touched));
        learner.reads("/skills")
                .header("Skillway-Progress-Version", "3")
                .body("items.find { it.skill == '" + c + "' }.state", equalTo("claimed"));
    }

    @Test
    @DisplayName("is no answer about the past, which does not disturb it")
    void past() throws SQLException {
        List<StandingRow> rows = known.of(learner.subject()).rows();
        learner.reads("/skills?version=1").body("items.skill", equalTo(List.of(a)));
        learner.reads("/skills?version=3").statusCode(400);
        learner.reads("/skills?asOf=2001-01-01T00:00:00Z").body("items", hasSize(0));
        assertThat(readNow().rows()).isSameAs(rows);
        assertThat(standing.read(learner.subject(), new Point(2L, null), Extent.STANDING)
                        .rows())
                .isEqualTo(rows);
    }

    @Test
    @DisplayName("is dropped when the learner is erased here")
    void erased() throws SQLException {
        learner.deletes("").statusCode(204);
        assertThat(known.of(learner.subject())).isNull();
        begunAnew();
    }

    @Test
    @DisplayName("is dropped, where the learner was erased elsewhere, by the first read of whatever kind")
    void erasedElsewhere() throws SQLException {
        for (String path : List.of("/skills", "/goals", "/skills?version=0")) {
            skills();
            skills();
            assertThat(known.of(learner.subject())).isNotNull();
            owner("select ledger_erase('$', null, 'self')");
            learner.reads(path).body("items", hasSize(0));
            assertThat(known.of(learner.subject())).as(path).isNull();
            begunAnew();
        }
    }

    /** With as many entries as before. */
    private void begunAnew() throws SQLException {
        learner.completes(c).statusCode(201);
        learner.completes(a).statusCode(201);
        assertThat(skills()).containsExactlyInAnyOrder(a, c);
        assertThat(skills()).containsExactlyInAnyOrder(a, c);
        assertThat(readNow().rows()).isSameAs(known.of(learner.subject()).rows());
    }

    @Test
    @DisplayName("of an erased learner who begins again is not the answer")
    void anotherLedger() throws SQLException {
        owner("select ledger_erase('$', null, 'self')");
        begunAnew();
    }
}
