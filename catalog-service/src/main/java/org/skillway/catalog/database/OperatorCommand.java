package org.skillway.catalog.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What operators run on the catalog; it needs the database and nothing else of the service. What is printed is one JSON
 * object.
 */
public final class OperatorCommand {

    /** It is done. */
    static final int OK = 0;

    /** It could not be done: a wrong argument, no database. */
    static final int FAILED = 2;

    private static final String USAGE = """
            Usage: renew-epoch    after a restore, before anybody is served
            """;

    // Drafts of before the restore may have had tags that the restored sequence would give once more. It leaps further
    // than
    // anybody has written since the backup.
    private static final String RENEW = """
            with renewed as (update catalog_head set epoch = gen_random_uuid() returning epoch, revision)
            select epoch, revision, setval('draft_tag', nextval('draft_tag') + (1::bigint << 32)) from renewed
            """;

    private final DataSource database;
    private final PrintWriter out;
    private final PrintWriter err;

    OperatorCommand(DataSource database, PrintWriter out, PrintWriter err) {
        this.database = database;
        this.out = out;
        this.err = err;
    }

    /** On the database of the service's own configuration. */
    public static OperatorCommand of(Config config, PrintWriter out, PrintWriter err) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(config.getValue("quarkus.datasource.jdbc.url", String.class));
        database.setUser(config.getValue("quarkus.datasource.username", String.class));
        database.setPassword(config.getOptionalValue("quarkus.datasource.password", String.class)
                .orElse(null));
        database.setApplicationName("skillway-operator");
        // No wait without an end for a writer.
        database.setOptions("-c lock_timeout=10s");
        return new OperatorCommand(database, out, err);
    }

    /** Answers the exit code. */
    public int run(List<String> arguments) {
        try {
            if (arguments.equals(List.of("renew-epoch"))) {
                renew();
                return OK;
            }
            err.print(USAGE);
            return FAILED;
        } catch (SQLException e) {
            err.println("The database could not be asked: " + e.getMessage());
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void renew() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RENEW)) {
            row.next();
            out.printf("{\"epoch\":\"%s\",\"revision\":%d}%n", row.getString(1), row.getLong(2));
        }
    }
}
