package org.skillway.progress.live;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

/** The signals of the service under test as the gateway hears them. */
final class SignalStream implements AutoCloseable {

    private static final String ANYBODY = "\"anybody\"";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Stream<String> body;

    private SignalStream(Stream<String> body) {
        this.body = body;
        Thread reader = new Thread(this::read, "signal-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Listens; it is told at once that anybody may have changed. */
    static SignalStream open() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/internal/v1/signals"))
                .header("Authorization", "Bearer " + Tokens.service("progress:follow"))
                .build();
        try {
            HttpResponse<Stream<String>> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new AssertionError("Signals answer " + answer.statusCode());
            }
            SignalStream stream = new SignalStream(answer.body());
            stream.awaitAnybody(0);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try {
            body.forEach(lines::add);
        } catch (UncheckedIOException e) {
            // Closed: that is its end.
        }
    }

    /** How many lines have come that name this learner. */
    long about(Learner learner) {
        return lines.stream()
                .filter(line -> line.contains("\"" + hash(learner) + "\""))
                .count();
    }

    void await(Learner learner) {
        await(learner, 0);
    }

    /** @param before how many have come that are not meant */
    void await(Learner learner, long before) {
        Eventually.until("a signal about the learner", () -> about(learner) > before);
    }

    long aboutAnybody() {
        return lines.stream().filter(line -> line.contains(ANYBODY)).count();
    }

    void awaitAnybody(long before) {
        Eventually.until("a signal about anybody", () -> aboutAnybody() > before);
    }

    boolean hasBeats() {
        return lines.stream().anyMatch(line -> line.contains("\"beat\""));
    }

    boolean names(Learner learner) {
        return lines.stream().anyMatch(line -> line.contains(learner.subject()));
    }

    /** As the contract says it. */
    static String hash(Learner learner) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256")
                    .digest(learner.subject().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        body.close();
    }
}
