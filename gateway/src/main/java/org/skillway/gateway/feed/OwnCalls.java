package org.skillway.gateway.feed;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.skillway.gateway.config.SkillwayConfig;

/** What the gateway asks of progress-service, or tells it, in nobody's name: with a token of its own. */
@ApplicationScoped
public class OwnCalls {

    private static final String SERVICE = "progress-service";
    private static final String SCOPE = "progress:follow";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI progress;
    private final Duration longestWait;
    private final ServiceToken token;
    private final HttpClient http;

    OwnCalls(SkillwayConfig config, Clock clock) {
        this.progress = config.progress().url();
        this.longestWait = config.waits().standing();
        this.token = new ServiceToken(config, clock, SCOPE);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.waits().connect())
                .build();
    }

    /** Events, line by line, for as long as progress-service gives them. */
    public FeedStream stream(String path) throws FeedException, InterruptedException {
        return FeedStream.open(
                http, request(path).header("Accept", "text/event-stream").build(), SERVICE);
    }

    /** After a stream was not accepted. */
    public void forgetToken() {
        token.forget();
    }

    /**
     * Sends a body and returns the one that comes back.
     *
     * @param body to be written as JSON
     * @param type of what comes back, as JSON; {@code Void} for nothing
     */
    public <T> T post(String path, Object body, Class<T> type) throws FeedException, InterruptedException {
        String json = json(body);
        HttpResponse<String> answer = send(path, json);
        if (answer.statusCode() == 401) {
            // It may have been withdrawn before its time; a new one that is refused too is a matter for people.
            token.forget();
            answer = send(path, json);
        }
        if (answer.statusCode() != (type == Void.class ? 204 : 200)) {
            throw new FeedException(SERVICE + " answers with status " + answer.statusCode());
        }
        try {
            return type == Void.class ? null : JSON.readValue(answer.body(), type);
        } catch (JsonProcessingException e) {
            throw new FeedException(SERVICE + " does not answer with the JSON that was agreed on");
        }
    }

    private HttpResponse<String> send(String path, String json) throws FeedException, InterruptedException {
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(
                request(path)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
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

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A body that cannot be written", e);
        }
    }
}
