package org.skillway.progress.exports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.skillway.progress.ledger.LedgerRow;
import org.skillway.progress.web.ProgressMoment;

/** Reads what is exported. */
@ApplicationScoped
class ExportRepository {

    private static final int PAGE = 500;

    // Of this ledger and no other: it may have been erased, and another begun, since the page before.
    private static final String ENTRIES = """
            select e.* from learner l
            join ledger_entry e on e.learner_id = ? and e.version > ? and e.version <= ?
            where l.learner_id = ? and l.ledger_id = ?
            order by e.version limit ?
            """;

    private static final String CHAIN =
            "select coalesce(chain_id, ledger_id) from learner where learner_id = ? and ledger_id = ?";

    private final DataSource database;

    ExportRepository(DataSource database) {
        this.database = database;
    }

    /** With what the ledger's chain of hashes begins; empty where the ledger is no more. */
    Optional<UUID> chain(String learner, ProgressMoment moment) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(CHAIN)) {
            query.setString(1, learner);
            query.setObject(2, moment.ledgerId());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** The entries that follow a version, as far as the moment reaches; empty where the ledger is no more. */
    List<LedgerRow> entries(String learner, ProgressMoment moment, long after) throws SQLException {
        List<LedgerRow> entries = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(ENTRIES)) {
            query.setString(1, learner);
            query.setLong(2, after);
            query.setLong(3, moment.version());
            query.setString(4, learner);
            query.setObject(5, moment.ledgerId());
            query.setInt(6, PAGE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(LedgerRow.of(row));
                }
            }
        }
        return entries;
    }
}
