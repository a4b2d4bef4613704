package org.skillway.gateway.learner;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.feed.CurrentGraph;
import org.skillway.gateway.feed.EarlierGraphs;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.request.Languages;
import org.skillway.gateway.request.RequestId;

/** Combines the graph with what progress-service says of a learner: one call, the rest is set arithmetic. */
@ApplicationScoped
class Combiner {

    private final CurrentGraph current;
    private final EarlierGraphs earlier;
    private final Progress progress;
    private final Languages languages;
    private final JsonWebToken token;
    private final PhraseBook book;
    private final Duration longestWait;

    Combiner(
            CurrentGraph current,
            EarlierGraphs earlier,
            Progress progress,
            Languages languages,
            JsonWebToken token,
            PhraseBook book,
            SkillwayConfig config) {
        this.current = current;
        this.earlier = earlier;
        this.progress = progress;
        this.languages = languages;
        this.token = token;
        this.book = book;
        this.longestWait = config.waits().newer();
    }

    /** @throws ProblemException when something in the request breaks a rule */
    Question question(Asked asked, RoutingContext request) {
        return question(asked, LearnerId.resolve(asked.id, token), request);
    }

    /** The same about a learner who is known already. */
    Question question(Asked asked, String learner, RoutingContext request) {
        return Question.of(
                asked,
                learner,
                languages.locale(asked.acceptLanguage),
                new Caller(request.request().getHeader(HttpHeaders.AUTHORIZATION), RequestId.of(request)));
    }

    /**
     * @param subject finds in the graph what is asked about, and throws the problem where there is none
     * @param body makes the answer
     */
    <T> Uni<Response> answer(Question question, Function<CatalogGraph, T> subject, BiFunction<Combination, T, ?> body) {
        return answerLater(question, subject, (combination, found) -> Uni.createFrom()
                .item(CombinedAnswer.of(combination, body.apply(combination, found))));
    }

    /**
     * The same, but while progress-service does not answer the catalog's part alone, if the client prefers that to nothing.
     *
     * @param preferences as they came
     * @param alone makes the answer of a combination with a learner of whom nothing is recorded
     */
    <T> Uni<Response> answer(
            Question question,
            Function<CatalogGraph, T> subject,
            BiFunction<Combination, T, ?> body,
            List<String> preferences,
            BiFunction<Combination, T, ?> alone) {
        Uni<Response> whole = answer(question, subject, body);
        if (!WithoutLearner.isPreferred(preferences)) {
            return whole;
        }
        return whole.onFailure(Combiner::isWithoutProgress).recoverWithUni(() -> graph(question)
                .map(graph -> CombinedAnswer.withoutLearner(
                        graph,
                        question,
                        alone.apply(Combination.ofNothing(question, graph, book), subject.apply(graph)),
                        age(question))));
    }

    private static boolean isWithoutProgress(Throwable failure) {
        return failure instanceof ProblemException problem
                && (problem.code() == ErrorCode.PROGRESS_UNAVAILABLE || problem.code() == ErrorCode.PROGRESS_BUSY);
    }

    /** The same of the catalog alone: nothing of it depends on who asks. */
    Uni<Response> ofCatalog(Question question, Function<CatalogGraph, ?> body) {
        return graph(question)
                .map(graph -> CombinedAnswer.ofCatalog(graph, question, body.apply(graph), age(question)));
    }

    /** @param body makes one page of a list */
    <P extends ListPage> Uni<Response> page(
            Question question, ListPart part, UriInfo uri, BiFunction<Combination, ListPart, P> body) {
        return pageLater(
                question, part, uri, (combination, wanted) -> Uni.createFrom().item(body.apply(combination, wanted)));
    }

    /** The same for a page that takes its time. */
    <P extends ListPage> Uni<Response> pageLater(
            Question question, ListPart part, UriInfo uri, BiFunction<Combination, ListPart, Uni<P>> body) {
        return answerLater(part.pinned(question), graph -> graph, (combination, graph) -> body.apply(combination, part)
                .map(page -> CombinedAnswer.page(combination, page, uri)));
    }

    /** The same for an answer that takes its time. */
    <T> Uni<Response> answerLater(
            Question question,
            Function<CatalogGraph, T> subject,
            BiFunction<Combination, T, Uni<CombinedAnswer>> body) {
        return graph(question).onItem().transformToUni(before -> {
            // What is not there is told at once.
            Objects.requireNonNull(subject.apply(before));
            question.whatIf(before);
            return progress.standing(question)
                    .onItem()
                    .transformToUni(standing -> {
                        // The answer itself uses whatever graph is newest when progress has answered.
                        CatalogGraph graph = question.revision() == null ? newest() : before;
                        T found = subject.apply(graph);
                        Combination combination = Combination.of(question, graph, standing, book);
                        return CombinedAnswer.isKnown(combination)
                                ? Uni.createFrom().item(CombinedAnswer.of(combination, null))
                                : body.apply(combination, found);
                    })
                    .map(answer -> answer.response(age(question)));
        });
    }

    private Uni<CatalogGraph> graph(Question question) {
        CatalogGraph newest = newest();
        if (question.revision() != null) {
            return earlier.at(question.revision());
        }
        long least = question.least().revision();
        return newest.revision() >= least ? Uni.createFrom().item(newest) : newer(least);
    }

    private Uni<CatalogGraph> newer(long revision) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> current.atLeast(revision))
                .ifNoItem()
                .after(longestWait)
                .failWith(() -> new ProblemException(ErrorCode.CATALOG_BEHIND, Map.of("Retry-After", "2")))
                .emitOn(task -> context.runOnContext(unused -> task.run()));
    }

    /** Of an answer that was asked for at a revision it says nothing that the newest is out of reach. */
    private Optional<Duration> age(Question question) {
        return question.revision() == null ? current.age() : Optional.empty();
    }

    private CatalogGraph newest() {
        return current.graph()
                .orElseThrow(() -> new ProblemException(ErrorCode.CATALOG_NOT_LOADED, Map.of("Retry-After", "5")));
    }
}
