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
    public static final String PROGRESS_PORT = "skillway.test.progress-port";

    @Override
    public Map<String, String> start() {
        int catalog = freePort();
        int progress = freePort();
        System.setProperty(CATALOG_PORT, Integer.toString(catalog));
        System.setProperty(PROGRESS_PORT, Integer.toString(progress));
        return Map.ofEntries(
                Map.entry("skillway.catalog.url", "http://localhost:" + catalog),
                Map.entry("skillway.progress.url", "http://localhost:" + progress),
                Map.entry("skillway.follow.hold", "1S"),
                Map.entry("skillway.follow.stall", "1S"),
                Map.entry("skillway.follow.longest-pause", "0.3S"),
                Map.entry("skillway.waits.connect", "2S"),
                // Longer than the wait for a connection, which has a word of its own.
                Map.entry("skillway.waits.standing", "3S"),
                Map.entry("skillway.waits.idle", "2S"),
                Map.entry("skillway.services.connections", "16"),
                Map.entry("skillway.services.waiting", "16"),
                // Tests wait for what otherwise comes at leisure.
                Map.entry("skillway.live.streams", "12"),
                Map.entry("skillway.live.streams-per-subject", "4"),
                Map.entry("skillway.live.heartbeat", "0.5S"),
                Map.entry("skillway.live.patience", "2S"),
                Map.entry("skillway.live.recheck", "1S"),
                Map.entry("skillway.live.look", "2S"),
                Map.entry("skillway.live.stall", "1S"),
                Map.entry("skillway.live.longest-pause", "0.3S"),
                Map.entry("skillway.waits.newer", "1S"),
                // So that a test knows which reads go together.
                Map.entry("skillway.standings.calls", "1"),
                Map.entry("skillway.kept-answers.calls", "1"),
                // Tests ask for more than people do; only imports are few.
                Map.entry("skillway.rate-limits.reads.requests", "1000000"),
                Map.entry("skillway.rate-limits.writes.requests", "1000000"),
                Map.entry("skillway.rate-limits.searches.requests", "1000000"),
                Map.entry("skillway.rate-limits.plans.requests", "1000000"),
                Map.entry("skillway.rate-limits.exports.requests", "1000000"),
                Map.entry("skillway.rate-limits.imports.requests", "5"),
                // So many that a test which lets a service fail now and then opens no circuit for the next one.
                Map.entry("skillway.services.breaker.fewest", "30"),
                Map.entry("skillway.services.breaker.pause", "0.3S"));
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
