package org.skillway.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every port of the stack, counted from one base, all on the loopback address. */
record Ports(int base) {

    static final int DEFAULT_BASE = 8080;
    static final int SPAN = 12;
    static final int HIGHEST_BASE = 65_535 - SPAN;

    Ports {
        if (base < 1 || base > HIGHEST_BASE) {
            throw new IllegalArgumentException(
                    "The port base must lie between 1 and %d, not %d.".formatted(HIGHEST_BASE, base));
        }
    }

    int gateway() {
        return base;
    }

    int catalog() {
        return base + 1;
    }

    int progress() {
        return base + 2;
    }

    int postgresql() {
        return base + 3;
    }

    int issuer() {
        return base + 4;
    }

    int gatewayManagement() {
        return base + 10;
    }

    int catalogManagement() {
        return base + 11;
    }

    int progressManagement() {
        return base + SPAN;
    }

    /** Refuses when somebody else listens on one of the ports that are about to be used. */
    void requireFree(boolean withPostgresql) {
        wanted(withPostgresql).forEach((who, port) -> {
            if (taken(port)) {
                throw new Refusal(
                        "Port %d is taken, and %s needs it: stop what listens there, or choose other ports with --port-base N (N to N+%d are used)."
                                .formatted(port, who, SPAN));
            }
        });
    }

    private Map<String, Integer> wanted(boolean withPostgresql) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put("the gateway", gateway());
        wanted.put("the catalog service", catalog());
        wanted.put("the progress service", progress());
        if (withPostgresql) {
            wanted.put("PostgreSQL", postgresql());
        }
        wanted.put("the token issuer", issuer());
        wanted.put("the gateway's health and metrics", gatewayManagement());
        wanted.put("the catalog service's health and metrics", catalogManagement());
        wanted.put("the progress service's health and metrics", progressManagement());
        return wanted;
    }

    private static boolean taken(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !probe.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
