package org.skillway.progress.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The keys of requests that may be repeated, with their answers. */
@ApplicationScoped
class IdempotencyRepository {

    private final DataSource database;

    IdempotencyRepository(DataSource database) {
        this.database = database;
    }

    /** One use of a key. */
    record Use(String learner, String subject, String operation, String key) {}

    /**
     * What is kept under a key.
     *
     * @param request SHA-256 of the request, in hexadecimal digits
     * @param answer null where the key is new
     */
    record Kept(String request, String answer) {}

    /**
     * Takes a key for this transaction. Waits for whoever uses it at this moment, and always writes: a repetition, too, has
     * to wait for a commit of its own. A key that is older than a day is new.
     */
    Kept claim(Use use, String request) throws SQLException {
        String sql = """
                insert into idempotency_key as k (learner_id, subject, operation, key, request, created_at)
                values (?, ?, ?, ?, decode(?, 'hex'), now())
                on conflict (learner_id, subject, operation, key) do update set
                    request = case when k.created_at < now() - interval '24 hours' then excluded.request else k.request end,
                    answer = case when k.created_at < now() - interval '24 hours' then null else k.answer end,
                    created_at =
                        case when k.created_at < now() - interval '24 hours' then excluded.created_at else k.created_at end
                returning encode(request, 'hex'), answer
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(sql)) {
            set(claim, use, 1);
            claim.setString(5, request);
            try (ResultSet row = claim.executeQuery()) {
                row.next();
                return new Kept(row.getString(1), row.getString(2));
            }
        }
    }

    void answer(Use use, String answer) throws SQLException {
        String sql = "update idempotency_key set answer = ?"
                + " where learner_id = ? and subject = ? and operation = ? and key = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(sql)) {
            keep.setString(1, answer);
            set(keep, use, 2);
            keep.executeUpdate();
        }
    }

    /** Forgets what is older than a day. */
    int tidy() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from idempotency_key where created_at < now() - interval '24 hours'")) {
            return delete.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Use use, int from) throws SQLException {
        statement.setString(from, use.learner());
        statement.setString(from + 1, use.subject());
        statement.setString(from + 2, use.operation());
        statement.setString(from + 3, use.key());
    }
}
