package org.skillway.bench.floor;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.auth.User;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A gateway by hand, on Vert.x, with the catalog in memory: for a role with where a learner stands it asks a
 * {@link FloorService} for what the learner has, with the token that it was asked with, and works out the rest. It reads the
 * catalog once, when it starts, and keeps nothing of what it was asked.
 */
public final class FloorGateway extends AbstractVerticle {

    private static final int EVENT_LOOPS = 2;
    private static final int CONNECTIONS = 128;

    private final int port;
    private final FloorGraph graph;
    private final FloorTokens tokens;
    private final URI service;
    private HttpClient client;

    private FloorGateway(int port, FloorGraph graph, FloorTokens tokens, URI service) {
        this.port = port;
        this.graph = graph;
        this.tokens = tokens;
        this.service = service;
    }

    /**
     * @param arguments port, JDBC URL, user, the URL of a JWK set, and that of a {@link FloorService}; the password comes in
     *     the environment
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int port = Integer.parseInt(arguments[0]);
        FloorGraph graph;
        try (Connection connection =
                DriverManager.getConnection(arguments[1], arguments[2], System.getenv("BENCH_DATABASE_PASSWORD"))) {
            graph = FloorGraphReading.read(connection);
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        FloorTokens tokens = FloorTokens.of(URI.create(arguments[3]), vertx);
        URI service = URI.create(arguments[4]);
        vertx.deployVerticle(
                        () -> new FloorGateway(port, graph, tokens, service),
                        new DeploymentOptions().setInstances(EVENT_LOOPS))
                .onFailure(e -> {
                    System.err.println("The floor cannot listen: " + e.getMessage());
                    vertx.close();
                });
    }

    /** Keeps its connections, one request on each at a time. */
    static HttpClient client(Vertx vertx) {
        return vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
    }

    @Override
    public void start(Promise<Void> started) {
        client = client(vertx);
        vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        tokens.asker(request).onSuccess(asker -> answer(request, asker)).onFailure(e -> FloorService.end(request, 401));
    }

    private void answer(HttpServerRequest request, User asker) {
        String path = request.path();
        int roles = path.indexOf(FloorService.ROLES);
        if (!path.startsWith(FloorService.LEARNERS) || roles < 0) {
            FloorService.end(request, 404);
            return;
        }
        String learner = path.substring(FloorService.LEARNERS.length(), roles);
        if (!FloorTokens.opens(asker, learner)) {
            FloorService.end(request, 403);
            return;
        }
        String role = path.substring(roles + FloorService.ROLES.length());
        FloorService.answer(request, records(request, learner).map(told -> {
            return LearnerOnGraph.answer(graph, learner, role, FloorRecords.read(told));
        }));
    }

    private Future<Buffer> records(HttpServerRequest request, String learner) {
        RequestOptions asked = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI(FloorService.LEARNERS + learner + FloorService.RECORDS)
                .putHeader("Authorization", request.getHeader("Authorization"));
        return client.request(asked)
                .compose(call -> call.send())
                .compose(response -> response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture("The floor behind answers " + response.statusCode()));
    }
}
