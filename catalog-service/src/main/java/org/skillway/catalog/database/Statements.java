package org.skillway.catalog.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/** SQL, in the transaction of the caller; without one, each statement stands for itself. */
@ApplicationScoped
public class Statements {

    private static final int ROWS_AT_ONCE = 500;

    private final AgroalDataSource database;

    Statements(AgroalDataSource database) {
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

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** How many rows a change touched. */
    public int update(String sql, Object... arguments) {
        return connected(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    public <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        return connected(connection -> {
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

    /** Hands rows to a reader one by one; inside a transaction without gathering them. */
    public <T> void each(String sql, Row<T> row, Consumer<T> reader, Object... arguments) {
        connected(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments)) {
                statement.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.accept(row.read(rows));
                    }
                }
                return null;
            }
        });
    }

    /** @param target table and columns: {@code draft (kind, key)} */
    public void copy(String target, Source source) {
        connected(connection -> {
            try (CopyRows rows = new CopyRows(
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin"))) {
                source.write(rows);
                rows.finish();
                return null;
            }
        });
    }

    private <T> T connected(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
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
