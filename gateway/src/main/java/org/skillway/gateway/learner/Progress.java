package org.skillway.gateway.learner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.config.StandingsConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClient;
import org.skillway.gateway.service.ServiceClients;
import org.skillway.gateway.service.SharedCalls;
import org.skillway.gateway.tracing.Trace;

/**
 * Asks progress-service where a learner stands, and knows within a bounded time that it will not say. Where a learner stands
 * now is asked together with what others ask at that time; where one stood at an earlier point, which is seldom asked, alone.
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
        return standing(question, question.point()).emitOn(here());
    }

    private Uni<StandingView> standing(Question question, Point point) {
        if (point.version() != null) {
            return bounded(question, at(question, point.version()));
        }
        return point.asOf() != null
                ? bounded(question, asKnownAt(question, point.asOf()))
                : newEnough(question, FIRST_PAUSE, Duration.ZERO);
    }

    private Uni<StandingView> at(Question question, long version) {
        return alone(question, learner("/internal/v1", question) + "/standing?version=" + version)
                .map(reply -> reply.read(answers, StandingView.class));
    }

    /**
     * Which version a time came to is said by a list that asks for the same right as the standing; from then on it is asked
     * for by that version, which no later entry changes.
     */
    private Uni<StandingView> asKnownAt(Question question, OffsetDateTime asOf) {
        String time = PathSegment.encode(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(asOf));
        return alone(question, learner("/api/v1", question) + "/goals?limit=1&asOf=" + time)
                .map(ProgressReply::version)
                .onItem()
                .transformToUni(version -> at(question, version))
                .onFailure(failure -> failure instanceof RefusedByProgressException refused && refused.isOfTheRequest())
                .transform(failure -> erasedMeanwhile())
                .invoke(standing -> {
                    if (standing.isLaterThan(asOf.toInstant())) {
                        throw erasedMeanwhile();
                    }
                });
    }

    private static IllegalStateException erasedMeanwhile() {
        return new IllegalStateException("The ledger is not the one whose version was told");
    }

    /**
     * The plan that the learner kept under a name when the ledger stood at a version.
     *
     * @return fails as {@link #standing} does, where there is none with the refusal of progress-service
     */
    Uni<SavedPlan> savedPlan(Question question, String name, long version) {
        String address = learner("/api/v1", question) + "/plans/" + name + "?version=" + version;
        Uni<SavedPlan> answer =
                bounded(question, alone(question, address).map(reply -> reply.read(answers, SavedPlan.class)));
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
                    return calls.ask(wanted, new StandingsCall.Ask(wanted, caller.requestId(), Trace.current()));
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

    private Uni<ProgressReply> alone(Question question, String address) {
        return Uni.createFrom()
                .completionStage(() -> ask(question, address).toCompletionStage())
                .invoke(ProgressReply::successful);
    }

    private Future<ProgressReply> ask(Question question, String address) {
        return client.read(
                request -> request.setURI(address)
                        .putHeader(HttpHeaders.AUTHORIZATION, question.caller().authorization())
                        .putHeader(
                                HttpHeaders.ACCEPT_LANGUAGE, question.language().toLanguageTag())
                        .putHeader(RequestId.HEADER, question.caller().requestId())
                        .send(),
                response -> response.body()
                        .map(body -> new ProgressReply(response.statusCode(), response.headers(), body)));
    }

    private static String learner(String before, Question question) {
        return before + "/learners/" + PathSegment.encode(question.learner());
    }

    private ProblemException unavailable(Caller caller, Throwable why) {
        LOG.debugf(
                "Request %s: progress-service does not answer: %s",
                caller.requestId(), why.getClass().getSimpleName());
        return new ProblemException(client.code(why), Map.of("Retry-After", "2"));
    }
}
