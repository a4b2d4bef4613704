package org.skillway.gateway.passthrough;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.feed.CurrentGraph;
import org.skillway.gateway.graph.CatalogGraph;

/**
 * Holds the success of a change of the catalog back until the gateway's own graph shows it, so that whoever made the change
 * reads it in the next answer. A graph that does not come in time is no reason to keep a success from a client.
 */
@ApplicationScoped
class OwnWrites {

    static final String REVISION_HEADER = "Skillway-Catalog-Revision";

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** An import goes on after its answer: that it is done is what a read of it says. */
    private static final String IMPORTS = "/api/v1/imports";

    private final CurrentGraph current;
    private final Vertx vertx;
    private final long longestWaitMillis;

    OwnWrites(CurrentGraph current, Vertx vertx, SkillwayConfig config) {
        this.current = current;
        this.vertx = vertx;
        this.longestWaitMillis = config.waits().newer().toMillis();
    }

    /** @param headers of the catalog's answer; a change says in which revision it can be read */
    Future<Void> shown(HttpServerRequest request, int status, MultiMap headers) {
        String revision = headers.get(REVISION_HEADER);
        if (!isNumber(revision)) {
            return Future.succeededFuture();
        }
        current.told(Long.parseLong(revision));
        if (!saysOfAChange(request) || status < 200 || status >= 300) {
            return Future.succeededFuture();
        }
        CompletableFuture<CatalogGraph> arrived = current.atLeast(Long.parseLong(revision));
        if (arrived.isDone()) {
            return Future.succeededFuture();
        }
        long timer = vertx.setTimer(longestWaitMillis, late -> arrived.cancel(false));
        return Future.fromCompletionStage(arrived, vertx.getOrCreateContext())
                .onComplete(graph -> vertx.cancelTimer(timer))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private static boolean saysOfAChange(HttpServerRequest request) {
        return !READS.contains(request.method()) || request.path().startsWith(IMPORTS);
    }

    static boolean isNumber(String revision) {
        return revision != null && revision.matches("[0-9]{1,18}");
    }
}
