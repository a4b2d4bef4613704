package org.skillway.progress.support;

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
import org.skillway.testkit.Tokens;

/** The signals of the service under test as the gateway hears them. */
public final class SignalStream implements AutoCloseable {

    private static final String ANYBODY = "\"anybody\"";

    private enum End {
        WHOLE,
        BROKEN
    }

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Stream<String> body;
    private volatile End end;

    private SignalStream(Stream<String> body) {
        this.body = body;
        Thread reader = new Thread(this::read, "signal-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Listens; it is told at once that anybody may have changed. */
    public static SignalStream open() {
        return open(RestAssured.port);
    }

    /** The same of a process of its own. */
    public static SignalStream open(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/internal/v1/signals"))
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
            end = End.WHOLE;
        } catch (UncheckedIOException e) {
            end = End.BROKEN;
        }
    }

    /** Waits until there is no more of it, and says whether it ended as an answer ends or broke off. */
    public boolean endsWhole() {
        Eventually.until("the end of the signals", () -> end != null);
        return end == End.WHOLE;
    }

    /** How many lines have come that name this learner. */
    public long about(Learner learner) {
        return lines.stream()
                .filter(line -> line.contains("\"" + hash(learner) + "\""))
                .count();
    }

    public void await(Learner learner) {
        await(learner, 0);
    }

    /** @param before how many have come that are not meant */
    public void await(Learner learner, long before) {
        Eventually.until("a signal about the learner", () -> about(learner) > before);
    }

    public long aboutAnybody() {
        return lines.stream().filter(line -> line.contains(ANYBODY)).count();
    }

    public void awaitAnybody(long before) {
        Eventually.until("a signal about anybody", () -> aboutAnybody() > before);
    }

    public boolean hasBeats() {
        return lines.stream().anyMatch(line -> line.contains("\"beat\""));
    }

    public boolean names(Learner learner) {
        return lines.stream().anyMatch(line -> line.contains(learner.subject()));
    }

    /** As the contract says it. */
    public static String hash(Learner learner) {
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
