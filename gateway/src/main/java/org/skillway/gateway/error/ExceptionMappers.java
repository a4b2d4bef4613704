package org.skillway.gateway.error;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.skillway.gateway.request.RequestId;

/** Turns whatever ends a request early into a problem (RFC 9457). What is not expected here is our fault: a 500. */
class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    private final ProblemWriter problems;
    private final JsonFaults jsonFaults;

    ExceptionMappers(ProblemWriter problems, JsonFaults jsonFaults) {
        this.problems = problems;
        this.jsonFaults = jsonFaults;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, RoutingContext request) {
        return problems.respond(e, request);
    }

    /** A body that cannot be read; what the services send is read elsewhere, and no client's fault. */
    @ServerExceptionMapper
    Response unreadable(UnreadableBodyException e, RoutingContext request) {
        return problems.respond(jsonFaults.explain(e.getCause()), request);
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthorized(UnauthorizedException e, RoutingContext request) {
        return challenge(ErrorCode.TOKEN_MISSING, "Bearer", request);
    }

    @ServerExceptionMapper(priority = 1)
    Response notAuthenticated(AuthenticationFailedException e, RoutingContext request) {
        ErrorCode code = TokenFaults.code(e);
        if (code == ErrorCode.ISSUER_UNAVAILABLE) {
            return problems.respond(new ProblemException(code, Map.of(HttpHeaders.RETRY_AFTER, "5")), request);
        }
        return challenge(code, "Bearer error=\"invalid_token\"", request);
    }

    @ServerExceptionMapper(priority = 1)
    Response forbidden(ForbiddenException e, RoutingContext request) {
        return problems.respond(new ProblemException(ErrorCode.FORBIDDEN), request);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, RoutingContext request) {
        int status = e.getResponse().getStatus();
        return switch (status) {
            // A method that a path does not have was refused before (PassThrough).
            case 404 -> problems.respond(new ProblemException(ErrorCode.NO_SUCH_PATH), request);
            case 406 -> problems.respond(new ProblemException(ErrorCode.NOT_ACCEPTABLE), request);
            case 413 -> problems.respond(new ProblemException(ErrorCode.BODY_TOO_LARGE, 1024 * 1024), request);
            case 415 -> problems.respond(new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE), request);
            default ->
                status < 500
                        ? problems.respond(new ProblemException(ErrorCode.BAD_REQUEST), request)
                        : unexpected(e, request);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, RoutingContext request) {
        LOG.errorf(
                e,
                "Request %s failed: %s",
                RequestId.of(request),
                request.request().method());
        return problems.respond(new ProblemException(ErrorCode.INTERNAL), request);
    }

    private Response challenge(ErrorCode code, String challenge, RoutingContext request) {
        return problems.respond(new ProblemException(code, Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge)), request);
    }
}
