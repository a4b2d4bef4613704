package org.skillway.gateway.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.Problem;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClient;
import org.skillway.gateway.service.ServiceClients;
import org.skillway.gateway.tracing.Trace;

/**
 * Asks progress-service for several standings at once, each with its asker's own token. What is kept is used only where
 * progress-service has said in just this call that it still holds, and that this asker may see it.
 */
@ApplicationScoped
class StandingsCall {

    private static final String ADDRESS = "/internal/v1/standings";

    private final ServiceClient client;
    private final KnownStandings kept;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final ObjectReader answers;
    private final ObjectReader standings;
    private final long longestWaitMillis;

    /**
     * What one asker wants to know. Two that differ in the name of the request alone want the same.
     *
     * @param requestId names the call, if it is the first
     * @param trace to which the call belongs, if it is the first
     */
    record Ask(Wanted wanted, String requestId, Trace trace) {

        /** How long it is on the wire, or somewhat less. */
        int size() {
            return wanted.token().length() + wanted.learner().length();
        }
    }

    /** @param language of a problem, should there be one */
    record Wanted(String token, String learner, String language) {}

    StandingsCall(ServiceClients clients, KnownStandings kept, Vertx vertx, ObjectMapper json, SkillwayConfig config) {
        this.client = clients.of(Service.PROGRESS);
        this.kept = kept;
        this.vertx = vertx;
        this.json = json;
        this.answers = json.readerFor(StandingsBatch.Answer.class);
        this.standings =
                json.readerFor(StandingView.class).with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
        this.longestWaitMillis = config.waits().standing().toMillis();
    }

    /** @return a reply to each, in their order; fails where there is no answer within the bounded time */
    CompletionStage<List<StandingReply>> ask(List<Ask> asks) {
        List<StandingView> known = new ArrayList<>();
        asks.forEach(ask -> known.add(kept.of(ask.wanted().learner()).orElse(null)));
        Promise<List<StandingReply>> replies = Promise.promise();
        Context current = vertx.getOrCreateContext();
        // Not on that of whoever happened to ask first: the call is everybody's.
        asks.get(0).trace().on(VertxContext.getRootContext(current)).runOnContext(start -> {
            long timer = vertx.setTimer(longestWaitMillis, late -> replies.tryFail(new TimeoutException()));
            send(asks, known).map(body -> read(body, asks, known)).onComplete(read -> {
                vertx.cancelTimer(timer);
                if (read.succeeded()) {
                    replies.tryComplete(read.result());
                } else {
                    replies.tryFail(read.cause());
                }
            });
        });
        return replies.future().toCompletionStage();
    }

    private Future<Buffer> send(List<Ask> asks, List<StandingView> known) {
        Buffer body = body(asks, known);
        return client.read(
                request -> {
                    request.setMethod(HttpMethod.POST);
                    request.setURI(ADDRESS);
                    request.putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
                    request.putHeader(RequestId.HEADER, asks.get(0).requestId());
                    return request.send(body);
                },
                response -> response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture(new IllegalStateException("Status " + response.statusCode())));
    }

    private Buffer body(List<Ask> asks, List<StandingView> known) {
        List<StandingsBatch.AskedItem> items = new ArrayList<>();
        for (int place = 0; place < asks.size(); place++) {
            Wanted wanted = asks.get(place).wanted();
            StandingView held = known.get(place);
            items.add(new StandingsBatch.AskedItem(
                    wanted.token(),
                    wanted.learner(),
                    wanted.language(),
                    held == null ? null : StandingsBatch.Known.of(held)));
        }
        try {
            return Buffer.buffer(json.writeValueAsBytes(new StandingsBatch.Asked(items)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A question that cannot be written", e);
        }
    }

    private List<StandingReply> read(Buffer body, List<Ask> asks, List<StandingView> known) {
        StandingsBatch.Answer answer;
        try {
            answer = answers.readValue(body.getBytes());
        } catch (IOException e) {
            throw new IllegalStateException("The answer cannot be read", e);
        }
        if (answer == null || answer.items() == null || answer.items().size() != asks.size()) {
            throw new IllegalStateException("Not as many answers as questions");
        }
        List<StandingReply> replies = new ArrayList<>();
        for (int place = 0; place < asks.size(); place++) {
            replies.add(
                    reply(answer.items().get(place), asks.get(place).wanted().learner(), known.get(place)));
        }
        return replies;
    }

    private StandingReply reply(StandingsBatch.AnswerItem item, String learner, StandingView known) {
        if (item == null) {
            return new StandingReply.Useless("null");
        }
        if (item.status() == 304 && known != null) {
            return new StandingReply.Told(known);
        }
        try {
            if (item.status() == 200 && item.body() != null) {
                return told(standings.readValue(item.body().asParser()), learner);
            }
            Map<String, String> headers = item.headers() == null ? Map.of() : item.headers();
            if (isRefusal(item.status())
                    && item.body() != null
                    && Problem.MEDIA_TYPE.equals(headers.get(jakarta.ws.rs.core.HttpHeaders.CONTENT_TYPE))) {
                return new StandingReply.Refused(
                        item.status(), headers, json.readTree(item.body().asParser()));
            }
        } catch (IOException e) {
            return new StandingReply.Useless(e.getClass().getSimpleName());
        }
        return new StandingReply.Useless("status " + item.status());
    }

    private StandingReply told(StandingView standing, String learner) {
        if (standing == null) {
            return new StandingReply.Useless("null");
        }
        kept.keep(learner, standing);
        return new StandingReply.Told(standing);
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500;
    }
}
