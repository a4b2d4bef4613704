package org.skillway.gateway.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.skillway.gateway.config.SkillwayConfig;

/** A token of the gateway's own, for following a service (RFC 6749, 4.4), kept until shortly before it expires. */
public final class ServiceToken {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final long SECONDS_UNLESS_SAID = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final SkillwayConfig.Token config;
    private final Clock clock;
    private final String scope;
    private final HttpClient http;
    private String token;
    private Instant renewAt;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Grant(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") Long expiresIn) {}

    /** @param scope all that it opens */
    public ServiceToken(SkillwayConfig config, Clock clock, String scope) {
        this.config = config.token();
        this.clock = clock;
        this.scope = scope;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.waits().connect())
                .build();
    }

    public synchronized String get() throws FeedException, InterruptedException {
        if (token == null || !clock.instant().isBefore(renewAt)) {
            Grant grant = fetch();
            long seconds = grant.expiresIn() == null ? SECONDS_UNLESS_SAID : grant.expiresIn();
            // A fifth of its life is left for clocks that differ and for answers that are held back.
            renewAt = clock.instant().plusSeconds(seconds * 4 / 5);
            token = grant.accessToken();
        }
        return token;
    }

    /** The next {@link #get()} asks for a new one. */
    public synchronized void forget() {
        token = null;
    }

    private Grant fetch() throws FeedException, InterruptedException {
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = exchange.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new FeedException("The token endpoint answers with status " + response.statusCode()
                        + ": check skillway.token.client-id and skillway.token.client-secret");
            }
            Grant grant = JSON.readValue(response.body(), Grant.class);
            if (grant.accessToken() == null) {
                throw new FeedException("The token endpoint gives no access_token");
            }
            return grant;
        } catch (TimeoutException e) {
            throw new FeedException("The token endpoint does not answer", e);
        } catch (ExecutionException e) {
            throw new FeedException("The token endpoint cannot be reached", e.getCause());
        } catch (JsonProcessingException e) {
            throw new FeedException("The token endpoint does not answer with JSON");
        } finally {
            exchange.cancel(true);
        }
    }

    private HttpRequest request() {
        String credentials =
                encoded(config.clientId()) + ":" + encoded(config.clientSecret().get());
        return HttpRequest.newBuilder(config.url())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + encoded(scope)))
                .build();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
