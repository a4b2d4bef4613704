package org.skillway.progress.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes what stands again from the ledgers ({@code R__6_rebuild.sql}). */
final class Rebuilding {

    private Rebuilding() {}

    /**
     * Rebuilds those of these learners whose records are wrong, each in a transaction of its own, so that nobody's writes
     * wait for more than one.
     *
     * @return how many rows were wrong
     */
    static long rebuild(Connection connection, List<String> learners) throws SQLException {
        long wrong = 0;
        for (String learner : misfits(connection, learners)) {
            try (PreparedStatement rebuild = connection.prepareStatement("select ledger_rebuild(?)")) {
                rebuild.setString(1, learner);
                try (ResultSet row = rebuild.executeQuery()) {
                    row.next();
                    wrong += row.getLong(1);
                }
            }
            connection.commit();
        }
        return wrong;
    }

    /** The learner of a ledger. */
    static Optional<String> learner(Connection connection, UUID ledger) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select learner_id from learner where ledger_id = ?")) {
            query.setObject(1, ledger);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static List<String> misfits(Connection connection, List<String> learners) throws SQLException {
        List<String> misfits = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select learner_id from unnest(?) learner_id where exists (select from ledger_misfits(learner_id))")) {
            query.setArray(1, connection.createArrayOf("text", learners.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    misfits.add(row.getString(1));
                }
            }
        }
        connection.commit();
        return misfits;
    }
}
