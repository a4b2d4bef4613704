package org.skillway.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Says where the services will be. They come to life in the tests themselves ({@link CatalogStub#get()}), since test
 * resources live in another class loader; until then the gateway starts as it does when nobody is there.
 */
public final class ServicesResource implements QuarkusTestResourceLifecycleManager {

    static final String CATALOG_PORT = "skillway.test.catalog-port";
    static final String PROGRESS_PORT = "skillway.test.progress-port";

    @Override
    public Map<String, String> start() {
        int catalog = freePort();
        int progress = freePort();
        System.setProperty(CATALOG_PORT, Integer.toString(catalog));
        System.setProperty(PROGRESS_PORT, Integer.toString(progress));
        return Map.of(
                "skillway.catalog.url", "http://localhost:" + catalog,
                "skillway.progress.url", "http://localhost:" + progress,
                "skillway.follow.hold", "1S",
                "skillway.follow.stall", "1S",
                "skillway.follow.longest-pause", "0.3S",
                "skillway.waits.connect", "2S",
                "skillway.waits.standing", "2S",
                "skillway.waits.idle", "2S");
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
