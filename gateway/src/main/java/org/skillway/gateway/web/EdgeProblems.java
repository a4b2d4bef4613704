package org.skillway.gateway.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.Problem;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.error.ProblemWriter;
import org.skillway.gateway.request.Languages;
import org.skillway.gateway.request.RequestId;

/** Problems for requests that reach no resource of the gateway. */
@ApplicationScoped
public class EdgeProblems {

    private final Languages languages;
    private final ProblemWriter problems;
    private final ObjectMapper json;
    private final BodyLimit limit;

    /** A whole answer, ready to be sent. */
    public record Answer(int status, MultiMap headers, Buffer body) {}

    EdgeProblems(Languages languages, ProblemWriter problems, ObjectMapper json, BodyLimit limit) {
        this.languages = languages;
        this.problems = problems;
        this.json = json;
        this.limit = limit;
    }

    public Answer answer(HttpServerRequest request, ErrorCode code, Map<String, String> headers, Object... arguments) {
        return answer(request, new ProblemException(code, headers, arguments));
    }

    private Answer answer(HttpServerRequest request, ProblemException why) {
        Locale locale = languages.locale(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = problems.problem(why, locale, RequestId.of(request));
        MultiMap all = MultiMap.caseInsensitiveMultiMap()
                .set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .set(HttpHeaders.CACHE_CONTROL, "no-store");
        why.headers().forEach(all::set);
        try {
            return new Answer(why.code().status(), all, Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem that cannot be written", e);
        }
    }

    /** Answers a request whose body is too large, of which the rest is not wanted. */
    public Answer tooLarge(HttpServerRequest request) {
        return answer(request, ErrorCode.BODY_TOO_LARGE, last(request), limit.of(request));
    }

    /** Answers a request of whose body nothing more has come for so long: the rest is not waited for. */
    public Answer tooSlow(HttpServerRequest request, Duration pause) {
        return answer(request, ErrorCode.REQUEST_TIMEOUT, last(request), pause.toSeconds());
    }

    /** Says that the connection ends with this answer, where it does. */
    public static Map<String, String> last(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 ? Map.of() : Map.of(HttpHeaders.CONNECTION.toString(), "close");
    }

    /** To be called when that answer is out: the rest of the body stands in the way of a next request. */
    public static void hangUp(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            // Others share the connection; many clients hear an answer only when their body has been taken from them.
            request.resume();
        } else {
            LingeringClose.of(request);
        }
    }

    public void send(HttpServerRequest request, ErrorCode code, Map<String, String> headers, Object... arguments) {
        send(request, answer(request, code, headers, arguments));
    }

    public void send(HttpServerRequest request, ProblemException problem) {
        send(request, answer(request, problem));
    }

    void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        // Not setAll: over HTTP/2 that removes what is there already.
        answer.headers().forEach(response.headers()::set);
        response.end(answer.body());
    }
}
