package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

@DisplayName("The issuer by itself")
class IssuerCommandTest {

    private static final Map<String, String> SECRETS = Map.of(
            "SKILLWAY_PROGRESS_CLIENT_SECRET", "of-progress", "SKILLWAY_GATEWAY_CLIENT_SECRET", "of-the-gateway");

    @TempDir
    Path folder;

    private int port;

    @BeforeEach
    void freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @Test
    @DisplayName("answers by the name in its tokens and by those of this machine, and by no other")
    void names() throws Exception {
        try (Issuer issuer = command(SECRETS, "http://issuer:" + port).start()) {
            String mine = ask(issuer, "issuer:" + port, "POST /demo/token?subject=ana&role=learner", "");
            String token = mine.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
            assertThat(SignedJWT.parse(token).getJWTClaimsSet().getIssuer()).isEqualTo("http://issuer:" + port);
            assertThat(ask(issuer, "localhost:" + port, "GET /jwks", "")).startsWith("HTTP/1.1 200");
            assertThat(ask(issuer, "elsewhere.example:" + port, "GET /jwks", ""))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    @DisplayName("knows the services by the secrets in its environment")
    void clients() throws Exception {
        try (Issuer issuer = command(SECRETS, "http://issuer:" + port).start()) {
            assertThat(token(issuer, "gateway", "of-the-gateway")).startsWith("HTTP/1.1 200");
            assertThat(token(issuer, "progress-service", "of-progress")).startsWith("HTTP/1.1 200");
            assertThat(token(issuer, "gateway", "of-progress")).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    @DisplayName("keeps its key, so that its tokens outlive it")
    void key() throws Exception {
        command(SECRETS, "http://issuer:" + port).start().close();
        byte[] made = Files.readAllBytes(folder.resolve("key.json"));
        command(SECRETS, "http://issuer:" + port).start().close();

        assertThat(folder.resolve("key.json")).hasBinaryContent(made);
    }

    @Test
    @DisplayName("does not start without a secret, and says which")
    void noSecret() {
        IssuerCommand command =
                command(Map.of("SKILLWAY_PROGRESS_CLIENT_SECRET", "of-progress"), "http://issuer:" + port);

        assertThatThrownBy(command::start)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SKILLWAY_GATEWAY_CLIENT_SECRET");
    }

    @ParameterizedTest(name = "does not start as {0}")
    @ValueSource(
            strings = {
                "https://issuer:8084",
                "http://issuer",
                "http://issuer:8084/",
                "http://issuer:8084/realm",
                "issuer"
            })
    void address(String address) {
        IssuerCommand command = command(SECRETS, address);

        assertThatThrownBy(command::start)
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--address");
    }

    private IssuerCommand command(Map<String, String> environment, String address) {
        IssuerCommand command = new IssuerCommand(environment);
        new CommandLine(command)
                .parseArgs(
                        "--address",
                        address,
                        "--key",
                        folder.resolve("key.json").toString());
        return command;
    }

    private static String token(Issuer issuer, String client, String secret) throws IOException {
        String pair = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return ask(
                issuer,
                "localhost:" + issuer.port(),
                "POST /token",
                "grant_type=client_credentials",
                "Authorization: Basic " + pair,
                "Content-Type: application/x-www-form-urlencoded");
    }

    /** By hand, since clients name the host that they connect to. */
    private static String ask(Issuer issuer, String host, String what, String body, String... headers)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), issuer.port())) {
            String request = what + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\n" + String.join("", lines(headers)) + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String[] lines(String... headers) {
        String[] lines = headers.clone();
        for (int i = 0; i < lines.length; i++) {
            lines[i] += "\r\n";
        }
        return lines;
    }
}
