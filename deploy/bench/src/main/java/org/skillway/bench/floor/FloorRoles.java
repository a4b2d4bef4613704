package org.skillway.bench.floor;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;

/**
 * One process, by hand, on Vert.x and its reactive PostgreSQL client: {@code /api/v1/learners/{id}/roles/{key}} from one
 * database with one statement, each request a query. It checks the token and that it is the learner's own or an admin's, and
 * knows no more: no language but English, no <em>what if</em>, no past, no ETag, no merged skills.
 */
public final class FloorRoles extends AbstractVerticle {

    private static final int CONNECTIONS = 16;
    private static final String LEARNERS = "/api/v1/learners/";
    private static final String ROLES = "/roles/";

    private final int port;
    private final PgConnectOptions database;
    private final JWTAuth tokens;
    private Pool pool;

    FloorRoles(int port, PgConnectOptions database, JWTAuth tokens) {
        this.port = port;
        this.database = database;
        this.tokens = tokens;
    }

    /** @param arguments port, JDBC URL, user and the URL of a JWK set; the password comes in the environment */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PgConnectOptions database = PgConnectOptions.fromUri(arguments[1].substring("jdbc:".length()))
                .setUser(arguments[2])
                .setPassword(System.getenv("BENCH_DATABASE_PASSWORD"))
                // Planned once and not for each learner, which costs more than it brings.
                .addProperty("plan_cache_mode", "force_generic_plan")
                .addProperty("jit", "off")
                // A few rows of each table, which indexes find; without knowing them the plan would read whole tables.
                .addProperty("enable_seqscan", "off")
                .addProperty("enable_hashjoin", "off")
                .addProperty("enable_mergejoin", "off")
                .setCachePreparedStatements(true);
        JWTAuth tokens = Floor.tokens(URI.create(arguments[3]));
        Vertx vertx = Vertx.vertx();
        DeploymentOptions everyCore =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        vertx.deployVerticle(() -> new FloorRoles(Integer.parseInt(arguments[0]), database, tokens), everyCore)
                .onFailure(e -> {
                    System.err.println("The floor cannot listen: " + e.getMessage());
                    vertx.close();
                });
    }

    @Override
    public void start(Promise<Void> started) {
        int each = CONNECTIONS / Runtime.getRuntime().availableProcessors();
        pool = PgBuilder.pool()
                .connectingTo(database)
                .with(new PoolOptions().setMaxSize(Math.max(1, each)))
                .using(vertx)
                .build();
        vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        String bearer = String.valueOf(request.getHeader("Authorization"));
        tokens.authenticate(new TokenCredentials(bearer.substring(bearer.indexOf(' ') + 1)))
                .onSuccess(user -> answer(request, user))
                .onFailure(e -> request.response().setStatusCode(401).end());
    }

    private void answer(HttpServerRequest request, User user) {
        String path = request.path();
        int roles = path.indexOf(ROLES);
        if (!path.startsWith(LEARNERS) || roles < 0) {
            request.response().setStatusCode(404).end();
            return;
        }
        String learner = path.substring(LEARNERS.length(), roles);
        if (!learner.equals(user.subject())
                && !user.principal().getJsonArray("groups").contains("admin")) {
            request.response().setStatusCode(403).end();
            return;
        }
        pool.preparedQuery(FloorRole.STATEMENT)
                .execute(Tuple.of(learner, path.substring(roles + ROLES.length())))
                .map(rows -> FloorRole.answer(learner, rows))
                .onSuccess(body -> {
                    if (body == null) {
                        request.response().setStatusCode(404).end();
                    } else {
                        request.response()
                                .putHeader("Content-Type", "application/json")
                                .end(body);
                    }
                })
                .onFailure(e -> request.response().setStatusCode(500).end(String.valueOf(e.getMessage())));
    }
}
