package org.skillway.catalog.error;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.skillway.catalog.request.RequestId;

/** Turns whatever ends a request early into a problem (RFC 9457). What is not expected here is our fault: a 500. */
class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    /** The name of the parameter that holds the body, in every resource method that has one. */
    private static final String BODY = "body";

    private final ProblemWriter problems;
    private final JsonFaults jsonFaults;
    private final AllowedMethods methods;

    ExceptionMappers(ProblemWriter problems, JsonFaults jsonFaults, AllowedMethods methods) {
        this.problems = problems;
        this.jsonFaults = jsonFaults;
        this.methods = methods;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, RoutingContext request) {
        return problems.respond(e, request);
    }

    @ServerExceptionMapper(priority = Priorities.USER)
    Response invalid(ConstraintViolationException e, RoutingContext request) {
        List<Problem.Fault> faults = e.getConstraintViolations().stream()
                .map(ExceptionMappers::fault)
                .sorted(FaultOrder.BY_PLACE)
                .toList();
        boolean inBody = faults.stream().anyMatch(fault -> fault.pointer() != null);
        return problems.respond(
                new ProblemException(inBody ? ErrorCode.INVALID_VALUE : ErrorCode.INVALID_PARAMETER).with(faults),
                request);
    }

    @ServerExceptionMapper
    Response json(com.fasterxml.jackson.core.JsonProcessingException e, RoutingContext request) {
        return problems.respond(jsonFaults.explain(e), request);
    }

    // Quarkus REST reports some JSON faults as this subtype through a mapper of its own; this one is more specific.
    @ServerExceptionMapper(priority = 1)
    Response json(com.fasterxml.jackson.databind.exc.MismatchedInputException e, RoutingContext request) {
        return problems.respond(jsonFaults.explain(e), request);
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthorized(UnauthorizedException e, RoutingContext request) {
        return challenge(ErrorCode.TOKEN_MISSING, "Bearer", request);
    }

    @ServerExceptionMapper(priority = 1)
    Response notAuthenticated(AuthenticationFailedException e, RoutingContext request) {
        ErrorCode code = TokenFaults.code(e);
        if (code == ErrorCode.UNAVAILABLE) {
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
        if (e.getCause() instanceof com.fasterxml.jackson.core.JsonProcessingException cause) {
            return json(cause, request);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404, 405 -> problems.respond(notMatched(request), request);
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
        if (DatabaseFaults.willPass(e)) {
            LOG.warnf("Request %s: the database could not answer: %s", RequestId.of(request), e);
            return problems.respond(
                    new ProblemException(ErrorCode.UNAVAILABLE, Map.of(HttpHeaders.RETRY_AFTER, "1")), request);
        }
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

    // A path that has the method was not found for what stands in it: a version that is no number, say.
    private ProblemException notMatched(RoutingContext request) {
        String method = request.request().method().name();
        SortedSet<String> allowed = methods.of(request.request().path());
        return allowed.isEmpty() || allowed.contains(method)
                ? new ProblemException(ErrorCode.NO_SUCH_PATH)
                : new ProblemException(
                        ErrorCode.METHOD_NOT_ALLOWED, Map.of(HttpHeaders.ALLOW, String.join(", ", allowed)), method);
    }

    // A violation's path is method.parameter[.member…]; what stands behind the parameter is a place in the body.
    private static Problem.Fault fault(ConstraintViolation<?> violation) {
        List<String> path = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(node -> node.getIndex() == null ? node.getName() : node.getIndex() + "/" + node.getName())
                .toList();
        String rule = Rules.nameOf(violation);
        if (path.size() == 2 && path.get(1).equals(BODY)) {
            return new Problem.Fault("", null, rule, violation.getMessage());
        }
        if (path.size() <= 2) {
            return new Problem.Fault(null, path.get(path.size() - 1), rule, violation.getMessage());
        }
        return new Problem.Fault(
                "/" + String.join("/", path.subList(2, path.size())), null, rule, violation.getMessage());
    }
}
