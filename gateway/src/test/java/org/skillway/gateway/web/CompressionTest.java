package org.skillway.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("An answer")
class CompressionTest {

    private static final String ROLES = "/api/v1/roles";
    private static final String ROLE = "/api/v1/learners/me/roles/web-developer";
    private static final String LARGE = "{\"x\":\"" + "much of the same, ".repeat(200) + "\"}";

    @Inject
    Vertx vertx;

    private HttpClient http;
    private CatalogStub catalog;
    private ProgressStub progress;

    private record Answer(int status, MultiMap headers, Buffer body) {

        String encoding() {
            return headers.get("Content-Encoding");
        }

        String tag() {
            return headers.get("ETag");
        }

        String unpacked() throws IOException {
            return new String(
                    new GZIPInputStream(new ByteArrayInputStream(body.getBytes())).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        large(Map.of());
        Gateway.awaitRevision(catalog.revision());
        over(HttpVersion.HTTP_1_1);
    }

    private void large(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(
                Map.of("Content-Type", "application/json;charset=UTF-8", "ETag", "\"5\"", "Vary", "Accept-Language"));
        headers.putAll(more);
        catalog.replies(new Reply(200, headers, LARGE));
    }

    private void over(HttpVersion version) {
        http = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(version)
                .setHttp2ClearTextUpgrade(false)
                .setDefaultHost("localhost")
                .setDefaultPort(RestAssured.port));
    }

    @AfterEach
    void disconnect() throws Exception {
        await(http.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Answer send(HttpMethod method, String path, String... headers) throws Exception {
        return await(http.request(method, path).compose(request -> {
            request.putHeader("Authorization", "Bearer " + Tokens.learner("anna"));
            for (int i = 0; i < headers.length; i += 2) {
                request.putHeader(headers[i], headers[i + 1]);
            }
            // Inside, on the client's thread: what is asked for later can come after the body, which is then lost.
            return request.send().compose(response -> response.body()
                    .map(body -> new Answer(response.statusCode(), response.headers(), body)));
        }));
    }

    private Answer get(String path, String... headers) throws Exception {
        return send(HttpMethod.GET, path, headers);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    @DisplayName("that is passed through is compressed for whom that suits, and has a tag of its own")
    void passedThrough(HttpVersion version) throws Exception {
        over(version);

        Answer packed = get(ROLES, "Accept-Encoding", "gzip, deflate, br");
        Answer plain = get(ROLES);

        assertThat(packed.encoding()).isEqualTo("gzip");
        assertThat(packed.tag()).isEqualTo("\"5--gzip\"");
        assertThat(packed.headers().get("Vary")).isEqualTo("Accept-Language, Accept-Encoding");
        assertThat(packed.headers().get("Content-Length")).isNull();
        assertThat(packed.body().length()).isLessThan(500);
        assertThat(packed.unpacked()).isEqualTo(LARGE);
        assertThat(plain.encoding()).isNull();
        assertThat(plain.tag()).isEqualTo("\"5\"");
        assertThat(plain.headers().get("Vary")).isEqualTo("Accept-Language, Accept-Encoding");
        assertThat(plain.body().toString()).isEqualTo(LARGE);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    @DisplayName("that a client has compressed is 304 when it sends its tag back, and keeps that tag")
    void notModified(HttpVersion version) throws Exception {
        over(version);
        catalog.replies(new Reply(304, Map.of("ETag", "\"5\""), ""));

        Answer answer = get(ROLES, "Accept-Encoding", "gzip", "If-None-Match", "\"4\", \"5--gzip\"");

        assertThat(catalog.lastReceived().header("If-None-Match")).isEqualTo("\"4\", \"5\"");
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.tag()).isEqualTo("\"5--gzip\"");
        assertThat(answer.headers().get("Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.body().length()).isZero();
    }

    @Test
    @DisplayName("that a client has as it is keeps its tag too")
    void notModifiedPlain() throws Exception {
        catalog.replies(new Reply(304, Map.of("ETag", "\"5\""), ""));

        Answer answer = get(ROLES, "Accept-Encoding", "gzip", "If-None-Match", "\"5\"");

        assertThat(answer.tag()).isEqualTo("\"5\"");
        assertThat(answer.encoding()).isNull();
    }

    @Test
    @DisplayName("that a client has compressed is another one for a client that takes none compressed")
    void otherEncoding() throws Exception {
        get(ROLES, "If-None-Match", "\"5--gzip\"");

        assertThat(catalog.lastReceived().header("If-None-Match")).isEqualTo("\"5--gzip\"");
    }

    @Test
    @DisplayName("that a client has compressed can be changed: its tag reaches the service as that of the entity")
    void ifMatch() throws Exception {
        send(HttpMethod.DELETE, "/api/v1/learners/me/skills/git", "If-Match", "\"7--gzip\"");

        assertThat(progress.lastReceived().header("If-Match")).isEqualTo("\"7\"");
    }

    @Test
    @DisplayName("that is combined is compressed likewise, and 304 when its tag comes back, in either form")
    void combined() throws Exception {
        Answer packed = get(ROLE, "Accept-Encoding", "gzip");
        Answer plain = get(ROLE);

        assertThat(packed.encoding()).isEqualTo("gzip");
        assertThat(packed.unpacked()).isEqualTo(plain.body().toString());
        assertThat(packed.tag()).isEqualTo(plain.tag().replaceFirst("\"$", "--gzip\""));
        for (Answer held : new Answer[] {packed, plain}) {
            Answer again = get(ROLE, "Accept-Encoding", "gzip", "If-None-Match", held.tag());
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.tag()).isEqualTo(held.tag());
        }
        assertThat(get(ROLE, "If-None-Match", packed.tag()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "br", "deflate", "", "nonsense;;"})
    @DisplayName("is not compressed for a client that does not take gzip")
    void notAccepted(String encodings) throws Exception {
        Answer answer = get(ROLES, "Accept-Encoding", encodings);

        assertThat(answer.encoding()).isNull();
        assertThat(answer.tag()).isEqualTo("\"5\"");
        assertThat(answer.body().toString()).isEqualTo(LARGE);
    }

    @ParameterizedTest(name = "{0}: {1} is not compressed")
    @CsvSource({"Content-Type, image/png", "Content-Type, text/event-stream", "Cache-Control, 'no-cache, no-transform'"
    })
    void notCompressible(String header, String value) throws Exception {
        large(Map.of(header, value));

        Answer answer = get(ROLES, "Accept-Encoding", "gzip");

        assertThat(answer.encoding()).isNull();
        assertThat(answer.tag()).isEqualTo("\"5\"");
        assertThat(answer.headers().get("Vary")).isEqualTo("Accept-Language");
        assertThat(answer.body().toString()).isEqualTo(LARGE);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    @DisplayName("that is small, or to HEAD, is not compressed")
    void small(HttpVersion version) throws Exception {
        over(version);
        Answer head = send(HttpMethod.HEAD, ROLES, "Accept-Encoding", "gzip");
        catalog.replies(new Reply(200, Map.of("Content-Type", "application/json", "ETag", "\"5\""), "{}"));
        Answer answer = get(ROLES, "Accept-Encoding", "gzip");
        Answer problem = get("/api/v1/nothing", "Accept-Encoding", "gzip");

        // Over HTTP/2 the server lets a body be that is marked so, and leaves the mark.
        assertThat(new String[] {head.encoding(), answer.encoding(), problem.encoding()})
                .containsOnly(version == HttpVersion.HTTP_2 ? "identity" : null);
        assertThat(head.tag()).isEqualTo("\"5\"");
        assertThat(answer.tag()).isEqualTo("\"5\"");
        assertThat(answer.headers().get("Content-Length")).isEqualTo("2");
        assertThat(answer.body().toString()).isEqualTo("{}");
        assertThat(problem.body().toString()).contains("no-such-path");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    @DisplayName("goes out part by part as it comes, compressed too")
    void streamed(HttpVersion version) throws Exception {
        over(version);
        catalog.fallSilentInBody();
        Buffer packed = Buffer.buffer();
        Promise<Void> first = Promise.promise();
        Promise<Void> end = Promise.promise();
        http.request(HttpMethod.GET, ROLES)
                .compose(request -> request.putHeader("Accept-Encoding", "gzip")
                        .send()
                        .onSuccess(response -> response.handler(part -> {
                                    packed.appendBuffer(part);
                                    // The head of a gzip stream alone has ten bytes.
                                    if (packed.length() > 20) {
                                        first.tryComplete();
                                    }
                                })
                                .exceptionHandler(end::tryFail)
                                .endHandler(done -> end.tryComplete())))
                .onFailure(first::tryFail);

        await(first.future());
        catalog.speak();
        await(end.future());

        assertThat(new Answer(200, null, packed).unpacked()).isEqualTo(LARGE);
    }
}
