package org.skillway.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusTest
@DisplayName("Over HTTP/2")
class Http2Test {

    private static final int TOO_LARGE = 1024 * 1024 + 1;
    private static final String PUBLICATIONS = "/api/v1/cohorts/publications";
    private static final String SKILL = "/api/v1/learners/me/skills/git";

    @Inject
    Vertx vertx;

    private HttpClient http;
    private ProgressStub progress;

    private record Answer(HttpVersion version, int status, String type, String body) {}

    @BeforeEach
    void connect() {
        CatalogStub.get().replies(Reply.json(200, "{}"));
        progress = ProgressStub.get();
        progress.replies(Reply.json(200, "{}"));
        http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false)
                        // One connection for all, as browsers have it.
                        .setHttp2MultiplexingLimit(-1)
                        .setDefaultHost("localhost")
                        .setDefaultPort(RestAssured.port),
                new PoolOptions().setHttp2MaxSize(1));
    }

    @AfterEach
    void disconnect() throws Exception {
        await(http.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Answer send(HttpMethod method, String path, Function<HttpClientRequest, Future<HttpClientResponse>> body)
            throws Exception {
        return await(http.request(method, path).compose(request -> {
            request.putHeader("Content-Type", "application/json");
            // Inside, on the client's thread: what is asked for later can come after the body, which is then lost.
            return body.apply(request).compose(response -> response.body()
                    .map(text -> new Answer(
                            response.version(),
                            response.statusCode(),
                            response.getHeader("Content-Type"),
                            text.toString())));
        }));
    }

    private Answer get(String path) throws Exception {
        return send(HttpMethod.GET, path, HttpClientRequest::send);
    }

    private Answer put(String body) throws Exception {
        return send(HttpMethod.PUT, SKILL, request -> request.send(body));
    }

    private Answer putWithoutLength(String body) throws Exception {
        return send(HttpMethod.PUT, SKILL, request -> {
            request.setChunked(true);
            Buffer whole = Buffer.buffer(body);
            for (int at = 0; at < whole.length(); at += 0x4000) {
                request.write(whole.slice(at, Math.min(at + 0x4000, whole.length())));
            }
            request.end();
            return request.response();
        });
    }

    @Test
    @DisplayName("a body goes through, with a length and without")
    void bodies() throws Exception {
        assertThat(put("{\"a\":1}")).isEqualTo(new Answer(HttpVersion.HTTP_2, 200, "application/json", "{}"));
        assertThat(progress.lastReceived().body()).isEqualTo("{\"a\":1}");

        assertThat(putWithoutLength("{\"b\":2}").status()).isEqualTo(200);
        assertThat(progress.lastReceived().body()).isEqualTo("{\"b\":2}");
    }

    @Test
    @DisplayName("a read whose end comes after its head announces no body to the service")
    void readWithoutEnd() throws Exception {
        Answer answer = send(HttpMethod.GET, "/api/v1/learners/me/skills", request -> request.sendHead()
                .compose(sent -> request.end())
                .compose(ended -> request.response()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(progress.lastReceived().header("Transfer-Encoding")).isNullOrEmpty();
    }

    @Test
    @DisplayName("a POST without a body announces none to the service, whenever its end comes, and so does the next")
    void postWithoutBody() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send(HttpMethod.POST, PUBLICATIONS, HttpClientRequest::send)
                            .status())
                    .isEqualTo(200);
            assertThat(progress.lastReceived().header("Transfer-Encoding")).isNullOrEmpty();
            Answer late = send(HttpMethod.POST, PUBLICATIONS, request -> request.sendHead()
                    .compose(sent -> request.end())
                    .compose(ended -> request.response()));
            assertThat(late.status()).isEqualTo(200);
            assertThat(progress.lastReceived().header("Transfer-Encoding")).isNullOrEmpty();
        }
    }

    @Test
    @DisplayName("a body that is too large answers 413, with a length and without, and the connection goes on")
    void tooLarge() throws Exception {
        String large = " ".repeat(TOO_LARGE);

        assertThat(put(large).status()).isEqualTo(413);
        assertThat(get("/api/v1/roles").status()).isEqualTo(200);
        Answer answer = putWithoutLength(large);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(putWithoutLength(large + large).status()).isEqualTo(413);
        assertThat(get("/api/v1/roles").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("a service that is gone or silent is 503 after a body of any kind")
    void unavailable() throws Exception {
        progress.die();
        assertThat(put("{}").status()).isEqualTo(503);
        assertThat(putWithoutLength("{}").status()).isEqualTo(503);

        progress.start();
        progress.fallSilent();
        assertThat(put("{}").status()).isEqualTo(503);
        assertThat(putWithoutLength("{}").status()).isEqualTo(503);
        assertThat(get("/api/v1/learners/me/skills").status()).isEqualTo(503);
    }

    @Test
    @DisplayName("a service that is silent holds up nobody else on the same connection")
    void sharedConnection() throws Exception {
        progress.fallSilent();
        List<Future<Integer>> waiting = IntStream.range(0, 10)
                .mapToObj(one -> status("/api/v1/learners/me/skills"))
                .toList();
        Await.until("progress has been asked", () -> progress.receivedCount() > 0);

        List<Future<Integer>> others =
                IntStream.range(0, 16).mapToObj(one -> status("/api/v1/roles")).toList();
        for (Future<Integer> other : others) {
            assertThat(await(other)).isEqualTo(200);
        }

        assertThat(waiting).noneMatch(Future::isComplete);
        progress.speak();
        for (Future<Integer> one : waiting) {
            assertThat(await(one)).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("an answer that breaks off ends its stream, and the connection goes on")
    void brokenOff() throws Exception {
        progress.replies(Reply.json(200, "{\"x\":\"" + "y".repeat(1000) + "\"}"));
        progress.fallSilentInBody();

        assertThatThrownBy(() -> get("/api/v1/learners/me/skills")).hasRootCauseInstanceOf(StreamResetException.class);

        assertThat(get("/api/v1/roles").status()).isEqualTo(200);
    }

    private Future<Integer> status(String path) {
        return http.request(HttpMethod.GET, path).compose(request -> request.send()
                .compose(response -> response.end().map(end -> response.statusCode())));
    }

    @Test
    @DisplayName("an unknown path answers 404 as elsewhere")
    void unknown() throws Exception {
        Answer answer = get("/api/v1/roles/%2e%2e/x");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("no-such-path");
    }
}
