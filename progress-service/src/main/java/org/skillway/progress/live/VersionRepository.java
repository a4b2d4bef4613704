package org.skillway.progress.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the heads of ledgers, all of a question in one statement. */
@ApplicationScoped
class VersionRepository {

    // Each learner is looked up in their own partition; "offset 0" keeps it so.
    private static final String HEADS = """
            select q.id, l.ledger_id, l.version
            from unnest(cast(? as text[])) q(id)
            cross join lateral (
                select ledger_id, version from learner where learner_id = q.id and version > 0 offset 0) l
            """;

    private final DataSource database;

    VersionRepository(DataSource database) {
        this.database = database;
    }

    /** Those who have recorded something. */
    Map<String, LearnerVersion> read(List<String> learners) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(HEADS)) {
            query.setArray(1, connection.createArrayOf("text", learners.toArray()));
            try (ResultSet row = query.executeQuery()) {
                Map<String, LearnerVersion> found = new HashMap<>();
                while (row.next()) {
                    String learner = row.getString(1);
                    found.put(learner, new LearnerVersion(learner, row.getObject(2, UUID.class), row.getLong(3)));
                }
                return found;
            }
        }
    }
}
