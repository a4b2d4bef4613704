package org.skillway.gateway.learner;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Whether nobody waits for an answer any more, for work that may as well end then. */
final class Gone {

    private Gone() {}

    static BooleanSupplier of(RoutingContext request) {
        AtomicBoolean gone = new AtomicBoolean();
        // Also when the client has gone before there was an answer.
        request.addEndHandler(end -> gone.set(true));
        return gone::get;
    }
}
