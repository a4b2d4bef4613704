package org.skillway.gateway.stub;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Many clients that ask the gateway for the same at the same time. */
public final class Crowd {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<CompletableFuture<HttpResponse<String>>> answers;

    private Crowd(List<CompletableFuture<HttpResponse<String>>> answers) {
        this.answers = answers;
    }

    /** @param headers names and values, beside the token */
    public static Crowd of(int size, String path, String token, String... headers) {
        HttpRequest.Builder named = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10));
        HttpRequest request = (headers.length == 0 ? named : named.headers(headers)).build();
        return new Crowd(IntStream.range(0, size)
                .mapToObj(one -> CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList());
    }

    /** Waits until everybody has an answer; that somebody gets none within ten seconds fails. */
    public List<HttpResponse<String>> answers() {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    public long answered() {
        return answers.stream().filter(CompletableFuture::isDone).count();
    }
}
