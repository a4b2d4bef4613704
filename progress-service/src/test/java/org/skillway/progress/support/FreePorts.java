package org.skillway.progress.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Real port numbers for the packaged service. Port 0, which serves the other tests, does not work there for one of two
 * ports: Quarkus names the port in some metrics unless it is 0, and refuses metrics that differ in their tags.
 */
public final class FreePorts implements QuarkusTestResourceLifecycleManager {

    private static final String MANAGEMENT_PORT = "skillway.test.management-port";

    @Override
    public Map<String, String> start() {
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket management = new ServerSocket(0)) {
            String managementPort = Integer.toString(management.getLocalPort());
            System.setProperty(MANAGEMENT_PORT, managementPort);
            return Map.of(
                    "quarkus.http.port",
                    Integer.toString(http.getLocalPort()),
                    "quarkus.management.port",
                    managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // Nothing was kept.
    }

    /** Something on the management port, below {@code /q}. */
    public static String management(String path) {
        return "http://localhost:" + System.getProperty(MANAGEMENT_PORT) + "/q" + path;
    }
}
