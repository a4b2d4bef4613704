package org.skillway.gateway.learner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.config.StandingsConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.Problem;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClient;
import org.skillway.gateway.service.ServiceClients;
import org.skillway.gateway.service.SharedCalls;

/**
 * Asks progress-service where a learner stands, and knows within a bounded time that it will not say. Where a learner stands
 * now is asked together with what others ask at that time; where one stood at a version, which is seldom asked, alone.
 */
@ApplicationScoped
class Progress {

    private static final Logger LOG = Logger.getLogger(Progress.class);

    /** Tokens and learners in one call: with all around them less than the body that progress-service takes. */
    private static final int LONGEST_CALL = 512 * 1024;

    private static final String WAITING = "skillway.standings.waiting";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final ServiceClient client;
    private final ObjectMapper json;
    private final ObjectReader answers;
    private final SharedCalls<StandingsCall.Ask, StandingReply> calls;
    private final Duration longestWait;
    private final Duration longestWaitForNewer;

    private record Reply(int status, MultiMap headers, Buffer body) {}

    Progress(
            ServiceClients clients,
            ObjectMapper json,
            StandingsCall call,
            SkillwayConfig config,
            StandingsConfig standingsConfig,
            MeterRegistry meters) {
        this.client = clients.of(Service.PROGRESS);
        this.json = json;
        this.answers = json.reader().with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
        this.calls = new SharedCalls<>(
                new SharedCalls.Limits(
                        standingsConfig.calls(), standingsConfig.together(), LONGEST_CALL, standingsConfig.waiting()),
                StandingsCall.Ask::size,
                call::ask,
                client::tooMany);
        meters.gauge(WAITING, calls, SharedCalls::waiting);
        this.longestWait = config.waits().standing();
        this.longestWaitForNewer = config.waits().newer();
    }

    /**
     * Asks with the caller's own token, and for problems, should there be one, in the language of the question.
     *
     * @return fails with {@link RefusedByProgressException} where progress-service refuses, with
     *     {@code progress-unavailable} or {@code progress-busy} where it does not answer, and with {@code progress-behind}
     *     where it does not get as far as the client has seen it
     */
    Uni<StandingView> standing(Question question) {
        Uni<StandingView> answer = question.version() != null
                ? bounded(question, alone(question, standingAt(question), StandingView.class))
                : newEnough(question, FIRST_PAUSE, Duration.ZERO);
        return answer.emitOn(here());
    }

    /**
     * The plan that the learner kept under a name when the ledger stood at a version.
     *
     * @return fails as {@link #standing} does, where there is none with the refusal of progress-service
     */
    Uni<SavedPlan> savedPlan(Question question, String name, long version) {
        String address =
                "/api/v1/learners/" + PathSegment.encode(question.learner()) + "/plans/" + name + "?version=" + version;
        Uni<SavedPlan> answer = bounded(question, alone(question, address, SavedPlan.class));
        return answer.emitOn(here());
    }

    /** Where whoever asks goes on. */
    private static Executor here() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(unused -> task.run());
    }

    /** Asks again, ever more seldom, until the answer is as new as what the client has seen. */
    private Uni<StandingView> newEnough(Question question, Duration pause, Duration waited) {
        return bounded(question, together(question)).onItem().transformToUni(standing -> {
            if (standing.version() >= question.least().version()) {
                return Uni.createFrom().item(standing);
            }
            if (waited.plus(pause).compareTo(longestWaitForNewer) > 0) {
                return Uni.createFrom()
                        .failure(new ProblemException(ErrorCode.PROGRESS_BEHIND, Map.of("Retry-After", "2")));
            }
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(pause)
                    .onItem()
                    .transformToUni(unused -> newEnough(question, pause.multipliedBy(2), waited.plus(pause)));
        });
    }

    private <T> Uni<T> bounded(Question question, Uni<T> answer) {
        return answer.ifNoItem()
                .after(longestWait)
                .fail()
                .onFailure(failure ->
                        !(failure instanceof ProblemException || failure instanceof RefusedByProgressException))
                .transform(failure -> unavailable(question.caller(), failure));
    }

    private Uni<StandingView> together(Question question) {
        Caller caller = question.caller();
        return Uni.createFrom()
                .completionStage(() -> {
                    StandingsCall.Wanted wanted = new StandingsCall.Wanted(
                            caller.token(),
                            question.learner(),
                            question.language().toLanguageTag());
                    return calls.ask(wanted, new StandingsCall.Ask(wanted, caller.requestId()));
                })
                .map(reply -> {
                    if (reply instanceof StandingReply.Told told) {
                        return told.standing();
                    }
                    if (reply instanceof StandingReply.Refused refused) {
                        throw refused.to(caller, json);
                    }
                    throw new IllegalStateException(String.valueOf(reply));
                });
    }

    private <T> Uni<T> alone(Question question, String address, Class<T> type) {
        return Uni.createFrom()
                .completionStage(() -> ask(question, address).toCompletionStage())
                .map(reply -> read(reply, type));
    }

    private Future<Reply> ask(Question question, String address) {
        return client.read(
                request -> request.setURI(address)
                        .putHeader(HttpHeaders.AUTHORIZATION, question.caller().authorization())
                        .putHeader(
                                HttpHeaders.ACCEPT_LANGUAGE, question.language().toLanguageTag())
                        .putHeader(RequestId.HEADER, question.caller().requestId())
                        .send(),
                response -> response.body().map(body -> new Reply(response.statusCode(), response.headers(), body)));
    }

    private static String standingAt(Question question) {
        return "/internal/v1/learners/" + PathSegment.encode(question.learner()) + "/standing?version="
                + question.version();
    }

    private <T> T read(Reply reply, Class<T> wanted) {
        if (reply.status() == 200) {
            try {
                T said = answers.readValue(reply.body().getBytes(), wanted);
                if (said == null) {
                    throw new IllegalStateException("null");
                }
                return said;
            } catch (IOException e) {
                throw new IllegalStateException("The answer cannot be read", e);
            }
        }
        String type = reply.headers().get(HttpHeaders.CONTENT_TYPE);
        if (reply.status() >= 400 && reply.status() < 500 && type != null && type.startsWith(Problem.MEDIA_TYPE)) {
            throw new RefusedByProgressException(reply.status(), reply.headers(), reply.body());
        }
        throw new IllegalStateException("Status " + reply.status());
    }

    private ProblemException unavailable(Caller caller, Throwable why) {
        LOG.debugf(
                "Request %s: progress-service does not answer: %s",
                caller.requestId(), why.getClass().getSimpleName());
        return new ProblemException(client.code(why), Map.of("Retry-After", "2"));
    }
}
