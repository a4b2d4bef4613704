package org.skillway.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
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
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusTest
@DisplayName("Before it is looked what a request asks for,")
class EdgeFiltersTest {

    private static final String[] NAMED = {"Connection: close", "Accept-Language: ka", "X-Request-Id: named-here"};

    private CatalogStub catalog;
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        catalog.replies(Reply.json(200, "{}"));
        progress.replies(Reply.json(200, "{}"));
        Gateway.awaitRevision(catalog.revision());
    }

    private static String ask(String methodAndTarget, String... headers) {
        return RawHttp.exchange(RawHttp.head(methodAndTarget, NAMED) + String.join("", headers) + "\r\n");
    }

    private static void problem(String answer, int status, String code) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json\r\n")
                .containsIgnoringCase("content-language: ka\r\n")
                .containsIgnoringCase("cache-control: no-store\r\n")
                .containsIgnoringCase("x-request-id: named-here\r\n")
                .containsIgnoringCase("x-content-type-options: nosniff\r\n")
                .contains("\"code\":\"" + code + "\"", "\"requestId\":\"named-here\"");
    }

    @Nested
    class AnAddress {

        private static final String BEGINNING = "/api/v1/roles?q=";

        private static String target(int length) {
            return BEGINNING + "x".repeat(length - BEGINNING.length());
        }

        @Test
        @DisplayName("of more than 4 KiB is refused with 414, and no service hears of it")
        void tooLong() {
            int before = catalog.receivedCount();

            problem(ask("GET " + target(4097)), 414, "uri-too-long");
            problem(ask("POST " + target(15_000), "Content-Length: 0\r\n"), 414, "uri-too-long");
            assertThat(catalog.receivedCount()).isEqualTo(before);
        }

        @Test
        @DisplayName("of 4 KiB is passed on")
        void longest() {
            assertThat(ask("GET " + target(4096))).startsWith("HTTP/1.1 200");
            assertThat(catalog.lastReceived().uri()).hasSize(4096);
        }

        @Test
        @DisplayName("that is longer than the server reads is refused with a status alone")
        void unread() {
            assertThat(ask("GET " + target(20_000))).matches("(?s)HTTP/1\\.[01] 414 .*\r\n\r\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"OPTIONS *", "GET *", "CONNECT elsewhere.example:443", "GET roles"})
        @DisplayName("that is no path is refused with 404")
        void noPath(String methodAndTarget) {
            problem(ask(methodAndTarget), 404, "no-such-path");
        }
    }

    @Nested
    class Headers {

        /** What is counted of those that each request here has, with this one's name. */
        private static final int OTHERS =
                "HostxConnectioncloseAccept-LanguagekaX-Request-Idnamed-hereX-Padding".length() + 5 * ": \r\n".length();

        private static String padding(int all) {
            return "X-Padding: " + "x".repeat(all - OTHERS) + "\r\n";
        }

        @Test
        @DisplayName("of more than 16 KiB are refused with 431")
        void tooLarge() {
            problem(ask("GET /api/v1/roles", padding(16 * 1024 + 1)), 431, "headers-too-large");
            problem(
                    ask("GET /api/v1/roles", padding(16_000), "A: " + "b".repeat(10_000) + "\r\n"),
                    431,
                    "headers-too-large");
        }

        @Test
        @DisplayName("of 16 KiB are not")
        void largest() {
            assertThat(ask("GET /api/v1/roles", padding(16 * 1024))).startsWith("HTTP/1.1 200");
        }

        @Test
        @DisplayName("that are larger than the server reads are refused with a status alone")
        void unread() {
            assertThat(ask("GET /api/v1/roles", padding(40_000))).matches("(?s)HTTP/1\\.[01] 431 .*\r\n\r\n");
        }
    }

    @Nested
    class ABody {

        private static String send(String methodAndTarget, byte[] body, String... headers) {
            String head = RawHttp.head(methodAndTarget, NAMED) + String.join("\r\n", headers)
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + RawHttp.END;
            return RawHttp.exchange(head, out -> out.write(body));
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
        @DisplayName("that is compressed, by whatever, is refused with 415, which says that none may be")
        void coded(String coding) {
            int before = progress.receivedCount();

            String passedOn = send("PUT /api/v1/learners/me/skills/git", new byte[10], "Content-Encoding: " + coding);
            String ours = send("POST /api/v1/plans/check", new byte[10], "Content-Encoding: " + coding);

            for (String answer : new String[] {passedOn, ours}) {
                problem(answer, 415, "unsupported-content-coding");
                assertThat(answer).containsIgnoringCase("accept-encoding: identity\r\n");
            }
            assertThat(progress.receivedCount()).isEqualTo(before);
        }

        @Test
        @DisplayName("that would be large once unpacked is refused unread, in chunks too")
        void bomb() throws IOException {
            byte[] bomb = packedBlanks();

            problem(
                    send("POST /api/v1/imports?format=ndjson", bomb, "Content-Encoding: gzip"),
                    415,
                    "unsupported-content-coding");
            String chunks = RawHttp.exchange(
                    RawHttp.head("PUT /api/v1/learners/me/skills/git", NAMED)
                            + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked" + RawHttp.END,
                    out -> {
                        out.write((Integer.toHexString(bomb.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                        out.write(bomb);
                        out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    });
            problem(chunks, 415, "unsupported-content-coding");
        }

        /** 64 MiB of blanks in some 64 KB. */
        private static byte[] packedBlanks() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 64; i++) {
                    gzip.write(blanks);
                }
            }
            return bytes.toByteArray();
        }

        @ParameterizedTest
        @ValueSource(strings = {"identity", "Identity", " "})
        @DisplayName("that only says that it is not compressed is passed on")
        void plain(String coding) {
            String answer =
                    send("PUT /api/v1/learners/me/skills/git", new byte[] {'{', '}'}, "Content-Encoding: " + coding);

            assertThat(answer).startsWith("HTTP/1.1 200");
        }

        @Test
        @DisplayName("that does not come need not be refused")
        void none() {
            assertThat(ask("GET /api/v1/roles", "Content-Encoding: gzip\r\n")).startsWith("HTTP/1.1 200");
        }
    }
}
