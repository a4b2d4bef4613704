package org.skillway.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Somebody who imports over HTTP and looks how far it has come. */
final class ImportClient {

    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String token;

    ImportClient(String token) {
        this.token = token;
    }

    static String line(String kind, String document) {
        return "{\"kind\":\"" + kind + "\",\"document\":" + document.replace("\n", "") + "}\n";
    }

    RequestSpecification with() {
        return given().header("Authorization", "Bearer " + token);
    }

    /** Sends an upload and does not wait for what comes of it. */
    private JsonNode begin(String query, String type, byte[] body) throws IOException {
        HttpResponse<String> begun = send(
                request("?" + query).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        return JSON.readTree(begun.body());
    }

    JsonNode beginLines(String query, String text) throws IOException {
        return begin("format=ndjson" + query, "application/x-ndjson", text.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode run(String query, String type, byte[] body) throws IOException {
        return end(begin(query, type, body));
    }

    JsonNode lines(String query, String text) throws IOException {
        return end(beginLines(query, text));
    }

    JsonNode end(JsonNode job) throws IOException {
        return await(job, "done", "refused", "cancelled", "failed");
    }

    /** The import when it is in one of these states. */
    JsonNode await(JsonNode job, String... states) throws IOException {
        long began = System.nanoTime();
        JsonNode seen = look(job);
        while (!Arrays.asList(states).contains(seen.path("state").asText())) {
            assertThat(System.nanoTime() - began).as("%s", seen).isLessThan(PATIENCE);
            pause();
            seen = look(job);
        }
        return seen;
    }

    JsonNode look(JsonNode job) throws IOException {
        return JSON.readTree(send(request("/" + id(job))).body());
    }

    Response cancel(JsonNode job) {
        return with().delete("/api/v1/imports/" + id(job));
    }

    JsonNode faults(JsonNode job) throws IOException {
        return JSON.readTree(send(request("/" + id(job) + "/faults")).body()).path("items");
    }

    private static String id(JsonNode job) {
        return job.path("id").asText();
    }

    /** Without REST Assured, which takes seconds for the megabytes of an upload, and its share of each look at a job. */
    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/imports" + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
