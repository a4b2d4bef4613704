package org.skillway.gateway.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.RawService;
import org.skillway.gateway.stub.StubServer.Received;
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusTest
class PassThroughTest {

    private CatalogStub catalog;
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        catalog.replies(Reply.json(200, "{}"));
        progress.replies(Reply.json(200, "{}"));
    }

    private static String port() {
        return System.getProperty("skillway.test.catalog-port");
    }

    @Nested
    class ARequest {

        @Test
        @DisplayName("reaches the service with its path, query and body as they were sent")
        void unchanged() {
            String body = "{\"happenedAt\":\"2026-01-01T00:00:00Z\",\"x\":\"ქ\"}";
            Gateway.learner("anna")
                    .contentType("application/json; charset=UTF-8")
                    .body(body)
                    .put("/api/v1/learners/auth0%7Ca%2Fb/skills/python?x=a%20b&y=%E1%83%A5")
                    .then()
                    .statusCode(200);

            Received received = progress.lastReceived();
            assertThat(received.method()).isEqualTo("PUT");
            assertThat(received.uri()).isEqualTo("/api/v1/learners/auth0%7Ca%2Fb/skills/python?x=a%20b&y=%E1%83%A5");
            assertThat(received.body()).isEqualTo(body);
        }

        @ParameterizedTest(name = "{0} reaches progress-service")
        @ValueSource(
                strings = {
                    "PUT /api/v1/learners/me/modules/git-in-a-day/completion",
                    "GET /api/v1/learners/me/goals",
                    "DELETE /api/v1/learners/me/enrolments/web-basics",
                    "PUT /api/v1/learners/me/grants/auth0%7Canna"
                })
        void modulesGoalsAndCourses(String route) {
            String[] parts = route.split(" ", 2);
            Gateway.learner("anna").request(parts[0], parts[1]).then().statusCode(200);
            assertThat(progress.lastReceived().method()).isEqualTo(parts[0]);
            assertThat(progress.lastReceived().uri()).isEqualTo(parts[1]);
        }

        @Test
        @DisplayName("takes along the headers that mean something to a service, and no other")
        void headers() {
            Map<String, String> kept = Map.of(
                    "Accept", "application/json",
                    "Accept-Language", "ka",
                    "Authorization", "Bearer x.y.z",
                    "If-Match", "\"1\"",
                    "If-None-Match", "\"2\"",
                    "Idempotency-Key", "once",
                    "X-Request-Id", "request-0815",
                    "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                    "Skillway-Min-Catalog-Revision", "7");
            Map<String, String> dropped = new HashMap<>();
            List.of("Cookie", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Custom", "Expect-Ct", "Origin")
                    .forEach(name -> dropped.put(name, "v"));

            Gateway.raw()
                    .headers(kept)
                    .headers(dropped)
                    .get("/api/v1/roles")
                    .then()
                    .statusCode(200);

            Received received = catalog.lastReceived();
            kept.forEach(
                    (name, value) -> assertThat(received.header(name)).as(name).isEqualTo(value));
            dropped.keySet()
                    .forEach(name -> assertThat(received.header(name)).as(name).isNull());
        }

        @Test
        @DisplayName("with a request id that is not harmless gets another, which the service and the client see")
        void requestId() {
            String id = Gateway.raw()
                    .header("X-Request-Id", "no good, this")
                    .get("/api/v1/roles")
                    .header("X-Request-Id");

            assertThat(id).matches("[A-Za-z0-9._-]{8,64}");
            assertThat(catalog.lastReceived().header("X-Request-Id")).isEqualTo(id);
        }

        @Test
        @DisplayName("HEAD goes where GET goes and answers without a body")
        void head() {
            Response response = Gateway.raw().head("/api/v1/roles");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(catalog.lastReceived().method()).isEqualTo("HEAD");
            assertThat(response.asByteArray()).isEmpty();
        }
    }

    @Nested
    class AnAnswer {

        @Test
        @DisplayName("comes back with its status, its body byte for byte and its headers")
        void unchanged() {
            Map<String, String> headers = Map.of(
                    "Content-Type", "application/json;charset=UTF-8",
                    "Content-Language", "ka",
                    "ETag", "\"abc\"",
                    "Vary", "Accept-Language",
                    "Cache-Control", "no-cache",
                    "Skillway-Catalog-Revision", "12");
            String body = "{\"title\":\"ვებდეველოპერი\", \"odd\" : [ 1.0 ] }";
            catalog.replies(new Reply(200, headers, body));

            Response response = Gateway.raw().get("/api/v1/roles/web-developer");

            assertThat(new String(response.asByteArray(), StandardCharsets.UTF_8))
                    .isEqualTo(body);
            headers.forEach(
                    (name, value) -> assertThat(response.header(name)).as(name).isEqualTo(value));
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 404, 409, 412, 422, 428, 429, 500, 503})
        @DisplayName("that is a problem of the service's own stays as it is")
        void problems(int status) {
            String body = "{\"type\":\"urn:skillway:problem:x\",\"status\":%d,\"detail\":\"ქ\"}".formatted(status);
            progress.replies(Reply.problem(status, body));

            Response response = Gateway.raw().get("/api/v1/learners/me/skills");

            response.then().statusCode(status).contentType("application/problem+json");
            assertThat(new String(response.asByteArray(), StandardCharsets.UTF_8))
                    .isEqualTo(body);
        }

        @Test
        @DisplayName("304 comes back without a body")
        void notModified() {
            catalog.replies(new Reply(304, Map.of("ETag", "\"1\""), ""));

            Response response = Gateway.raw().get("/api/v1/roles");

            response.then().statusCode(304).header("ETag", "\"1\"").header("Transfer-Encoding", nullValue());
        }

        @Test
        @DisplayName("names no address of a service in Location and Link, and keeps those of others")
        void addresses() {
            String own = "http://localhost:" + port();
            catalog.replies(new Reply(
                    201,
                    Map.of(
                            "Location",
                            own + "/api/v1/roles/x",
                            "Link",
                            "<" + own
                                    + "/api/v1/roles?cursor=c>; rel=\"next\", <https://esco.example/1>; rel=\"about\""),
                    "{}"));

            Gateway.raw()
                    .get("/api/v1/roles")
                    .then()
                    .header("Location", "/api/v1/roles/x")
                    .header("Link", "</api/v1/roles?cursor=c>; rel=\"next\", <https://esco.example/1>; rel=\"about\"");
        }

        @Test
        @DisplayName("leaves behind what is between the parts, and carries the gateway's own headers once")
        void headers() {
            catalog.replies(new Reply(
                    200,
                    Map.of(
                            "Server", "secret/1.0",
                            "X-Powered-By", "secret",
                            "Set-Cookie", "a=b",
                            "Access-Control-Allow-Origin", "*",
                            "X-Content-Type-Options", "sniff",
                            "X-Request-Id", "of-the-service"),
                    "{}"));

            Response response =
                    Gateway.raw().header("X-Request-Id", "of-the-client").get("/api/v1/roles");

            response.then()
                    .header("Server", nullValue())
                    .header("X-Powered-By", nullValue())
                    .header("Set-Cookie", nullValue())
                    .header("Access-Control-Allow-Origin", nullValue());
            assertThat(response.headers().getValues("X-Request-Id")).containsExactly("of-the-client");
            assertThat(response.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
        }
    }

    @Nested
    class AClientOfHttp10 {

        private static final String REQUEST = "GET /api/v1/learners/me/skills HTTP/1.0\r\nHost: x\r\n";
        private static final String CHUNKED =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n";

        @Test
        @DisplayName("gets an answer as it comes, nothing gathered before")
        void asItComes() throws IOException {
            try (RawService service = RawService.insteadOf(progress, head -> CHUNKED)) {
                assertThat(RawHttp.until("{}", REQUEST + "\r\n")).startsWith("HTTP/1.0 200");
                assertThat(service.received()).hasSize(1);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Connection: keep-alive\r\n"})
        @DisplayName("gets one of unknown length without chunks, and the end of the connection as its end")
        void endsWithTheConnection(String header) throws IOException {
            try (RawService service = RawService.insteadOf(progress, head -> CHUNKED + "0\r\n\r\n")) {
                assertThat(RawHttp.exchange(REQUEST + header + "\r\n"))
                        .startsWith("HTTP/1.0 200")
                        .endsWith("\r\n\r\n{}")
                        .doesNotContainIgnoringCase("transfer-encoding");
                assertThat(service.received()).hasSize(1);
            }
        }
    }

    @Nested
    class APathThatIsNotOffered {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/api",
                    "/api/v1/",
                    "/api/v1/nothing",
                    "/api/v1/roles/",
                    "/api/v1/roles/a/b",
                    "/api/v1/Roles",
                    "/api/v2/roles",
                    "/api/v1/learners",
                    "/api/v1/learners/me/nothing",
                    "/internal/v1/feed",
                    "/internal/v1/learners/anna/standing",
                    "/q/health",
                    "/q/metrics",
                    "/q/openapi",
                    "//internal/v1/feed",
                    "/api/v1/roles/../../../internal/v1/feed",
                    "/api/v1/roles/%2e%2e/%2e%2e/%2e%2e/internal/v1/feed",
                    "/api/v1/roles/..%2f..%2f..%2finternal%2fv1%2ffeed",
                    "/api/v1/roles;/../../internal/v1/feed",
                    "/api/v1/roles/.;/.;/internal/v1/feed",
                    "/api/v1//internal/v1/feed",
                    "/api/v1/roles%2fweb-developer",
                    "/api/v1/roles/a%5c..%5cinternal",
                    "/api/v1/roles/%00",
                    "/api/v1/learners/../../../internal/v1/feed",
                    "/api/v1/learners/%2e%2e/skills",
                    "/api/v1/learners/a;b/skills",
                    "/api/v1/learners/me/skills/x%2f..%2f..",
                    "/%2e/api/v1/roles",
                    "/api%2fv1/roles",
                    "/swagger-ui/../api/v1/nothing"
                })
        @DisplayName("answers 404 with a problem, however it is spelled, and no service hears of it")
        void nowhere(String path) {
            int before = catalog.receivedCount() + progress.receivedCount();

            Gateway.learner("anna")
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("no-such-path"));

            assertThat(catalog.receivedCount() + progress.receivedCount()).isEqualTo(before);
        }

        @Test
        @DisplayName("by its method answers 405 and says which are")
        void method() {
            Gateway.raw()
                    .delete("/api/v1/roles")
                    .then()
                    .statusCode(405)
                    .contentType("application/problem+json")
                    .header("Allow", "GET, HEAD, POST")
                    .body("code", equalTo("method-not-allowed"));
        }
    }
}
