package org.skillway.progress.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Before it is looked what a request asks for,")
class EdgeFiltersTest {

    private static final String BEGINNING = "/nothing?q=";

    /** What is counted of the headers that each request here has, with the one that is long. */
    private static final int OTHERS =
            "HostxConnectioncloseAccept-LanguagekaX-Request-Idnamed-hereX-Padding".length() + 5 * ": \r\n".length();

    private static String ask(String methodAndTarget, String... headers) throws IOException {
        return exchange(methodAndTarget + " HTTP/1.1\r\nHost: x\r\n" + String.join("", headers), new byte[0]);
    }

    private static String exchange(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes((head + "Connection: close\r\nAccept-Language: ka\r\nX-Request-Id: named-here\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void problem(String answer, int status, String code) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json\r\n")
                .containsIgnoringCase("content-language: ka\r\n")
                .containsIgnoringCase("cache-control: no-store\r\n")
                .containsIgnoringCase("x-request-id: named-here\r\n")
                .contains("\"code\":\"" + code + "\"", "\"requestId\":\"named-here\"");
    }

    private static String target(int length) {
        return BEGINNING + "x".repeat(length - BEGINNING.length());
    }

    @Test
    @DisplayName("an address of more than 4 KiB is refused with 414")
    void address() throws IOException {
        problem(ask("GET " + target(4097)), 414, "uri-too-long");
        problem(ask("POST " + target(15_000), "Content-Length: 0\r\n"), 414, "uri-too-long");
        problem(ask("GET " + target(4096)), 404, "no-such-path");
        assertThat(ask("GET " + target(20_000))).matches("(?s)HTTP/1\\.[01] 414 .*\r\n\r\n");
    }

    @Test
    @DisplayName("headers of more than 16 KiB are refused with 431")
    void headers() throws IOException {
        problem(ask("GET /nothing", padding(16 * 1024 + 1)), 431, "headers-too-large");
        problem(ask("GET /nothing", padding(16_000), "A: " + "b".repeat(10_000) + "\r\n"), 431, "headers-too-large");
        problem(ask("GET /nothing", padding(16 * 1024)), 404, "no-such-path");
        assertThat(ask("GET /nothing", padding(40_000))).matches("(?s)HTTP/1\\.[01] 431 .*\r\n\r\n");
    }

    private static String padding(int all) {
        return "X-Padding: " + "x".repeat(all - OTHERS) + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS *", "GET *", "CONNECT elsewhere.example:443", "GET nothing"})
    @DisplayName("what is no path is refused with 404")
    void noPath(String methodAndTarget) throws IOException {
        problem(ask(methodAndTarget), 404, "no-such-path");
    }

    @ParameterizedTest
    @CsvSource({"/nothing, a b", "/nothing, \u00e9", "/nothing, ''", "?x, localhost"})
    @DisplayName("a request that names no host, or no path, is refused with 400")
    void unnamed(String target, String host) throws IOException {
        problem(
                exchange(
                        "GET " + target + " HTTP/1.1\r\n" + (host.isEmpty() ? "" : "Host: " + host + "\r\n"),
                        new byte[0]),
                400,
                "bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "br",
                "deflate",
                "zstd",
                "compress",
                "unheard-of",
                "gzip, gzip",
                "identity, gzip",
                "identity\r\nContent-Encoding: br"
            })
    @DisplayName("a body that is compressed, by whatever, is refused with 415, which says that none may be")
    void coded(String coding) throws IOException {
        String answer = send("PUT /api/v1/learners/me/skills/git", new byte[10], coding);

        problem(answer, 415, "unsupported-content-coding");
        assertThat(answer).containsIgnoringCase("accept-encoding: identity\r\n");
    }

    @Test
    @DisplayName("a body that would be large once unpacked is refused unread, where files come in too")
    void bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 64; i++) {
                gzip.write(blanks);
            }
        }

        problem(
                send("PUT /api/v1/learners/me/skills/git", bytes.toByteArray(), "gzip"),
                415,
                "unsupported-content-coding");
        problem(
                send("POST /api/v1/completion-imports", bytes.toByteArray(), "gzip"),
                415,
                "unsupported-content-coding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", " "})
    @DisplayName("a body that only says that it is not compressed is read")
    void plain(String coding) throws IOException {
        assertThat(send("PUT /api/v1/learners/me/skills/git", "{]".getBytes(StandardCharsets.US_ASCII), coding))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"malformed-json\"");
    }

    private static String send(String methodAndTarget, byte[] body, String coding) throws IOException {
        return exchange(
                methodAndTarget + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.learner("coded")
                        + "\r\nContent-Type: application/json\r\nContent-Encoding: " + coding + "\r\nContent-Length: "
                        + body.length + "\r\n",
                body);
    }
}
