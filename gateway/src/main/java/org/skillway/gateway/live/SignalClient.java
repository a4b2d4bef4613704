package org.skillway.gateway.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.feed.FeedException;
import org.skillway.gateway.feed.FeedStream;
import org.skillway.gateway.feed.ServiceToken;

/** What the gateway asks of progress-service with a token of its own: whose progress changes, and where many stand. */
@ApplicationScoped
class SignalClient {

    private static final String SERVICE = "progress-service";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI progress;
    private final Duration longestWait;
    private final ServiceToken token;
    private final HttpClient http;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Moments(List<Moment> items) {}

    SignalClient(SkillwayConfig config, Clock clock) {
        this.progress = config.progress().url();
        this.longestWait = config.waits().standing();
        this.token = new ServiceToken(config, clock, "progress:follow");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.waits().connect())
                .build();
    }

    /** The signals, line by line, for as long as progress-service gives them. */
    FeedStream signals() throws FeedException, InterruptedException {
        return FeedStream.open(
                http,
                request("/internal/v1/signals")
                        .header("Accept", "text/event-stream")
                        .build(),
                SERVICE);
    }

    /** After a token was not accepted. */
    void forgetToken() {
        token.forget();
    }

    /** Where these learners stand, at most a thousand. */
    List<Moment> versions(List<String> learners) throws FeedException, InterruptedException {
        HttpResponse<String> answer = ask(learners);
        if (answer.statusCode() == 401) {
            // It may have been withdrawn before its time; a new one that is refused too is a matter for people.
            token.forget();
            answer = ask(learners);
        }
        if (answer.statusCode() != 200) {
            throw new FeedException(SERVICE + " answers with status " + answer.statusCode());
        }
        try {
            Moments moments = JSON.readValue(answer.body(), Moments.class);
            return moments == null || moments.items() == null ? List.of() : moments.items();
        } catch (JsonProcessingException e) {
            throw new FeedException(SERVICE + " does not answer with the JSON that was agreed on");
        }
    }

    private HttpResponse<String> ask(List<String> learners) throws FeedException, InterruptedException {
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(
                request("/internal/v1/versions")
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json(learners)))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return exchange.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new FeedException(SERVICE + " does not answer", e);
        } catch (ExecutionException e) {
            throw new FeedException(SERVICE + " cannot be reached", e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private HttpRequest.Builder request(String path) throws FeedException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(progress + path)).header("Authorization", "Bearer " + token.get());
    }

    private static String json(List<String> learners) {
        try {
            return JSON.writeValueAsString(Map.of("learners", learners));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A question that cannot be written", e);
        }
    }
}
