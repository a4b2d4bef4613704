package org.skillway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A stack beside the one that all tests share, for a test that takes it apart. */
public final class OwnStack implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path data;
    private final int portBase = Skillway.freePorts();

    public OwnStack(Path data) {
        this.data = data;
    }

    Path data() {
        return data;
    }

    public void up(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--detach", "--port-base", Integer.toString(portBase), "--env", Skillway.SHORT_LIVED));
        arguments.addAll(Arrays.asList(options));
        done(Duration.ofMinutes(4), arguments);
    }

    void down() {
        done(Duration.ofMinutes(2), List.of("down"));
    }

    /** What a command printed that has to succeed. */
    List<String> done(Duration atMost, List<String> command) {
        Skillway.Outcome outcome = run(atMost, command);
        if (outcome.exit() != 0) {
            throw new AssertionError(command + ": " + outcome);
        }
        return outcome.out().lines().toList();
    }

    Skillway.Outcome run(Duration atMost, List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--data", data.toString()));
        return Skillway.run(atMost, arguments.toArray(String[]::new));
    }

    String token(String subject, String role) {
        return done(Duration.ofSeconds(30), List.of("token", "--subject", subject, "--role", role))
                .get(0);
    }

    /** Sends a request to the gateway and waits for its answer. */
    HttpResponse<String> send(String token, String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As this stack's issuer signs them. */
    public SignedTokens signedTokens() {
        return SignedTokens.of(data, token("anybody", "learner"));
    }

    /** Base address of the gateway. */
    public String gateway() {
        return "http://localhost:" + portBase;
    }

    @Override
    public void close() {
        run(Duration.ofMinutes(2), List.of("down"));
    }
}
