package org.skillway.local;

import java.util.List;
import java.util.Map;

/**
 * How one service is started.
 *
 * @param environment what its configuration differs in from its own defaults; secrets travel here, never in the command
 */
record ServiceSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        int port,
        int managementPort,
        String version) {

    String url() {
        return "http://localhost:" + port;
    }

    String health() {
        return "http://127.0.0.1:" + managementPort + "/q/health/ready";
    }

    /** A record would print the secrets. */
    @Override
    public String toString() {
        return name;
    }
}
