package org.skillway.gateway.passthrough;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.skillway.gateway.config.KeptAnswersConfig;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.feed.CurrentGraph;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.routing.Route;
import org.skillway.gateway.security.KnownTokens;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClient;
import org.skillway.gateway.service.ServiceClients;
import org.skillway.gateway.tracing.Trace;
import org.skillway.gateway.web.EdgeProblems;

/**
 * Answers reads by key of what is published with what was kept of catalog-service's own answers; with the catalog away too,
 * and then says how old it is. These answers are the same for everybody, so that of a token it only matters that it is valid.
 */
@ApplicationScoped
class ReadsByKey {

    private static final CharSequence DATE = HttpHeaders.createOptimized("Date");
    private static final CharSequence REVISION = HttpHeaders.createOptimized(OwnWrites.REVISION_HEADER);
    private static final Map<String, String> TRY_AGAIN = Map.of("Retry-After", "2");

    private final KeptAnswers answers;
    private final CurrentGraph current;
    private final KnownTokens tokens;
    private final EdgeProblems problems;
    private final ServiceClient client;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration longestConfirmation;
    private final Duration longestWait;
    private volatile Date date = new Date(0, "");

    /** @param second since 1970 */
    private record Date(long second, CharSequence text) {}

    ReadsByKey(
            KeptAnswers answers,
            CurrentGraph current,
            KnownTokens tokens,
            EdgeProblems problems,
            ServiceClients clients,
            Vertx vertx,
            Clock clock,
            KeptAnswersConfig config,
            SkillwayConfig waits) {
        this.answers = answers;
        this.current = current;
        this.tokens = tokens;
        this.problems = problems;
        this.client = clients.of(Service.CATALOG);
        this.vertx = vertx;
        this.clock = clock;
        this.longestConfirmation = config.confirm();
        this.longestWait = waits.waits().idle();
    }

    /** A read of one entity that is known here, in the plainest form: all else the catalog answers itself. */
    boolean isOne(RoutingContext context, Route route, List<String> path) {
        HttpServerRequest request = context.request();
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method()))
                && request.query() == null
                && path.size() == 4
                && route.isFree(3)
                && (accept == null || isAnyJson(accept))
                && isKnown(path.get(2), path.get(3))
                && isOpenTo(context);
    }

    private static boolean isAnyJson(String accept) {
        return accept.indexOf(';') < 0
                && (accept.contains("*/*") || accept.contains("application/json") || accept.contains("application/*"));
    }

    private boolean isKnown(String collection, String key) {
        Optional<CatalogGraph> graph = current.graph();
        return graph.isPresent()
                && switch (collection) {
                    case "roles" -> graph.get().role(key).isPresent();
                    // One that was merged is another by now, and its address leads there.
                    case "skills" ->
                        graph.get()
                                .skill(key)
                                .filter(skill -> skill.key().equals(key))
                                .isPresent();
                    case "modules" -> graph.get().module(key).isPresent();
                    case "courses" -> graph.get().course(key).isPresent();
                    default -> false;
                };
    }

    private boolean isOpenTo(RoutingContext context) {
        return context.request().getHeader(HttpHeaders.AUTHORIZATION) == null
                || tokens.of(context).isPresent();
    }

    /**
     * @param least the catalog revision that the client has seen
     * @param otherwise answers what catalog-service has another answer for than one to be kept
     */
    void handle(HttpServerRequest request, long least, Runnable otherwise) {
        String languages = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        KeptAnswers.Address address = new KeptAnswers.Address(
                request.path(),
                languages == null ? "" : languages.replace(" ", "").toLowerCase(Locale.ROOT));
        Optional<KeptAnswer> kept = answers.of(address);
        if (kept.filter(answers::isCurrent).isPresent() && kept.get().revision() >= least) {
            send(request, kept.get(), Optional.empty());
            return;
        }
        CompletableFuture<Optional<KeptAnswer>> fresh =
                answers.fresh(new KeptAnswers.Ask(address, RequestId.of(request), Trace.current()));
        Context here = vertx.getOrCreateContext();
        long timer = vertx.setTimer(
                (kept.isPresent() ? longestConfirmation : longestWait).toMillis(), late -> fresh.cancel(false));
        Future.fromCompletionStage(fresh, here).onComplete(asked -> {
            vertx.cancelTimer(timer);
            if (asked.failed()) {
                withoutCatalog(request, least, address, asked.cause());
            } else if (asked.result().isEmpty()) {
                otherwise.run();
            } else if (asked.result().get().revision() < least) {
                problems.send(request, ErrorCode.CATALOG_BEHIND, TRY_AGAIN);
            } else {
                send(request, asked.result().get(), Optional.empty());
            }
        });
    }

    private void withoutCatalog(HttpServerRequest request, long least, KeptAnswers.Address address, Throwable failure) {
        Optional<KeptAnswer> kept = answers.of(address);
        if (kept.isEmpty()) {
            problems.send(request, client.code(failure), TRY_AGAIN);
        } else if (kept.get().revision() < least) {
            problems.send(request, ErrorCode.CATALOG_BEHIND, TRY_AGAIN);
        } else {
            send(request, kept.get(), Optional.of(age(kept.get())));
        }
    }

    /** For how long nobody can tell whether it still holds. */
    private Duration age(KeptAnswer answer) {
        Duration sinceConfirmed = Duration.between(answer.confirmed(), clock.instant());
        return answers.isAsNewAsTold(answer)
                ? current.age().filter(age -> age.compareTo(sinceConfirmed) < 0).orElse(sinceConfirmed)
                : sinceConfirmed;
    }

    /** Written once in a second. */
    private CharSequence date() {
        Instant now = clock.instant();
        Date known = date;
        if (known.second() != now.getEpochSecond()) {
            String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
            known = new Date(now.getEpochSecond(), HttpHeaders.createOptimized(text));
            date = known;
        }
        return known.text();
    }

    private void send(HttpServerRequest request, KeptAnswer answer, Optional<Duration> age) {
        HttpServerResponse response = request.response();
        answer.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        response.putHeader(REVISION, Long.toString(answer.revision()));
        response.putHeader(DATE, date());
        age.ifPresent(time -> response.putHeader("Age", Long.toString(time.toSeconds())));
        answer.body().answer(request);
    }
}
