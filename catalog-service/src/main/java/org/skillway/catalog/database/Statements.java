package org.skillway.catalog.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.postgresql.PGConnection;

/**
 * SQL that works on sets of rows, in the transaction of the caller. What Hibernate has loaded of such rows before is
 * forgotten, so that nobody reads it stale.
 */
@ApplicationScoped
public class Statements {

    private final EntityManager database;

    Statements(EntityManager database) {
        this.database = database;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Fills a table by COPY. */
    @FunctionalInterface
    public interface Source {
        void write(CopyRows rows) throws SQLException;
    }

    /** How many rows a change touched. */
    public int update(String sql, Object... arguments) {
        database.flush();
        int count = session().doReturningWork(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments)) {
                return statement.executeUpdate();
            }
        });
        database.clear();
        return count;
    }

    public <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        return session().doReturningWork(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments);
                    ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        });
    }

    public <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
        return query(sql, row, arguments).stream().findFirst();
    }

    /** @param target table and columns: {@code draft (kind, key)} */
    public void copy(String target, Source source) {
        session().doWork(connection -> {
            try (CopyRows rows = new CopyRows(
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin"))) {
                source.write(rows);
                rows.finish();
            }
        });
    }

    private Session session() {
        return database.unwrap(Session.class);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
