package org.skillway.catalog;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.skillway.catalog.database.OperatorCommand;
import org.skillway.catalog.start.StartCheck;

/**
 * Starts the service or, where arguments name one, runs a command of an operator (docs/operations/backup.md) without starting
 * it: no port is opened, nothing is migrated.
 */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
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
        System.exit(OperatorCommand.of(ConfigProvider.getConfig(), out, err).run(List.of(arguments)));
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
    }
}
