package org.skillway.progress.follower;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps one access token by client credentials, and renews it before it expires. Used by one thread. */
final class TokenClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A token is renewed this long before it expires, so that it does not expire under way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final HttpClient http;
    private final TokenConfig config;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    private String token;
    private Instant renewAt = Instant.EPOCH;

    TokenClient(HttpClient http, TokenConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.clock = clock;
    }

    String token() throws FeedException, InterruptedException {
        if (token == null || !clock.instant().isBefore(renewAt)) {
            renew();
        }
        return token;
    }

    /** After an answer that refused the token. */
    void forget() {
        token = null;
    }

    private void renew() throws FeedException, InterruptedException {
        Instant asked = clock.instant();
        HttpResponse<String> answer = answer();
        if (answer.statusCode() != 200) {
            throw new FeedException("the token endpoint answered " + answer.statusCode());
        }
        try {
            JsonNode body = json.readTree(answer.body());
            String fresh = body.path("access_token").asText("");
            if (fresh.isEmpty()) {
                throw new FeedException("the token endpoint answered without an access_token");
            }
            token = fresh;
            Duration life = Duration.ofSeconds(body.path("expires_in").asLong(60));
            // Of a short-lived token half the life is margin enough.
            Duration margin = life.compareTo(MARGIN.multipliedBy(2)) < 0 ? life.dividedBy(2) : MARGIN;
            renewAt = asked.plus(life).minus(margin);
        } catch (JsonProcessingException e) {
            throw new FeedException("the token endpoint answered something that is not JSON", e);
        }
    }

    private HttpResponse<String> answer() throws FeedException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request(), HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new FeedException("the token endpoint cannot be reached", e);
        } catch (TimeoutException e) {
            throw new FeedException("the token endpoint does not answer", e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request() {
        String credentials =
                encode(config.clientId()) + ":" + encode(config.clientSecret().get());
        return HttpRequest.newBuilder(config.url())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + encode("catalog:follow")))
                .build();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
