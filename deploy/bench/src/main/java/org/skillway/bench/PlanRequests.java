package org.skillway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks the gateway, one request after the other on one connection, each about a learner of whom nothing is recorded. */
final class PlanRequests {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String gateway;
    private final String token;
    private int learners;

    /** An answer, and how long it took from the first byte of the question to the last of the answer. */
    record Answer(JsonNode body, double millis) {}

    PlanRequests(String gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    Answer plan(String role) throws IOException, InterruptedException {
        return ask("/plan?role=" + role);
    }

    /** The same with other work put into it than is usual. */
    Answer plan(String role, int workMillis) throws IOException, InterruptedException {
        return ask("/plan?role=" + role + "&workMillis=" + workMillis);
    }

    Answer distances() throws IOException, InterruptedException {
        return ask("/distances");
    }

    private Answer ask(String what) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/learners/bench-" + learners++ + what);
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    request.uri() + " answers " + answer.statusCode() + ": " + json.readTree(answer.body()));
        }
        return new Answer(json.readTree(answer.body()), millis);
    }

    /** Until the gateway has what was imported. */
    void awaitRole(String role) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (http.send(request("/api/v1/learners/bench/roles/" + role), HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                != 200) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The gateway does not follow the catalog");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .build();
    }
}
