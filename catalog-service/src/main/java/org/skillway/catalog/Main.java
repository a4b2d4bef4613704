package org.skillway.catalog;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.skillway.catalog.start.StartCheck;

/** Starts the service. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        StartCheck.run();
        // Quarkus would answer what is no URI with nothing, before anybody here sees it: EdgeFilters refuses it with a
        // problem.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
