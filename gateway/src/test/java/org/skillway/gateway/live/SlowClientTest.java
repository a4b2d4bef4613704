package org.skillway.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.Signals;
import org.skillway.testkit.Tokens;

/** Over HTTP/2 a client says itself how much it takes, so that it can be slow without filling anybody's buffers. */
@QuarkusTest
@DisplayName("A client that is slow to take its events")
class SlowClientTest {

    /** Fewer bytes than the first events have. */
    private static final int WINDOW = 100;

    private static final int LAST = 15;

    @Inject
    Vertx vertx;

    private final String learner = "slow-" + UUID.randomUUID();
    private final Queue<String> parts = new ConcurrentLinkedQueue<>();
    private HttpClient http;
    private Signals signals;
    private HttpClientResponse response;
    private volatile Throwable failure;

    @BeforeEach
    void opens() throws Exception {
        CatalogStub.get();
        signals = ProgressStub.get().signals();
        http = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setInitialSettings(new Http2Settings().setInitialWindowSize(WINDOW))
                .setDefaultHost("localhost")
                .setDefaultPort(RestAssured.port));
        response = await(http.request(HttpMethod.GET, "/api/v1/learners/me/events")
                .compose(request -> request.putHeader("Authorization", "Bearer " + Tokens.learner(learner))
                        .putHeader("Accept", "text/event-stream")
                        .send()
                        .onSuccess(answer -> answer.pause()
                                .exceptionHandler(broken -> failure = broken)
                                .handler(part -> parts.add(part.toString())))));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @AfterEach
    void goes() throws Exception {
        await(http.close());
    }

    private String body() {
        return String.join("", parts);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("loses its stream when it takes none")
    void takesNone() {
        Await.until("the stream is broken", () -> failure != null);
    }

    @Test
    @DisplayName("gets what has happened meanwhile as one event")
    void folded() {
        for (int version = 1; version <= LAST; version++) {
            int questions = signals.questions();
            signals.moves(learner, version);
            Await.until("it is known here", () -> signals.questions() > questions);
        }

        response.resume();

        Await.until("the last has come", () -> body().contains("{\"progressVersion\":" + LAST + "}"));
        assertThat(failure).isNull();
        assertThat(body().split("event: progress", -1)).hasSizeLessThan(6);
    }
}
