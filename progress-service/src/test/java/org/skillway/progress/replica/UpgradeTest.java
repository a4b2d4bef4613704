package org.skillway.progress.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.testkit.TestDatabase;

@DisplayName("An upgrade from before the versions of modules were kept")
class UpgradeTest {

    private final TestDatabase.Access owner = TestDatabase.create("upgrade");
    private final TestDatabase.Access service = TestDatabase.createUser(owner);

    @Test
    @DisplayName("knows each module as the replica has it, and lets the next answer of the feed be a snapshot")
    void reloads() throws SQLException {
        // The functions that were replaced since are not there to be had, and not needed.
        flyway().target("3").repeatableSqlMigrationPrefix("none").load().migrate();
        run("insert into catalog_position (epoch, revision) values ('6f0e5c5e-57b5-4c13-9be2-52f8a6c04f1e', 7)");
        run("insert into catalog_entity (kind, key, revision, status, version, structure) values"
                + " ('module', 'git-basics', 5, 'published', 2, '{\"teaches\": [\"git\"],"
                + " \"assumes\": [{\"atLeast\": 1, \"skills\": [\"shell\"]}]}'),"
                + " ('module', 'odds', 6, 'retired', 1, '{\"teaches\": [], \"assumes\": []}'),"
                + " ('skill', 'git', 5, 'published', 1, '{\"prerequisites\": []}')");

        flyway().load().migrate();

        assertThat(one("select string_agg(v::text, ' ' order by key) from catalog_module_version v"))
                .isEqualTo(
                        "(git-basics,2,{git},\"[{\"\"skills\"\": [\"\"shell\"\"], \"\"atLeast\"\": 1}]\") (odds,1,{},[])");
        assertThat(one("select epoch || ' ' || revision from catalog_position"))
                .isEqualTo("00000000-0000-0000-0000-000000000000 7");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(owner.jdbcUrl(), owner.username(), owner.password())
                .placeholders(Map.of("serviceUser", service.username()));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
