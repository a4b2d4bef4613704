package org.skillway.progress;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.Problem;
import org.skillway.progress.support.Json;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Raw;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("What cannot be answered is a problem (RFC 9457), and changes nothing")
class BadInputTest {

    private static final String RECORD = "/api/v1/learners/me/skills/git";

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @AfterEach
    void nothingHasChanged() {
        learner.reads("/skills").header("Skillway-Progress-Version", "0");
    }

    @ParameterizedTest(name = "A body in {0} answers 400: JSON is UTF-8")
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "UTF-32", "ISO-8859-1"})
    void encoding(Charset charset) {
        learner.asking()
                .contentType("application/json")
                .body("{\"state\":\"caf\u00e9\"}".getBytes(charset))
                .put("/api/v1/learners/me/skills/git")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"))
                .body("errors[0].rule", equalTo("utf-8"));
    }

    static Stream<Arguments> bodies() {
        String later =
                Instant.now().plus(1, java.time.temporal.ChronoUnit.HOURS).toString();
        return Stream.of(
                bad("{\"state\":\"completed\"", "malformed-json", null, null),
                bad("{state:1}", "malformed-json", null, null),
                bad("{\"state\":\"completed\"} x", "malformed-json", null, null),
                bad("{\"state\":\"completed\"}{}", "malformed-json", null, null),
                bad("[]", "wrong-type", "", "type"),
                bad("\"completed\"", "wrong-type", "", "type"),
                bad("7", "wrong-type", "", "type"),
                bad("null", "invalid-value", "", "required"),
                bad("", "invalid-value", "", "required"),
                bad("{}", "invalid-value", "/state", "required"),
                bad("{\"state\":null}", "invalid-value", "/state", "required"),
                bad("{\"state\":1}", "wrong-type", "/state", "type"),
                bad("{\"state\":true}", "wrong-type", "/state", "type"),
                bad("{\"state\":[\"completed\"]}", "wrong-type", "/state", "type"),
                bad("{\"state\":{}}", "wrong-type", "/state", "type"),
                bad("{\"state\":\"\"}", "invalid-value", "/state", "one-of"),
                bad("{\"state\":\"0\"}", "invalid-value", "/state", "one-of"),
                bad("{\"state\":\"done\"}", "invalid-value", "/state", "one-of"),
                bad("{\"state\":\"COMPLETED\"}", "invalid-value", "/state", "one-of"),
                bad("{\"state\":\" completed \"}", "invalid-value", "/state", "one-of"),
                bad("{\"state\":\"completed\\u0000\"}", "invalid-value", "/state", "one-of"),
                bad("{\"state\":\"completed\",\"evidence\":\"assessed\"}", "unknown-field", "/evidence", "unknown"),
                bad("{\"state\":\"completed\",\"a/b~\\u0000\":1}", "unknown-field", "/a~1b~0\u0000", "unknown"),
                bad("{\"state\":\"completed\",\"state\":\"completed\"}", "duplicate-field", "/state", "duplicate"),
                time("null", "wrong-type", "type"),
                time("1777629600", "wrong-type", "type"),
                time("1777629600.5", "wrong-type", "type"),
                time("[2026,5,1]", "wrong-type", "type"),
                time("\"1777629600\"", "wrong-type", "type"),
                time("\"\"", "wrong-type", "type"),
                time("\"2026-05-01\"", "wrong-type", "type"),
                time("\"2026-05-01T10:00:00\"", "wrong-type", "type"),
                time("\"2026-02-30T10:00:00Z\"", "wrong-type", "type"),
                time("\"2026-05-01T24:00:00Z\"", "wrong-type", "type"),
                time("\"+12026-05-01T10:00:00Z\"", "wrong-type", "type"),
                time("\" 2026-05-01T10:00:00Z\"", "wrong-type", "type"),
                time("\"2026-05-01T10:00:00Z\\u0000\"", "wrong-type", "type"),
                time("\"" + later + "\"", "invalid-value", "not-in-future"),
                time("\"1969-12-31T23:59:59.999999999Z\"", "invalid-value", "not-before-1970"));
    }

    private static Arguments bad(String body, String code, String pointer, String rule) {
        return Arguments.of(body, code, pointer, rule);
    }

    private static Arguments time(String happenedAt, String code, String rule) {
        return bad("{\"state\":\"completed\",\"happenedAt\":" + happenedAt + "}", code, "/happenedAt", rule);
    }

    @ParameterizedTest(name = "PUT of {0} answers 400 {1}")
    @MethodSource("bodies")
    void body(String body, String code, String pointer, String rule) {
        Response answer = learner.putting(body, "git");
        problem(answer, 400, code);
        if (pointer != null) {
            fault(answer, "pointer", pointer, rule);
        }
    }

    @ParameterizedTest(name = "Content-Length: {0} answers with 4xx")
    @ValueSource(strings = {"abc", "-1", "+5", "0x10", "1e3", "5, 6", "12345678901234567890123", "１２"})
    void contentLength(String length) {
        assertThat(Raw.exchange(
                        RestAssured.port,
                        "POST " + RECORD + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                                + length + "\r\n\r\n"))
                .matches("(?s)HTTP/1\\.1 4[0-9]{2} .*");
    }

    @ParameterizedTest(name = "Accept-Language: {0} counts as none")
    @ValueSource(strings = {"-", "x-", "ka;q=NaN", ";;;"})
    void acceptLanguage(String languages) {
        learner.asking()
                .header("Accept-Language", languages)
                .get("/api/v1/learners/me/skills?limit=0")
                .then()
                .statusCode(400)
                .header("Content-Language", "en")
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    @DisplayName("PUT of broken UTF-8 answers 400")
    void brokenUtf8() {
        byte[] body = "{\"state\":\"completed\",\"x\":\"_\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 3] = (byte) 0xC3;
        Response answer =
                learner.asking().contentType("application/json").body(body).put(RECORD);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest(name = "{0} {1} answers {2} {3}")
    @CsvSource({
        "GET, /api/v1/learners/me/skills?limit=0, 400, invalid-parameter, limit, range",
        "GET, /api/v1/learners/me/skills?limit=201, 400, invalid-parameter, limit, range",
        "GET, /api/v1/learners/me/skills?limit=x, 400, invalid-parameter, limit, integer",
        "GET, /api/v1/learners/me/skills?limit=99999999999999999999, 400, invalid-parameter, limit, integer",
        "GET, /api/v1/learners/me/skills?limit=1&limit=1, 400, invalid-parameter, limit, duplicate",
        "GET, /api/v1/learners/me/skills?state=done, 400, invalid-parameter, state, one-of",
        "GET, /api/v1/learners/me/skills?count=1, 400, invalid-parameter, count, boolean",
        "GET, /api/v1/learners/me/skills?sort=key, 400, unknown-parameter, sort, unknown",
        "GET, /api/v1/learners/me/skills?cursor=!, 400, invalid-parameter, cursor, cursor",
        "GET, /api/v1/learners/me/skills?cursor=%00, 400, invalid-parameter, cursor, control-characters",
        "GET, /api/v1/learners/me/skills?cursor=c2tpbGxzIEdpdA, 400, invalid-parameter, cursor, cursor",
        "GET, /api/v1/learners/me/skills?cursor=aGlzdG9yeSA3, 400, invalid-parameter, cursor, cursor",
        "GET, /api/v1/learners/me/history?cursor=c2tpbGxzIGdpdA, 400, invalid-parameter, cursor, cursor",
        "GET, /api/v1/learners/me/history?limit=-1, 400, invalid-parameter, limit, range",
        "GET, /api/v1/learners/me/skills/git?x=1, 400, unknown-parameter, x, unknown",
        "GET, /api/v1/learners/me/skills/Git, 400, invalid-parameter, key, key",
        "GET, /api/v1/learners/me/skills/a%00b, 400, invalid-parameter, key, key",
        "GET, /api/v1/learners/me/skills/git%0A, 400, invalid-parameter, key, key",
        "PUT, /api/v1/learners/me/skills/-git, 400, invalid-parameter, key, key",
        "PUT, /api/v1/learners/me/skills/git?x=1, 400, unknown-parameter, x, unknown",
        "PUT, /api/v1/learners/me/skills/a%2Fb, 400, invalid-parameter, key, key",
        "GET, /api/v1/learners/a%00b/skills, 400, invalid-parameter, id, learner-id",
        "GET, /api/v1/learners/a%7F/skills, 400, invalid-parameter, id, learner-id",
        "GET, /api/v1/learners/%E1%83%90/history, 400, invalid-parameter, id, learner-id",
        "GET, /internal/v1/learners/a%0Ab/standing, 400, invalid-parameter, id, learner-id",
        "GET, /internal/v1/learners/me/standing?x=1, 400, unknown-parameter, x, unknown"
    })
    void parameter(String method, String path, int status, String code, String parameter, String rule) {
        Response answer = method.equals("GET")
                ? learner.asking().get(path)
                : learner.asking()
                        .contentType("application/json")
                        .body("{\"state\":\"completed\"}")
                        .put(path);
        problem(answer, status, code);
        fault(answer, "parameter", parameter, rule);
    }

    @Test
    @DisplayName("PUT for a key of 81 characters or an id of 256 answers 400")
    void tooLong() {
        problem(learner.putting("{\"state\":\"completed\"}", "a".repeat(81)), 400, "invalid-parameter");
        problem(learner.asking().get("/api/v1/learners/" + "a".repeat(256) + "/skills"), 400, "invalid-parameter");
    }

    @ParameterizedTest(name = "PUT as {0} answers 415")
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/merge-patch+json",
                "application/x-www-form-urlencoded"
            })
    void mediaType(String mediaType) {
        byte[] body = "{\"state\":\"completed\"}".getBytes(StandardCharsets.UTF_8);
        problem(
                learner.asking()
                        .config(RestAssured.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig().encodeContentTypeAs(mediaType, ContentType.TEXT)))
                        .contentType(mediaType)
                        .body(new String(body, StandardCharsets.UTF_8))
                        .put(RECORD),
                415,
                "unsupported-media-type");
    }

    @Test
    @DisplayName("GET with Accept: text/html answers 406")
    void notAcceptable() {
        problem(learner.asking().accept("text/html").get("/api/v1/learners/me/skills"), 406, "not-acceptable");
    }

    @Test
    @DisplayName("PUT of more than 1 MiB answers 413")
    void tooLarge() {
        for (int mebibytes : new int[] {1, 3, 7}) {
            String large = "{\"state\":\"" + "x".repeat(mebibytes * 1024 * 1024) + "\"}";
            problem(learner.putting(large, "git"), 413, "body-too-large");
        }
    }

    @Test
    @DisplayName("PUT of a body of unknown length answers 411")
    void unmeasured() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + RECORD))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Authorization", "Bearer " + Tokens.learner(learner.subject()))
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                                        "{\"state\":\"completed\"}".getBytes(StandardCharsets.US_ASCII))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(411);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("\"code\":\"length-required\"");
    }

    @ParameterizedTest(name = "GET {0} answers 404 no-such-path")
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/api/v1/learners",
                "/api/v1/learners/me/nothing",
                "/api/v1/learners/me/skills/a/b"
            })
    void paths(String path) {
        problem(learner.asking().get(path), 404, "no-such-path");
    }

    @Test
    @DisplayName("POST of what has its method and path, but no number where one belongs, answers 404 no-such-path")
    void noNumber() {
        problem(learner.asking().post("/api/v1/learners/me/history/x/undo"), 404, "no-such-path");
    }

    @Test
    @DisplayName("GET where there is only DELETE answers 405 with Allow")
    void methodNotAllowed() {
        problem(learner.asking().get("/api/v1/learners/me"), 405, "method-not-allowed")
                .header("Allow", equalTo("DELETE"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/%zz",
                "/api/v1/learners/%zz/skills",
                "/api/v1/learners/%/skills",
                "/api/v1/learners/a%2/skills",
                "/internal/v1/%gg?x=1",
                "/api/v1/learners/me/skills?x=a|b"
            })
    @DisplayName("What is no URI answers 400 bad-request")
    void escapes(String path) {
        assertThat(Raw.exchange(
                        RestAssured.port,
                        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Accept-Language: ka\r\nX-Request-Id: named-here\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json\r\n")
                .containsIgnoringCase("content-language: ka\r\n")
                .containsIgnoringCase("x-request-id: named-here\r\n")
                .contains("\"code\":\"bad-request\"", "\"requestId\":\"named-here\"");
    }

    @Test
    @DisplayName("is told in Georgian where that is wanted; codes are not translated")
    void georgian() {
        learner.asking()
                .header("Accept-Language", "ka")
                .get("/api/v1/learners/me/skills/Git")
                .then()
                .header("Content-Language", "ka")
                .body("title", equalTo("პარამეტრი წესს არღვევს"))
                .body("code", equalTo("invalid-parameter"))
                .body("errors[0].message", startsWith("უნდა იყოს გასაღები"));
        learner.asking()
                .header("Accept-Language", "ka-GE, en;q=0.5")
                .contentType("application/json")
                .body("{}")
                .put(RECORD)
                .then()
                .header("Content-Language", "ka")
                .body("errors[0].message", equalTo("აუცილებელია"));
        given().header("Accept-Language", "ka").get(RECORD).then().body("title", equalTo("საჭიროა ტოკენი"));
    }

    @Test
    @DisplayName("carries the request's id, where that is harmless")
    void requestId() {
        given().header("X-Request-Id", "from-the-client-1")
                .get(RECORD)
                .then()
                .header("X-Request-Id", "from-the-client-1")
                .body("requestId", equalTo("from-the-client-1"));
        given().header("X-Request-Id", "a b").get(RECORD).then().body("requestId", not(equalTo("a b")));
    }

    @Test
    @DisplayName("has words for every code in every language")
    void words() {
        for (String language : new String[] {"en", "ka"}) {
            ResourceBundle words = ResourceBundle.getBundle("problems", Locale.forLanguageTag(language));
            for (ErrorCode code : ErrorCode.values()) {
                assertThat(words.keySet()).contains(code.wire() + ".title", code.wire() + ".detail");
            }
        }
    }

    private static ValidatableResponse problem(Response answer, int status, String code) {
        JsonNode problem = Json.of(answer);
        assertThat(problem.path("type").asText()).isEqualTo("urn:skillway:problem:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("requestId").asText()).isNotBlank();
        return answer.then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .header("X-Request-Id", not(nullValue()));
    }

    /** The first of the faults that a problem names. */
    private static void fault(Response answer, String where, String place, String rule) {
        JsonNode fault = Json.of(answer).at("/errors/0");
        assertThat(fault.path(where).textValue()).isEqualTo(place);
        assertThat(fault.path("rule").asText()).isEqualTo(rule);
        assertThat(fault.path("message").asText()).isNotBlank();
    }
}
