package org.skillway.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

@QuarkusTest
class RefusalsTest {

    private static final String ROLE = "/api/v1/learners/me/roles/web-developer";

    private CatalogStub catalog;
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        progress.replies(Reply.json(200, "{}"));
        Gateway.awaitRevision(catalog.revision());
    }

    private static void problem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body("type", equalTo("urn:skillway:problem:" + code))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("requestId", equalTo(response.header("X-Request-Id")));
    }

    @Nested
    class ATokenThatDoesNotCount {

        private Response with(String token) {
            return Gateway.raw().header("Authorization", "Bearer " + token).get(ROLE);
        }

        @Test
        @DisplayName("no token answers 401 token-missing and names the scheme")
        void missing() {
            Response response = Gateway.raw().get(ROLE);
            problem(response, 401, "token-missing");
            response.then().header("WWW-Authenticate", startsWith("Bearer"));
        }

        @Test
        @DisplayName("an expired token answers 401 token-expired")
        void expired() {
            problem(with(Tokens.expired("anna")), 401, "token-expired");
        }

        @Test
        @DisplayName("a token of another issuer, audience or key, one that is none, and the subject me answer 401")
        void foreign() {
            problem(with(Tokens.otherIssuer("anna")), 401, "token-invalid");
            problem(with(Tokens.otherAudience("anna")), 401, "token-invalid");
            problem(with(Tokens.fromTheFuture("anna")), 401, "token-invalid");
            problem(with(Tokens.foreignKey("anna")), 401, "token-invalid");
            problem(with("nonsense"), 401, "token-invalid");
            problem(with(Tokens.learner("me")), 401, "token-invalid");
            problem(with(Tokens.learner("ქეთი")), 401, "token-invalid");
        }

        @Test
        @DisplayName("a machine's token answers 403 forbidden")
        void machine() {
            problem(with(Tokens.service("catalog:follow")), 403, "forbidden");
        }

        @Test
        @DisplayName("a token in the query is no token")
        void inQuery() {
            problem(Gateway.raw().get(ROLE + "?access_token=" + Tokens.learner("anna")), 401, "token-missing");
        }
    }

    @Nested
    class APathThatIsNone {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/%zz",
                    "/api/v1/roles/%",
                    "/api/v1/learners/%4/roles",
                    "/api/v1/learners/me/roles/%gg?x=1",
                    "/api/v1/roles?q=a|b"
                })
        @DisplayName("or with a query that is none, answers 400 bad-request, with what every answer has")
        void escapes(String path) {
            String answer = RawHttp.exchange(
                    RawHttp.head("GET " + path, "Connection: close", "Accept-Language: ka", "X-Request-Id: named-here")
                            + "\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .containsIgnoringCase("content-type: application/problem+json\r\n")
                    .containsIgnoringCase("content-language: ka\r\n")
                    .containsIgnoringCase("cache-control: no-store\r\n")
                    .containsIgnoringCase("x-request-id: named-here\r\n")
                    .containsIgnoringCase("x-content-type-options: nosniff\r\n")
                    .contains("\"code\":\"bad-request\"", "\"requestId\":\"named-here\"");
        }
    }

    @Nested
    class ARequestForNobody {

        @ParameterizedTest
        @CsvSource({"'',       a b", "'',       \u00e9", "'',       ''", "?x,       localhost"})
        @DisplayName("that names no host or no path, answers 400 bad-request, with what every answer has")
        void unnamed(String target, String host) {
            String answer = RawHttp.exchange("GET " + (target.isEmpty() ? ROLE : target) + " HTTP/1.1\r\n"
                    + (host.isEmpty() ? "" : "Host: " + host + "\r\n")
                    + "Connection: close\r\nAccept-Language: ka\r\nX-Request-Id: named-here\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .containsIgnoringCase("content-type: application/problem+json\r\n")
                    .containsIgnoringCase("content-language: ka\r\n")
                    .containsIgnoringCase("x-request-id: named-here\r\n")
                    .containsIgnoringCase("x-content-type-options: nosniff\r\n")
                    .contains("\"code\":\"bad-request\"", "\"requestId\":\"named-here\"");
        }
    }

    @Nested
    class Parameters {

        @Test
        @DisplayName("an unknown role answers 404 unknown-key, in the wanted language")
        void unknownRole() {
            Response response = Gateway.roleOf("anna", "astronaut");
            problem(response, 404, "unknown-key");
            response.then().body("detail", equalTo("No role has the key astronaut."));
            Gateway.learner("anna")
                    .header("Accept-Language", "ka")
                    .get("/api/v1/learners/me/roles/astronaut")
                    .then()
                    .header("Content-Language", "ka")
                    .body("title", equalTo("ამ გასაღებით არაფერია"));
        }

        @ParameterizedTest(name = "Accept-Language: {0} counts as none")
        @ValueSource(strings = {"-", "x-", "ka;q=NaN", ";;;"})
        void unreadableLanguages(String languages) {
            Gateway.learner("anna")
                    .header("Accept-Language", languages)
                    .get("/api/v1/learners/me/roles/astronaut")
                    .then()
                    .statusCode(404)
                    .header("Content-Language", "en");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Web-Developer", "web--developer", "web_developer", "%E1%83%A5", "-", "a%20b"})
        @DisplayName("what cannot be a key answers 400 invalid-parameter")
        void notAKey(String key) {
            Response response = Gateway.roleOf("anna", key);
            problem(response, 400, "invalid-parameter");
            response.then().body("errors[0].parameter", equalTo("key")).body("errors[0].rule", equalTo("key"));
        }

        @Test
        @DisplayName("what cannot be a learner answers 400 invalid-parameter")
        void notALearner() {
            problem(
                    Gateway.learner("anna").get("/api/v1/learners/" + "x".repeat(256) + "/roles/web-developer"),
                    400,
                    "invalid-parameter");
            problem(
                    Gateway.learner("anna").get("/api/v1/learners/%E1%83%A5/roles/web-developer"),
                    400,
                    "invalid-parameter");
        }

        @ParameterizedTest
        @CsvSource({"?x=1,x", "?y,y", "?revisions=3,revisions"})
        @DisplayName("an unknown parameter answers 400 unknown-parameter")
        void unknownParameter(String query, String name) {
            Response response = Gateway.learner("anna").get(ROLE + query);
            problem(response, 400, "unknown-parameter");
            response.then().body("errors.parameter", hasItem(name));
        }

        @Test
        @DisplayName("a media type that is not given answers 406, a method that is not offered 405")
        void negotiation() {
            problem(Gateway.learner("anna").accept("text/html").get(ROLE), 406, "not-acceptable");
            Response response = Gateway.learner("anna").delete(ROLE);
            problem(response, 405, "method-not-allowed");
            response.then().header("Allow", "GET, HEAD");
        }
    }

    @Nested
    class Bodies {

        private static final int TOO_LARGE = 1024 * 1024 + 1;
        private static final String PUT =
                RawHttp.head("PUT /api/v1/learners/me/skills/git", "Content-Type: application/json");

        @Test
        @DisplayName("one that says it is too large answers 413 before it is read, and no service hears of it")
        void announced() {
            int before = progress.receivedCount();

            String answer = RawHttp.exchange(PUT + "Content-Length: " + TOO_LARGE + RawHttp.END + "{");

            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json", "\"code\":\"body-too-large\"", "1,048,576");
            assertThat(progress.receivedCount()).isEqualTo(before);
        }

        @Test
        @DisplayName("one that is refused can be sent to its end, and the answer is still there to be read")
        void sentToItsEnd() throws IOException {
            try (Refused refused = new Refused(4 * TOO_LARGE)) {
                assertThatCode(refused::sendAll).doesNotThrowAnyException();
                assertThat(refused.answer.lines()).last(STRING).contains("\"code\":\"body-too-large\"");
            }
        }

        @Test
        @DisplayName("one that is refused and does not end is broken off")
        void endless() throws IOException {
            try (Refused refused = new Refused(100 * TOO_LARGE)) {
                assertThatThrownBy(refused::sendAll).isInstanceOf(IOException.class);
            }
        }

        /** A client that has its answer before it has sent its body. */
        private static final class Refused implements AutoCloseable {

            private final int length;
            private final Socket socket = new Socket("localhost", RestAssured.port);
            private final BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            Refused(int length) throws IOException {
                this.length = length;
                socket.setSoTimeout(10_000);
                String head = PUT + "Content-Length: " + length + RawHttp.END;
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
            }

            void sendAll() throws IOException {
                byte[] part = new byte[TOO_LARGE];
                for (int sent = 0; sent < length; sent += part.length) {
                    socket.getOutputStream().write(part);
                }
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        }

        @Test
        @DisplayName("one that grows too large in chunks answers 413 and ends the connection")
        void chunked() {
            String answer = RawHttp.exchange(PUT + "Transfer-Encoding: chunked" + RawHttp.END, out -> {
                byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                for (int sent = 0; sent < 2 * TOO_LARGE; sent += 0x10000) {
                    out.write(chunk);
                }
            });

            assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"body-too-large\"");
        }

        @Test
        @DisplayName("one of the largest size, in chunks, goes through")
        void largest() {
            String answer =
                    RawHttp.exchange(PUT + "Connection: close\r\nTransfer-Encoding: chunked" + RawHttp.END, out -> {
                        for (int sent = 0; sent < 16; sent++) {
                            out.write(("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                        }
                        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    });

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(progress.lastReceived().body()).hasSize(1024 * 1024);
        }
    }

    @Nested
    class OddRequests {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /api/v1/roles/%zz",
                    "GET /api/v1/roles/%",
                    "GET /api/v1/roles/a|b",
                    "GET /api/v1/roles/a\\b",
                    "GET /api/v1/roles/\u00fc",
                    "GET *",
                    "GET http://elsewhere.example/internal/v1/feed",
                    "GET /api/v1/roles/\u0001"
                })
        @DisplayName("answer 404 or 400, never more, and no service hears of them")
        void refused(String line) {
            int before = catalog.receivedCount();

            String answer = RawHttp.exchange(RawHttp.head(line, "Connection: close") + "\r\n");

            assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*");
            assertThat(catalog.receivedCount()).isEqualTo(before);
        }

        @Test
        @DisplayName("the absolute form of a known path is that path")
        void absoluteForm() {
            String answer = RawHttp.exchange(
                    RawHttp.head("GET http://elsewhere.example/api/v1/roles?limit=1", "Connection: close") + "\r\n");

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(catalog.lastReceived().uri()).isEqualTo("/api/v1/roles?limit=1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Content-Length: -1",
                    "Content-Length: abc",
                    "Content-Length: 99999999999999999999",
                    "Content-Length: 1\r\nContent-Length: 2",
                    "Transfer-Encoding: gzip, chunked",
                    "Transfer-Encoding: chunked\r\nContent-Length: 3",
                    "Host: a\r\nHost: b"
                })
        @DisplayName("headers that contradict themselves answer with a 4xx, and do not hang")
        void contradictions(String headers) {
            String answer = RawHttp.exchange(
                    RawHttp.head("PUT /api/v1/learners/me/skills/git", headers, "Connection: close") + "\r\n0\r\n\r\n");

            assertThat(answer).matches("(?s)HTTP/1.1 (4..|200).*");
        }

        @ParameterizedTest
        @ValueSource(strings = {"OPTIONS", "TRACE", "CONNECT", "PROPFIND"})
        @DisplayName("methods that are not offered answer 405 or 400")
        void methods(String method) {
            String answer = RawHttp.exchange(RawHttp.head(method + " /api/v1/roles", "Connection: close") + "\r\n");

            assertThat(answer).matches("(?s)HTTP/1.1 40[05] .*");
        }
    }

    @Nested
    class Browsers {

        @Test
        @DisplayName("of another origin get no CORS headers unless they are configured")
        void cors() {
            Gateway.raw()
                    .header("Origin", "https://elsewhere.example")
                    .get("/api/v1/roles")
                    .then()
                    .header("Access-Control-Allow-Origin", nullValue());
        }
    }
}
