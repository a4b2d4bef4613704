package org.skillway.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * The least that gives the same answers: one process, no framework, statements written by hand and prepared once, on the
 * same database. No tokens, no ETags, no history. A floor to measure against, not a way to write a service.
 */
final class Floor {

    private static final int CONNECTIONS = 16;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(CONNECTIONS));
    private final ThreadLocal<FloorQueries> queries;

    private Floor(String database, String user, String password) {
        queries = ThreadLocal.withInitial(() -> FloorQueries.connect(database, user, password));
    }

    /** @param arguments port, JDBC URL, user; the password comes in the environment */
    public static void main(String[] arguments) {
        String password = System.getenv("BENCH_DATABASE_PASSWORD");
        new Floor(arguments[1], arguments[2], password).listen(Integer.parseInt(arguments[0]));
    }

    private void listen(int port) {
        vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1")
                .onFailure(e -> {
                    System.err.println("The floor cannot listen: " + e.getMessage());
                    vertx.close();
                });
    }

    private void handle(HttpServerRequest request) {
        Future<String> answer = request.method().equals(HttpMethod.PUT)
                ? request.body()
                        .compose(body ->
                                vertx.executeBlocking(() -> queries.get().write(request.path()), false))
                : vertx.executeBlocking(() -> queries.get().answer(request.path(), request::getParam), false);
        answer.onSuccess(body -> send(request, body))
                .onFailure(e -> request.response().setStatusCode(500).end(String.valueOf(e.getMessage())));
    }

    private static void send(HttpServerRequest request, String body) {
        HttpServerResponse response = request.response();
        if (body == null) {
            response.setStatusCode(404).end();
        } else {
            response.setStatusCode(request.method().equals(HttpMethod.PUT) ? 201 : 200)
                    .putHeader("Content-Type", "application/json")
                    .end(body);
        }
    }
}
