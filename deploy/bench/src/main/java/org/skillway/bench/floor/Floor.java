package org.skillway.bench.floor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * The least that gives the same answers: one process, no framework, statements written by hand and prepared once, on the
 * same database. No ETags, no history; tokens are checked where records of people are asked for, by the library that
 * belongs to Vert.x. A floor to measure against, not a way to write a service.
 */
public final class Floor {

    private static final int CONNECTIONS = 16;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(CONNECTIONS));
    private final ThreadLocal<FloorQueries> queries;
    private final JWTAuth tokens;

    /** @param tokens checks them; null: nobody does */
    private Floor(String database, String user, String password, JWTAuth tokens) {
        this.tokens = tokens;
        queries = ThreadLocal.withInitial(() -> FloorQueries.connect(database, user, password));
    }

    /** @param arguments port, JDBC URL, user and maybe the URL of a JWK set; the password comes in the environment */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String password = System.getenv("BENCH_DATABASE_PASSWORD");
        JWTAuth tokens = arguments.length > 3 ? tokens(URI.create(arguments[3])) : null;
        new Floor(arguments[1], arguments[2], password, tokens).listen(Integer.parseInt(arguments[0]));
    }

    static JWTAuth tokens(URI keys) throws IOException, InterruptedException {
        String set = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(keys).build(), BodyHandlers.ofString())
                .body();
        JWTAuthOptions options = new JWTAuthOptions()
                .setJWTOptions(new JWTOptions().addAudience("skillway").setLeeway(5));
        new JsonObject(set).getJsonArray("keys").forEach(key -> options.addJwk((JsonObject) key));
        return JWTAuth.create(Vertx.vertx(), options);
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
        if (tokens == null) {
            answer(request);
            return;
        }
        String bearer = String.valueOf(request.getHeader("Authorization"));
        request.pause();
        tokens.authenticate(new TokenCredentials(bearer.substring(bearer.indexOf(' ') + 1)))
                .onSuccess(user -> {
                    answer(request);
                    request.resume();
                })
                .onFailure(e -> request.response().setStatusCode(401).end());
    }

    private void answer(HttpServerRequest request) {
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
