package org.skillway.gateway.passthrough;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.skillway.gateway.config.KeptAnswersConfig;
import org.skillway.gateway.feed.CurrentGraph;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClient;
import org.skillway.gateway.service.ServiceClients;
import org.skillway.gateway.service.SharedCalls;
import org.skillway.gateway.tracing.Trace;

/**
 * The catalog's answers to reads by key, bytes as they came, by path and languages. One that is kept is good at the revision
 * at which the catalog last said that it holds; when the catalog has moved on it is asked whether it still does, once for all
 * who want to know at that time, and the answer to that is mostly a 304.
 */
@ApplicationScoped
class KeptAnswers {

    private static final int UNAVAILABLE = 503;
    private static final String WAITING = "skillway.kept-answers.waiting";

    private final ServiceClient client;
    private final CurrentGraph current;
    private final Clock clock;
    private final Cache<Address, KeptAnswer> kept;
    private final SharedCalls<Ask, Optional<KeptAnswer>> calls;

    /** @param languages as they were asked for, in one spelling; empty for none */
    record Address(String path, String languages) {

        int bytes() {
            return path.length() + languages.length();
        }
    }

    /**
     * @param requestId names the call, if it is the first
     * @param trace to which the call belongs, if it is the first
     */
    record Ask(Address address, String requestId, Trace trace) {}

    KeptAnswers(
            ServiceClients clients, CurrentGraph current, Clock clock, KeptAnswersConfig config, MeterRegistry meters) {
        this.client = clients.of(Service.CATALOG);
        this.current = current;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .weigher((Address address, KeptAnswer answer) -> address.bytes() + answer.bytes())
                // To wake another thread costs more than what it would do.
                .executor(Runnable::run)
                .build();
        this.calls = new SharedCalls<>(
                new SharedCalls.Limits(config.calls(), 1, Integer.MAX_VALUE, config.waiting()),
                ask -> 1,
                asks -> asks.get(0)
                        .trace()
                        .call(() -> ask(asks.get(0)))
                        .map(List::of)
                        .toCompletionStage(),
                client::tooMany);
        meters.gauge(WAITING, calls, SharedCalls::waiting);
    }

    /** One that was kept, however old it may be; none of another epoch than that of the graph. */
    Optional<KeptAnswer> of(Address address) {
        return Optional.ofNullable(kept.getIfPresent(address))
                .filter(answer -> epoch().map(answer.epoch()::equals).orElse(false));
    }

    /** Whether it is as new as the graph, and as all that was ever told here, with the catalog at hand to say otherwise. */
    boolean isCurrent(KeptAnswer answer) {
        return current.age().isEmpty() && isAsNewAsTold(answer);
    }

    boolean isAsNewAsTold(KeptAnswer answer) {
        return answer.revision() >= current.leastRevision();
    }

    /** @return what the catalog says to a question that it is asked from now on; empty where that is none to be kept */
    CompletableFuture<Optional<KeptAnswer>> fresh(Ask ask) {
        return calls.ask(ask.address(), ask);
    }

    private Future<Optional<KeptAnswer>> ask(Ask ask) {
        Optional<KeptAnswer> known = of(ask.address());
        Optional<String> epoch = epoch();
        return client.read(
                        request -> {
                            request.setURI(ask.address().path())
                                    .putHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON)
                                    .putHeader(RequestId.HEADER, ask.requestId());
                            if (!ask.address().languages().isEmpty()) {
                                request.putHeader(
                                        HttpHeaders.ACCEPT_LANGUAGE,
                                        ask.address().languages());
                            }
                            known.ifPresent(answer -> request.putHeader(HttpHeaders.IF_NONE_MATCH, answer.etag()));
                            return request.send();
                        },
                        response -> response.body().map(body -> answer(response, body, known, epoch)))
                .map(answer -> {
                    keep(ask.address(), answer, epoch);
                    return answer;
                });
    }

    private Optional<KeptAnswer> answer(
            HttpClientResponse response, Buffer body, Optional<KeptAnswer> known, Optional<String> epoch) {
        if (response.statusCode() == UNAVAILABLE) {
            // Its database is away: as good as if it were itself.
            throw new IllegalStateException("The catalog cannot answer");
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(response.headers());
        String revision = headers.get(OwnWrites.REVISION_HEADER);
        if (OwnWrites.isNumber(revision)) {
            current.told(Long.parseLong(revision));
        }
        if (response.statusCode() == 304 && known.isPresent() && OwnWrites.isNumber(revision)) {
            return known.map(answer -> answer.confirmedAt(Long.parseLong(revision), clock.instant()));
        }
        if (epoch.isEmpty() || !KeptAnswer.isOne(response.statusCode(), headers)) {
            return Optional.empty();
        }
        Headers.keepOfAnswer(headers, client.url());
        return Optional.of(KeptAnswer.of(headers, body, epoch.get(), clock.instant()));
    }

    private void keep(Address address, Optional<KeptAnswer> answer, Optional<String> epoch) {
        if (answer.isEmpty()) {
            kept.invalidate(address);
        } else if (epoch.equals(epoch())) {
            // A slower call may come with what an earlier one has brought already.
            kept.asMap()
                    .merge(
                            address,
                            answer.get(),
                            (one, other) -> one.epoch().equals(other.epoch()) && one.revision() > other.revision()
                                    ? one
                                    : other);
        }
    }

    private Optional<String> epoch() {
        return current.graph().map(CatalogGraph::epoch);
    }
}
