package org.skillway.gateway.live;

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
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.Problem;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.learner.PathSegment;
import org.skillway.gateway.learner.RefusedByProgressException;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClient;
import org.skillway.gateway.service.ServiceClients;

/** Asks progress-service with the viewer's own token where a learner stands, and thereby whether the viewer may know. */
@ApplicationScoped
class LearnerVersion {

    private final ServiceClient client;
    private final ObjectReader moments;
    private final Duration longestWait;

    private record Reply(int status, MultiMap headers, Buffer body) {}

    LearnerVersion(ServiceClients clients, ObjectMapper json, SkillwayConfig config) {
        this.client = clients.of(Service.PROGRESS);
        this.moments = json.readerFor(Moment.class);
        this.longestWait = config.waits().standing();
    }

    /**
     * @return fails with {@link RefusedByProgressException} where progress-service refuses, with a problem where it does not
     *     answer
     */
    Uni<Moment> of(Viewer viewer) {
        return Uni.createFrom()
                .completionStage(() -> ask(viewer).toCompletionStage())
                .ifNoItem()
                .after(longestWait)
                .fail()
                .onFailure()
                .transform(this::unavailable)
                .map(this::read);
    }

    private Future<Reply> ask(Viewer viewer) {
        return client.read(
                request -> request.setURI("/internal/v1/learners/" + PathSegment.encode(viewer.learner()) + "/version")
                        .putHeader(HttpHeaders.AUTHORIZATION, viewer.caller().authorization())
                        .putHeader(
                                HttpHeaders.ACCEPT_LANGUAGE, viewer.language().toLanguageTag())
                        .putHeader(RequestId.HEADER, viewer.caller().requestId())
                        .send(),
                response -> response.body().map(body -> new Reply(response.statusCode(), response.headers(), body)));
    }

    private Moment read(Reply reply) {
        String type = reply.headers().get(HttpHeaders.CONTENT_TYPE);
        if (reply.status() >= 400 && reply.status() < 500 && type != null && type.startsWith(Problem.MEDIA_TYPE)) {
            throw new RefusedByProgressException(reply.status(), reply.headers(), reply.body());
        }
        try {
            Moment moment =
                    reply.status() == 200 ? moments.readValue(reply.body().getBytes()) : null;
            if (moment != null) {
                return moment;
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
        throw unavailable(new IllegalStateException("Status " + reply.status()));
    }

    private ProblemException unavailable(Throwable failure) {
        return new ProblemException(client.code(failure), Map.of("Retry-After", "2"));
    }
}
