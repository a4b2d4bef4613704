package org.skillway.catalog.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.Problem;
import org.skillway.catalog.error.ProblemWriter;
import org.skillway.catalog.request.Languages;
import org.skillway.catalog.request.RequestId;

/** What happens to every request before routing: it gets a name, and is refused if its body is too large. */
@ApplicationScoped
class EdgeFilters {

    /** A body that claims to be larger is refused before a byte of it is read. */
    static final long MAX_BODY_BYTES = 1024 * 1024;

    private static final int BEFORE_EVERYTHING = 1_000;

    private final Languages languages;
    private final ProblemWriter problems;
    private final ObjectMapper json;

    EdgeFilters(Languages languages, ProblemWriter problems, ObjectMapper json) {
        this.languages = languages;
        this.problems = problems;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(new RequestId(), BEFORE_EVERYTHING + 1);
        filters.register(this::refuseLargeBody, BEFORE_EVERYTHING);
    }

    private void refuseLargeBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || (length.length() < 16 && Long.parseLong(length) <= MAX_BODY_BYTES)) {
            context.next();
            return;
        }
        Locale locale = languages.locale(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = problems.problem(
                ErrorCode.BODY_TOO_LARGE, new Object[] {MAX_BODY_BYTES}, List.of(), locale, RequestId.of(context));
        try {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                    // The rest of the body is not read, so the connection cannot be used again.
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(json.writeValueAsString(problem))
                    .onComplete(done -> request.connection().close());
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
