package org.skillway.bench.floor;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * The least that gives the same answers about the catalog: one process, no framework, statements written by hand and prepared
 * once, on the same database. No tokens, no ETags, no history. A floor to measure against, not a way to write a service.
 */
public final class Floor {

    private static final int CONNECTIONS = 16;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(CONNECTIONS));
    private final ThreadLocal<FloorQueries> queries;

    private Floor(String database, String user, String password) {
        queries = ThreadLocal.withInitial(() -> FloorQueries.connect(database, user, password));
    }

    /** @param arguments port, JDBC URL and user; the password comes in the environment */
    public static void main(String[] arguments) {
        String password = System.getenv("BENCH_DATABASE_PASSWORD");
        new Floor(arguments[1], arguments[2], password).listen(Integer.parseInt(arguments[0]));
    }

    private void listen(int port) {
        vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .onFailure(e -> {
                    System.err.println("The floor cannot listen: " + e.getMessage());
                    vertx.close();
                });
    }

    private void answer(HttpServerRequest request) {
        vertx.executeBlocking(() -> queries.get().answer(request.path(), request::getParam), false)
                .onSuccess(body -> send(request, body))
                .onFailure(e -> request.response().setStatusCode(500).end(String.valueOf(e.getMessage())));
    }

    private static void send(HttpServerRequest request, String body) {
        HttpServerResponse response = request.response();
        if (body == null) {
            response.setStatusCode(404).end();
        } else {
            response.putHeader("Content-Type", "application/json").end(body);
        }
    }
}
