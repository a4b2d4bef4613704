package org.skillway.progress.upkeep;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.testkit.Tokens;

/** What the tests of ledgers do beside the service. */
final class Ledgers {

    private Ledgers() {}

    /** What a command of operators printed, and its exit code. */
    record Ran(int code, List<String> lines, String errors) {}

    /** Runs a command as it is run from a shell. */
    static Ran run(String... arguments) throws InterruptedException {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(Owner.url());
        return run(owner, arguments);
    }

    /** The same, where the service's own user is taken for the owner of the tables. */
    static Ran runAsTheService(String... arguments) throws InterruptedException {
        return run(service(), arguments);
    }

    private static Ran run(DataSource owner, String... arguments) throws InterruptedException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new OperatorCommand(service(), owner, 2, new PrintWriter(out), new PrintWriter(err))
                .run(Arrays.asList(arguments));
        return new Ran(code, out.toString().lines().toList(), err.toString());
    }

    private static DataSource service() {
        Config config = ConfigProvider.getConfig();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(config.getValue("quarkus.datasource.jdbc.url", String.class));
        database.setUser(config.getValue("quarkus.datasource.username", String.class));
        database.setPassword(config.getValue("quarkus.datasource.password", String.class));
        return database;
    }

    /** Does as the owner what nobody should. */
    static void tamper(String sql) throws SQLException {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String one(String sql) throws SQLException {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static String ledgerOf(Learner learner) throws SQLException {
        return one("select ledger_id from learner where learner_id = '%s'".formatted(learner.subject()));
    }

    static void revoke(Learner learner, String skill) {
        learner.asking()
                .delete("/api/v1/learners/me/skills/" + skill + "?reason=mistake")
                .then()
                .statusCode(204);
    }

    static void imported(Learner learner, String skill) {
        Learner.as(Tokens.admin("admin-of-ledgers"))
                .contentType("application/json")
                .body("{\"state\":\"completed\"}")
                .put("/api/v1/learners/" + learner.id() + "/skills/" + skill)
                .then()
                .statusCode(201);
    }
}
