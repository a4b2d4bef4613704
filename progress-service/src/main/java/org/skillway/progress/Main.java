package org.skillway.progress;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;
import org.skillway.progress.start.StartCheck;
import org.skillway.progress.upkeep.OperatorCommand;

/**
 * Starts the service or, where arguments name one, runs a command of an operator (docs/operations) without
 * starting it: no port is opened, nothing is migrated, the catalog is not followed.
 */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) throws InterruptedException {
        if (arguments.length == 0) {
            StartCheck.run();
            // Quarkus would answer what is no URI with nothing, before anybody here sees it: EdgeFilters refuses it
            // with a problem.
            System.setProperty("vertx.disableURIValidation", "true");
            Quarkus.run();
            return;
        }
        // What a command prints is its result, for a terminal or another program; it is no log.
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int threads = Runtime.getRuntime().availableProcessors();
        Config config = ConfigProvider.getConfig();
        DataSource service = database(config, "quarkus.datasource.");
        DataSource owner = database(config, "quarkus.flyway.");
        System.exit(new OperatorCommand(service, owner, threads, out, err).run(List.of(arguments)));
    }

    /** @param user before "username" and "password" in the configuration */
    private static DataSource database(Config config, String user) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(config.getValue("quarkus.datasource.jdbc.url", String.class));
        database.setUser(config.getValue(user + "username", String.class));
        database.setPassword(
                config.getOptionalValue(user + "password", String.class).orElse(null));
        database.setApplicationName("skillway-operator");
        // No wait without an end for a writer.
        database.setOptions("-c lock_timeout=10s");
        return database;
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
    }
}
