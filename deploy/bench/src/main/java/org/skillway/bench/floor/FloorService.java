package org.skillway.bench.floor;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.auth.User;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;

/**
 * One process, by hand, on Vert.x and its reactive PostgreSQL client, with the catalog and the ledgers in one database: a role
 * with its skills, a page of a learner's skills, a role with where a learner stands, the completion of a skill, each by one
 * statement; and lists that it passes on. It checks tokens, and that a learner's are the learner's own or an admin's, and
 * knows no more: no language but English, no past, no <em>what if</em>, no ETag. Writing is a commit for each request.
 */
public final class FloorService extends AbstractVerticle {

    /** Where {@link FloorGateway} asks for {@link FloorRecords}, behind the learner. */
    static final String RECORDS = "/records";

    static final String LEARNERS = "/api/v1/learners/";
    static final String ROLES = "/roles/";

    private static final int EVENT_LOOPS = 2;
    private static final int CONNECTIONS = 16;
    private static final String PAGES = "/api/v1/roles/";
    private static final String SKILLS = "/skills";
    private static final int LIMIT = 50;

    private final int port;
    private final PgConnectOptions database;
    private final FloorTokens tokens;
    private final URI behind;
    private Pool pool;
    private HttpProxy proxy;

    private FloorService(int port, PgConnectOptions database, FloorTokens tokens, URI behind) {
        this.port = port;
        this.database = database;
        this.tokens = tokens;
        this.behind = behind;
    }

    /**
     * @param arguments port, JDBC URL, user, the URL of a JWK set, and maybe that of a service to which everything else is
     *     passed on; the password comes in the environment
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
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
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        FloorTokens tokens = FloorTokens.of(URI.create(arguments[3]), vertx);
        URI behind = arguments.length > 4 ? URI.create(arguments[4]) : null;
        vertx.deployVerticle(
                        () -> new FloorService(port, database, tokens, behind),
                        new DeploymentOptions().setInstances(EVENT_LOOPS))
                .onFailure(e -> {
                    System.err.println("The floor cannot listen: " + e.getMessage());
                    vertx.close();
                });
    }

    @Override
    public void start(Promise<Void> started) {
        pool = PgBuilder.pool()
                .connectingTo(database)
                .with(new PoolOptions().setMaxSize(CONNECTIONS / EVENT_LOOPS))
                .using(vertx)
                .build();
        if (behind != null) {
            proxy = HttpProxy.reverseProxy(FloorGateway.client(vertx)).origin(behind.getPort(), behind.getHost());
        }
        vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** The catalog is everybody's; a token that is sent is checked all the same. */
    private void handle(HttpServerRequest request) {
        String path = request.path();
        boolean learners = path.startsWith(LEARNERS);
        if (!learners && request.getHeader("Authorization") == null) {
            catalog(request, path);
            return;
        }
        Future<Buffer> body =
                request.method().equals(HttpMethod.PUT) ? request.body() : Future.succeededFuture(Buffer.buffer());
        tokens.asker(request)
                .onSuccess(asker -> {
                    if (learners) {
                        learner(request, path.substring(LEARNERS.length()), asker, body);
                    } else {
                        catalog(request, path);
                    }
                })
                .onFailure(e -> end(request, 401));
    }

    private void catalog(HttpServerRequest request, String path) {
        if (path.startsWith(PAGES)) {
            String key = path.substring(PAGES.length());
            answer(
                    request,
                    pool.preparedQuery(FloorRolePage.STATEMENT)
                            .execute(Tuple.of(key))
                            .map(rows -> FloorRolePage.answer(key, rows)));
        } else if (proxy != null) {
            proxy.handle(request);
        } else {
            end(request, 404);
        }
    }

    /** @param path behind that of all learners */
    private void learner(HttpServerRequest request, String path, User asker, Future<Buffer> body) {
        int slash = path.indexOf('/');
        String learner = slash < 0 ? path : path.substring(0, slash);
        String what = slash < 0 ? "" : path.substring(slash);
        if (!FloorTokens.opens(asker, learner)) {
            end(request, 403);
        } else if (what.startsWith(ROLES)) {
            answer(
                    request,
                    pool.preparedQuery(FloorRole.STATEMENT)
                            .execute(Tuple.of(learner, what.substring(ROLES.length())))
                            .map(rows -> FloorRole.answer(learner, rows)));
        } else if (what.equals(SKILLS)) {
            answer(
                    request,
                    pool.preparedQuery(FloorLedger.READ)
                            .execute(Tuple.of(learner, LIMIT + 1))
                            .map(rows -> FloorLedger.page(rows, LIMIT)));
        } else if (what.equals(RECORDS)) {
            answer(
                    request,
                    pool.preparedQuery(FloorRecords.STATEMENT)
                            .execute(Tuple.of(learner))
                            .map(rows -> FloorRecords.of(rows).told()));
        } else if (what.startsWith(SKILLS + "/") && request.method().equals(HttpMethod.PUT)) {
            body.onSuccess(told -> write(request, asker, learner, what.substring(SKILLS.length() + 1), told));
        } else {
            end(request, 404);
        }
    }

    private void write(HttpServerRequest request, User asker, String learner, String skill, Buffer told) {
        if (!"completed".equals(told.toJsonObject().getString("state"))) {
            end(request, 400);
            return;
        }
        pool.preparedQuery(FloorLedger.WRITE)
                .execute(Tuple.of(LedgerCommand.completion(asker.subject(), learner, skill)))
                .map(FloorLedger::made)
                .onSuccess(made -> {
                    if (made == null) {
                        end(request, 404);
                    } else {
                        send(request, made.created() ? 201 : 200, made.record());
                    }
                })
                .onFailure(e -> failed(request, e));
    }

    static void answer(HttpServerRequest request, Future<Buffer> answer) {
        answer.onSuccess(body -> {
                    if (body == null) {
                        end(request, 404);
                    } else {
                        send(request, 200, body);
                    }
                })
                .onFailure(e -> failed(request, e));
    }

    private static void send(HttpServerRequest request, int status, Buffer body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    static void end(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end();
    }

    private static void failed(HttpServerRequest request, Throwable failure) {
        request.response().setStatusCode(500).end(String.valueOf(failure.getMessage()));
    }
}
