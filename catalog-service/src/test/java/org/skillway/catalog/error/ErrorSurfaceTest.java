package org.skillway.catalog.error;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("What cannot be answered is a problem (RFC 9457)")
class ErrorSurfaceTest {

    @ParameterizedTest(name = "GET {0} answers {1} {2}")
    @CsvSource({
        "/api/v1/roles/no-such-role, 404, unknown-key, key, unknown",
        "/api/v1/roles/No_Key, 400, invalid-parameter, key, key",
        "/api/v1/roles/a%00b, 400, invalid-parameter, key, key",
        "/api/v1/roles?limit=0, 400, invalid-parameter, limit, range",
        "/api/v1/roles?limit=201, 400, invalid-parameter, limit, range",
        "/api/v1/roles?limit=many, 400, invalid-parameter, limit, integer",
        "/api/v1/roles?limit=99999999999999999999, 400, invalid-parameter, limit, integer",
        "/api/v1/roles?limit=1&limit=2, 400, invalid-parameter, limit, duplicate",
        "/api/v1/roles?sort=title, 400, unknown-parameter, sort, unknown",
        "/api/v1/roles?count=yes, 400, invalid-parameter, count, boolean",
        "/api/v1/roles?revision=-1, 400, invalid-parameter, revision, revision",
        "/api/v1/roles?cursor=%25%00, 400, invalid-parameter, cursor, control-characters",
        "/api/v1/skills?kind=sport, 400, invalid-parameter, kind, one-of",
        "/api/v1/modules?maxMinutes=0, 400, invalid-parameter, maxMinutes, range",
        "/api/v1/modules?teaches=Git!, 400, invalid-parameter, teaches, key",
        "/api/v1/modules?language=%00, 400, invalid-parameter, language, control-characters"
    })
    void parameters(String path, int status, String code, String parameter, String rule) {
        problem(given().urlEncodingEnabled(false), path, status, code)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].rule", equalTo(rule))
                .body("errors[0].message", not(nullValue()));
    }

    @ParameterizedTest(name = "GET {0} answers 404 no-such-path")
    @ValueSource(strings = {"/", "/nothing", "/api/v1", "/api/v1/roles/a/b", "/api/v2/roles", "/api/v1/roles/../../x"})
    void paths(String path) {
        problem(given().urlEncodingEnabled(false), path, 404, "no-such-path");
    }

    @ParameterizedTest(name = "GET {0}, which is no URI, answers 400 bad-request")
    @ValueSource(
            strings = {
                "/%zz",
                "/api/v1/roles/%",
                "/api/v1/roles/%4/document",
                "/internal/v1/%gg?x=1",
                "/api/v1/roles?q=a|b"
            })
    void escapes(String path) throws Exception {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Accept-Language: ka\r\nX-Request-Id: named-here\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .containsIgnoringCase("content-type: application/problem+json\r\n")
                    .containsIgnoringCase("content-language: ka\r\n")
                    .containsIgnoringCase("x-request-id: named-here\r\n")
                    .contains("\"code\":\"bad-request\"", "\"requestId\":\"named-here\"");
        }
    }

    @Test
    @DisplayName("Accept: text/html answers 406")
    void notAcceptable() {
        problem(given().accept("text/html"), "/api/v1/roles", 406, "not-acceptable");
    }

    @Test
    @DisplayName("DELETE where there is only GET and POST answers 405 with Allow")
    void methodNotAllowed() {
        given().delete("/api/v1/roles")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, POST")
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo("method-not-allowed"));
    }

    @Test
    @DisplayName("A body that says that it is over 1 MiB answers 413")
    void tooLarge() {
        given().body(new byte[1024 * 1024 + 1])
                .post("/api/v1/roles")
                .then()
                .statusCode(413)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo("body-too-large"));
    }

    @ParameterizedTest(name = "Content-Length: {0} answers with 4xx")
    @ValueSource(strings = {"abc", "-1", "+5", "0x10", "1e3", "5, 6", "12345678901234567890123", "１２"})
    void contentLength(String length) throws Exception {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/roles HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                                    + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .matches("(?s)HTTP/1\\.1 4[0-9]{2} .*");
        }
    }

    @ParameterizedTest(name = "A body in {0} answers 400: JSON is UTF-8")
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "UTF-32", "ISO-8859-1"})
    void encoding(Charset charset) {
        bearer(Tokens.admin("ana"))
                .contentType("application/json")
                .body("{\"key\": \"caf\u00e9\"}".getBytes(charset))
                .post("/api/v1/skills")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"))
                .body("errors[0].rule", equalTo("utf-8"));
    }

    @ParameterizedTest(name = "Accept-Language: {0} counts as none")
    @ValueSource(strings = {"-", "x-", "ka;q=NaN", ";;;"})
    void acceptLanguage(String languages) {
        problem(given().header("Accept-Language", languages), "/api/v1/roles?limit=0", 400, "invalid-parameter")
                .header("Content-Language", "en");
    }

    @Test
    @DisplayName("A token that is presented has to be valid, also where none is needed")
    void tokens() {
        problem(bearer(Tokens.expired("ana")), "/api/v1/roles", 401, "token-expired");
        problem(bearer(Tokens.foreignKey("ana")), "/api/v1/roles", 401, "token-invalid");
        problem(bearer(Tokens.otherIssuer("ana")), "/api/v1/roles", 401, "token-invalid");
        problem(bearer(Tokens.otherAudience("ana")), "/api/v1/roles", 401, "token-invalid");
        problem(bearer(Tokens.fromTheFuture("ana")), "/api/v1/roles", 401, "token-invalid");
        problem(bearer(Tokens.learner("me")), "/api/v1/roles", 401, "token-invalid");
        problem(bearer("not.a.token"), "/api/v1/roles", 401, "token-invalid")
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        bearer(Tokens.learner("ana")).get("/api/v1/roles").then().statusCode(200);
    }

    @Test
    @DisplayName("is told in the language of the request; codes are not translated")
    void georgian() {
        given().header("Accept-Language", "ka")
                .get("/api/v1/roles?limit=0")
                .then()
                .header("Content-Language", "ka")
                .body("title", equalTo("პარამეტრი წესს არღვევს"))
                .body("code", equalTo("invalid-parameter"))
                .body("errors[0].message", equalTo("უნდა იყოს არანაკლებ 1"));
    }

    @Test
    @DisplayName("carries the request's id, where that is harmless")
    void requestId() {
        given().header("X-Request-Id", "from-the-client-1")
                .get("/nothing")
                .then()
                .header("X-Request-Id", "from-the-client-1")
                .body("requestId", equalTo("from-the-client-1"));
        given().header("X-Request-Id", "a b\tc").get("/nothing").then().body("requestId", not(equalTo("a b\tc")));
    }

    @Test
    @DisplayName("has words for every code in every language")
    void words() {
        for (String language : new String[] {"en", "ka"}) {
            ResourceBundle words = ResourceBundle.getBundle("problems", Locale.forLanguageTag(language));
            for (ErrorCode code : ErrorCode.values()) {
                assertThat(words.containsKey(code.wire() + ".title"))
                        .as(code.wire())
                        .isTrue();
                assertThat(words.containsKey(code.wire() + ".detail"))
                        .as(code.wire())
                        .isTrue();
            }
        }
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse problem(RequestSpecification request, String path, int status, String code) {
        return request.get(path)
                .then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:skillway:problem:" + code))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("title", not(nullValue()))
                .body("requestId", not(nullValue()));
    }
}
