package org.skillway.catalog.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.Problem;
import org.skillway.catalog.error.ProblemWriter;
import org.skillway.catalog.request.Languages;
import org.skillway.catalog.request.ReadableLanguages;
import org.skillway.catalog.request.RequestId;

/** What happens to every request before routing: it gets a name, and is refused if its head or its body cannot be. */
@ApplicationScoped
class EdgeFilters {

    /** A body that claims to be larger is refused, whatever is in it. */
    static final long MAX_BODY_BYTES = 1024 * 1024;

    /** Where whole catalogs come in; they go to the disk as they come. */
    private static final String IMPORTS = "/api/v1/imports";

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.PUT, HttpMethod.POST, HttpMethod.PATCH);
    private static final int BEFORE_EVERYTHING = 1_000;

    private final Languages languages;
    private final ProblemWriter problems;
    private final ObjectMapper json;
    private final long maxUpload;

    EdgeFilters(
            Languages languages,
            ProblemWriter problems,
            ObjectMapper json,
            @ConfigProperty(name = "skillway.imports.max-upload") MemorySize maxUpload) {
        this.languages = languages;
        this.problems = problems;
        this.json = json;
        this.maxUpload = maxUpload.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, BEFORE_EVERYTHING);
        filters.register(this::refuseBody, BEFORE_EVERYTHING - 1);
    }

    /** Where the first route looks at the path, Vert.x gives up on one whose escapes mean nothing before any filter. */
    void register(@Observes Router router) {
        router.errorHandler(ErrorCode.BAD_REQUEST.status(), context -> refuseUnrouted(context, ErrorCode.BAD_REQUEST));
        // The same of a request that names no host, or an empty path; but with an exception, which Quarkus would
        // answer in words and a form of its own, and log with the path. What is no path at all (OPTIONS *, CONNECT) it
        // would answer with nothing.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::refuseBeforeFilters);
    }

    private void refuseBeforeFilters(RoutingContext context) {
        if (context.response().headers().contains(RequestId.HEADER)) {
            context.next();
        } else if (context.statusCode() == ErrorCode.BAD_REQUEST.status()) {
            refuseUnrouted(context, ErrorCode.BAD_REQUEST);
        } else if (context.statusCode() == ErrorCode.NO_SUCH_PATH.status()) {
            refuseUnrouted(context, ErrorCode.NO_SUCH_PATH);
        } else {
            context.next();
        }
    }

    private void refuseUnrouted(RoutingContext context, ErrorCode code) {
        RequestId.give(context);
        ReadableLanguages.keep(context.request());
        Future<Void> unused = answer(context, code);
    }

    private void begin(RoutingContext context) {
        RequestId.give(context);
        ReadableLanguages.keep(context.request());
        Optional<ErrorCode> refusal = RequestHead.refusal(context.request());
        if (refusal.isEmpty()) {
            context.next();
        } else {
            Future<Void> unused = answer(context, refusal.get());
        }
    }

    private long most(HttpServerRequest request) {
        return IMPORTS.equals(request.path()) && HttpMethod.POST.equals(request.method()) ? maxUpload : MAX_BODY_BYTES;
    }

    private void refuseBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        long most = most(request);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && isUnmeasured(request)) {
            UnwantedBody.discard(context, () -> refuse(context, ErrorCode.LENGTH_REQUIRED));
        } else if (length != null && !(length.matches("[0-9]{1,15}") && Long.parseLong(length) <= most)) {
            UnwantedBody.discard(context, () -> refuse(context, ErrorCode.BODY_TOO_LARGE, most));
        } else if (CodedBody.isAnnounced(request)) {
            CodedBody.ACCEPTED.forEach(context.response()::putHeader);
            UnwantedBody.discard(context, () -> refuse(context, ErrorCode.UNSUPPORTED_CONTENT_CODING));
        } else {
            context.next();
        }
    }

    /** Whether a body comes of which nobody knows how long it will be; over HTTP/2 its type alone tells that one comes. */
    private static boolean isUnmeasured(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (request.version() == HttpVersion.HTTP_2
                        && WITH_BODY.contains(request.method())
                        && request.headers().contains(HttpHeaders.CONTENT_TYPE));
    }

    private void refuse(RoutingContext context, ErrorCode code, Object... arguments) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            // Others share the connection, and the header is no header of HTTP/2.
            answer(context, code, arguments);
            return;
        }
        // Something of the body may be under way still, so the connection cannot be used again.
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        answer(context, code, arguments).onComplete(done -> request.connection().close());
    }

    private Future<Void> answer(RoutingContext context, ErrorCode code, Object... arguments) {
        Locale locale = languages.locale(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = problems.problem(code, arguments, locale, RequestId.of(context));
        try {
            return context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem that cannot be written", e);
        }
    }
}
