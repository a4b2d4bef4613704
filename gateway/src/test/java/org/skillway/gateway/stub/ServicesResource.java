package org.skillway.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Says where the services will be. They come to life in the tests themselves ({@link CatalogStub#get()}), since test
 * resources live in another class loader; until then the gateway starts as it does when nobody is there.
 */
public final class ServicesResource implements QuarkusTestResourceLifecycleManager {

    static final String CATALOG_PORT = "skillway.test.catalog-port";
    static final String PROGRESS_PORT = "skillway.test.progress-port";

    private static final String WANTED_GRAPH_FILE = "skillway.test.graph-file";

    /** Lets the next gateway find this file; to be called by the profile of a test. */
    public static void startWith(Path graphFile) {
        System.setProperty(WANTED_GRAPH_FILE, graphFile.toString());
    }

    @Override
    public Map<String, String> start() {
        int catalog = freePort();
        int progress = freePort();
        System.setProperty(CATALOG_PORT, Integer.toString(catalog));
        System.setProperty(PROGRESS_PORT, Integer.toString(progress));
        Map<String, String> config = new HashMap<>(Map.of(
                "skillway.catalog.url", "http://localhost:" + catalog,
                "skillway.progress.url", "http://localhost:" + progress,
                "skillway.follow.hold", "1S",
                "skillway.follow.stall", "1S",
                "skillway.follow.longest-pause", "0.3S",
                "skillway.waits.connect", "2S",
                "skillway.waits.standing", "2S",
                "skillway.waits.idle", "2S"));
        String wanted = System.clearProperty(WANTED_GRAPH_FILE);
        config.put(
                "skillway.graph-file", wanted == null ? "target/test-graphs/" + UUID.randomUUID() + ".ndjson" : wanted);
        return config;
    }

    @Override
    public void stop() {
        // The stubs end with the JVM.
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
