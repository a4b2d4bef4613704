package org.skillway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.skillway.bench.CompletionImport.Loaded;
import org.skillway.bench.floor.FloorCatalog;
import org.skillway.bench.floor.SpringTables;

/** Fills a stack by its own import paths, as a platform that moves to Skillway would. What is there already stays as it is. */
final class WholeWorld {

    private static final String CATALOG = "catalog";
    private static final String PROGRESS = "progress";
    private static final String SUPERUSER = "postgres";

    private final int portBase;
    private final Path data;
    private final String token;
    private final Population population;

    /** @param token of an admin */
    WholeWorld(int portBase, Path data, String token, Population population) {
        this.portBase = portBase;
        this.data = data;
        this.token = token;
        this.population = population;
    }

    /** @return how fast what was not there came in */
    List<Report.Figure> fill() throws SQLException, IOException, InterruptedException {
        List<Report.Figure> figures = new ArrayList<>();
        long begun = System.nanoTime();
        int created = new CatalogImport("http://localhost:" + (portBase + 1), token).run(population.world());
        if (created > 0) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            figures.add(Report.Figure.of("catalog imported", created / seconds, "entities/s"));
        }
        try (Connection connection =
                        StackDatabase.of(portBase, data, PROGRESS, SUPERUSER).connect();
                Connection catalog =
                        StackDatabase.of(portBase, data, CATALOG, SUPERUSER).connect()) {
            new Following(portBase, token).await(connection);
            if (learners(connection) < population.learners()) {
                Loaded loaded = new CompletionImport("http://localhost:" + (portBase + 2), token).run(population);
                figures.add(Report.Figure.of("completions imported", loaded.perSecond(), "/s"));
            }
            settle(connection);
            World world = population.world();
            new FloorCatalog(world.skills(), world.roles(), world.modules()).write(connection, catalog, PROGRESS);
            SpringTables.write(connection, PROGRESS);
        }
        return figures;
    }

    private static long learners(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from learner where learner_id like 'bench-learner-%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Sees to what filling leaves for later, before anything is timed. */
    private static void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) learner, ledger_entry, standing");
            statement.execute("checkpoint");
        }
    }
}
