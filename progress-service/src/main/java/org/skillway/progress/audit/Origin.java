package org.skillway.progress.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.arc.Arc;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.skillway.progress.request.RequestId;

/**
 * Which request an event comes from. Its path names learners, and is written by whoever sends it; these words are not.
 *
 * @param operation the id of the operation in the OpenAPI document; null where none was reached
 * @param requestId null outside of a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(String operation, String requestId) {

    private static final Origin NONE = new Origin(null, null);

    /** The request that this thread is working for. */
    public static Origin current() {
        ResteasyReactiveRequestContext request =
                Arc.container().requestContext().isActive() ? CurrentRequestManager.get() : null;
        if (request == null) {
            return NONE;
        }
        // Operations are named as their methods.
        RuntimeResource reached = request.getTarget();
        return new Origin(
                reached == null ? null : reached.getJavaMethodName(),
                RequestId.of(request.unwrap(RoutingContext.class)));
    }
}
