package org.skillway.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Stands in for a service: answers the health check, and tells its environment to a test that asks. A command of operators it
 * only names, with the database that it would be run on.
 */
public final class StandIn {

    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        if (arguments.length > 0) {
            System.out.println(arguments[0] + " " + environment.get("QUARKUS_DATASOURCE_JDBC_URL"));
            return;
        }
        int port = Integer.parseInt(environment.get("QUARKUS_MANAGEMENT_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8);
        server.createContext("/q/health/ready", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.createContext("/environment", exchange -> {
            try (exchange) {
                StringBuilder lines = new StringBuilder();
                environment.forEach((name, value) ->
                        lines.append(name).append('=').append(value).append('\n'));
                byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        System.out.println("stand-in ready on " + port);
    }
}
