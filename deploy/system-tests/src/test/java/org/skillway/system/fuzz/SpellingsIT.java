package org.skillway.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.skillway.system.SignedTokens;
import org.skillway.system.Skillway;

/** What is protected, asked for in hundreds of spellings by those who may not have it, at the gateway and at the services. */
@ExtendWith(Skillway.class)
@DisplayName("A protected address, in whatever spelling,")
class SpellingsIT {

    private static final int LONGEST_WAIT_MILLIS = 10_000;

    private final String victim = "spelled-" + UUID.randomUUID();
    private final List<String> wrong = new ArrayList<>();
    private SignedTokens signed;
    private String secret;
    private int tried;

    @BeforeEach
    void prepare() {
        signed = SignedTokens.ofTheStack();
        RequestSpecification asVictim = given().baseUri(Skillway.gateway())
                .header("Authorization", "Bearer " + signed.person(victim, "learner"));
        asVictim.contentType("application/json")
                .body("{\"state\":\"completed\"}")
                .put("/api/v1/learners/me/skills/git")
                .then()
                .statusCode(201);
        secret = given().baseUri(Skillway.gateway())
                .header("Authorization", "Bearer " + signed.person(victim, "learner"))
                .get("/api/v1/learners/me/export/json")
                .path("ledger");
    }

    private String learner() {
        return signed.person("somebody-" + victim, "learner");
    }

    /** @param token of who may not; null for nobody */
    private void leadsNowhere(String base, String method, String path, String token) throws IOException {
        List<String> spellings = Spellings.of(path);
        assertThat(spellings).as(path).hasSizeGreaterThan(200);
        for (String spelling : spellings) {
            String answer = ask(base, method, spelling, token);
            tried++;
            boolean refused = answer.matches("(?s)HTTP/1\\.[01] 4\\d\\d.*") || answer.isEmpty();
            if (!refused || answer.contains(secret)) {
                wrong.add("%s %s%s as %s: %s"
                        .formatted(
                                method,
                                base,
                                spelling,
                                token == null ? "nobody" : "somebody",
                                answer.substring(0, Math.min(400, answer.length()))));
            }
        }
    }

    /** A path that is right for whoever may: or else nothing would be shown by what others are refused. */
    private void isThere(String base, String path, String token) throws IOException {
        assertThat(ask(base, "GET", path, token)).startsWith("HTTP/1.1 200");
    }

    /** Everything as it is, which no client library would send; answers the beginning of what came back. */
    private static String ask(String base, String method, String target, String token) throws IOException {
        URI address = URI.create(base);
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), LONGEST_WAIT_MILLIS);
            String head = method + " " + target + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + (token == null ? "" : "\r\nAuthorization: Bearer " + token)
                    + (method.equals("GET") ? "" : "\r\nContent-Length: 0")
                    + "\r\nIf-Match: *\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            in.transferTo(answer);
        } catch (SocketTimeoutException e) {
            throw new IOException("No end of " + answer.toString(StandardCharsets.ISO_8859_1), e);
        } catch (IOException e) {
            // What is no request may end with the connection.
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private void nothingWrong() {
        System.out.println(tried + " spellings");
        assertThat(wrong.stream().limit(20)).isEmpty();
    }

    @Test
    @DisplayName("shows another learner's progress to nobody")
    void progress() throws IOException {
        String path = "/api/v1/learners/" + victim + "/skills";
        isThere(Skillway.gateway(), path, signed.person(victim, "learner"));
        for (String base : List.of(Skillway.gateway(), Skillway.progress())) {
            leadsNowhere(base, "GET", path, learner());
            leadsNowhere(base, "GET", path, null);
            leadsNowhere(base, "DELETE", "/api/v1/learners/" + victim, learner());
        }
        isThere(Skillway.gateway(), path, signed.person(victim, "learner"));
        nothingWrong();
    }

    @Test
    @DisplayName("shows to nobody what is between the parts")
    void internal() throws IOException {
        String feed = "/internal/v1/feed";
        isThere(Skillway.catalog(), feed, signed.service("machine", "catalog:follow"));
        for (String base : List.of(Skillway.gateway(), Skillway.catalog())) {
            leadsNowhere(base, "GET", feed, learner());
            leadsNowhere(base, "GET", feed, signed.person("spelling", "admin"));
            leadsNowhere(base, "GET", feed, null);
        }
        leadsNowhere(Skillway.gateway(), "GET", feed, signed.service("machine", "catalog:follow"));
        String standing = "/internal/v1/learners/" + victim + "/standing";
        isThere(Skillway.progress(), standing, signed.person(victim, "learner"));
        leadsNowhere(Skillway.progress(), "GET", standing, learner());
        leadsNowhere(Skillway.progress(), "GET", standing, null);
        leadsNowhere(Skillway.gateway(), "GET", standing, signed.person(victim, "learner"));
        nothingWrong();
    }

    @Test
    @DisplayName("manages nothing from where clients come in")
    void management() throws IOException {
        for (String base : List.of(Skillway.gateway(), Skillway.catalog(), Skillway.progress())) {
            leadsNowhere(base, "GET", "/q/metrics", null);
            leadsNowhere(base, "GET", "/q/health/ready", signed.person("spelling", "admin"));
        }
        nothingWrong();
    }

    @Test
    @DisplayName("does nothing that only admins may")
    void admins() throws IOException {
        isThere(Skillway.gateway(), "/api/v1/changes", signed.person("spelling", "admin"));
        for (String base : List.of(Skillway.gateway(), Skillway.catalog())) {
            leadsNowhere(base, "GET", "/api/v1/changes", signed.person("spelling", "instructor"));
            leadsNowhere(base, "DELETE", "/api/v1/skills/git", signed.person("spelling", "instructor"));
            leadsNowhere(base, "POST", "/api/v1/changes/1/revert", null);
        }
        for (String base : List.of(Skillway.gateway(), Skillway.progress())) {
            leadsNowhere(base, "POST", "/api/v1/cohorts/publications", learner());
        }
        isThere(Skillway.gateway(), "/api/v1/skills/git", null);
        nothingWrong();
    }
}
