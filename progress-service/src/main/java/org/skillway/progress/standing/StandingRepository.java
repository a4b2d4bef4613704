package org.skillway.progress.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.web.ProgressMoment;

/**
 * Reads what stands for learners. Each answer is one statement, hence one snapshot: head, rows, merges and position of
 * the replica belong together whatever is being written. JDBC at first hand: this is what is read most.
 */
@ApplicationScoped
class StandingRepository {

    private final DataSource database;
    private final KnownStandings standings;

    StandingRepository(DataSource database, KnownStandings standings) {
        this.database = database;
        this.standings = standings;
    }

    Held read(String learner, Point point, Extent extent) throws SQLException {
        Held held = extent == Extent.STANDING && point.equals(Point.NOW) ? now(learner) : all(learner, point, extent);
        dropGone(learner, held.moment());
        return held;
    }

    /** Only the head, where what is known still stands. */
    private Held now(String learner) throws SQLException {
        long erasures = standings.erasures();
        KnownStanding known = standings.of(learner);
        HeldRows held = new HeldRows(0, true);
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        StandingQuery.prepareNew(connection, learner, known == null ? null : known.from());
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                held.add(rows);
            }
        }
        if (known != null && !held.changed()) {
            return held.held(known.rows());
        }
        Held read = held.held();
        if (held.from() != null) {
            standings.keep(learner, new KnownStanding(held.from(), read.rows()), erasures);
        }
        return read;
    }

    /** What is left in memory of a ledger goes as soon as it is seen that there is none. */
    private void dropGone(String learner, ProgressMoment moment) {
        if (moment.ledgerId() == null) {
            standings.drop(learner);
        }
    }

    private Held all(String learner, Point point, Extent extent) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = StandingQuery.prepare(connection, learner, point, extent);
                ResultSet rows = query.executeQuery()) {
            HeldRows held = new HeldRows(0, false);
            while (rows.next()) {
                held.add(rows);
            }
            return held.held();
        }
    }

    /** @return what stands now for each, with the last entries */
    Map<String, Held> read(List<String> learners) throws SQLException {
        Map<String, HeldRows> held = new LinkedHashMap<>();
        learners.forEach(learner -> held.put(learner, new HeldRows(StandingQuery.BEFORE_OF_MANY, false)));
        try (Connection connection = database.getConnection();
                PreparedStatement query = StandingQuery.prepare(connection, learners);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                held.get(learners.get(rows.getInt("place") - 1)).add(rows);
            }
        }
        Map<String, Held> all = new LinkedHashMap<>();
        held.forEach((learner, rows) -> all.put(learner, rows.held()));
        all.forEach((learner, one) -> dropGone(learner, one.moment()));
        return all;
    }

    /** @return where the ledger of each is; nothing of those who have none */
    Map<String, ProgressMoment> moments(List<String> learners) throws SQLException {
        Map<String, ProgressMoment> moments = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = StandingQuery.prepareHeads(connection, learners);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                moments.put(
                        learners.get(rows.getInt("place") - 1),
                        new ProgressMoment(rows.getObject("ledger_id", UUID.class), rows.getLong("version")));
            }
        }
        learners.forEach(learner -> dropGone(learner, moments.getOrDefault(learner, ProgressMoment.NOTHING)));
        return moments;
    }
}
