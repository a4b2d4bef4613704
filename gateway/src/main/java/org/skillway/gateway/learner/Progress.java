package org.skillway.gateway.learner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.Problem;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClient;
import org.skillway.gateway.service.ServiceClients;

/** Asks progress-service where a learner stands, and knows within a bounded time that it will not say. */
@ApplicationScoped
class Progress {

    private static final Logger LOG = Logger.getLogger(Progress.class);

    private final ServiceClient client;
    private final ObjectReader standings;
    private final Duration longestWait;

    private record Reply(int status, MultiMap headers, Buffer body) {}

    Progress(ServiceClients clients, ObjectMapper json, SkillwayConfig config) {
        this.client = clients.of(Service.PROGRESS);
        this.standings =
                json.readerFor(StandingView.class).with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
        this.longestWait = config.waits().standing();
    }

    /**
     * Asks with the caller's own token, and for problems, should there be one, in the language of the question.
     *
     * @return fails with {@link RefusedByProgressException} where progress-service refuses, with
     *     {@code progress-unavailable} where it does not answer
     */
    Uni<StandingView> standing(Question question) {
        return Uni.createFrom()
                .completionStage(() -> ask(question).toCompletionStage())
                .ifNoItem()
                .after(longestWait)
                .fail()
                .onFailure()
                .transform(e -> unavailable(question.caller(), e.getClass().getSimpleName()))
                .map(reply -> read(reply, question.caller()));
    }

    private Future<Reply> ask(Question question) {
        return client.read(request -> request.setURI(address(question))
                        .putHeader(HttpHeaders.AUTHORIZATION, question.caller().authorization())
                        .putHeader(
                                HttpHeaders.ACCEPT_LANGUAGE, question.language().toLanguageTag())
                        .putHeader(RequestId.HEADER, question.caller().requestId())
                        .send())
                .compose(response ->
                        response.body().map(body -> new Reply(response.statusCode(), response.headers(), body)));
    }

    private static String address(Question question) {
        String version = question.version() == null ? "" : "?version=" + question.version();
        return "/internal/v1/learners/" + PathSegment.encode(question.learner()) + "/standing" + version;
    }

    private StandingView read(Reply reply, Caller caller) {
        if (reply.status() == 200) {
            try {
                StandingView standing = standings.readValue(reply.body().getBytes());
                if (standing == null) {
                    throw unavailable(caller, "null");
                }
                return standing;
            } catch (IOException e) {
                throw unavailable(caller, e.getClass().getSimpleName());
            }
        }
        String type = reply.headers().get(HttpHeaders.CONTENT_TYPE);
        if (reply.status() >= 400 && reply.status() < 500 && type != null && type.startsWith(Problem.MEDIA_TYPE)) {
            throw new RefusedByProgressException(reply.status(), reply.headers(), reply.body());
        }
        throw unavailable(caller, "status " + reply.status());
    }

    private static ProblemException unavailable(Caller caller, String why) {
        LOG.debugf("Request %s: progress-service does not answer: %s", caller.requestId(), why);
        return new ProblemException(ErrorCode.PROGRESS_UNAVAILABLE, Map.of("Retry-After", "2"));
    }
}
