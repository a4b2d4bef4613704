package org.skillway.gateway.learner;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what progress-service answered when it refused. */
class RefusedByProgress {

    @ServerExceptionMapper
    Response refused(RefusedByProgressException e) {
        return e.answer();
    }
}
