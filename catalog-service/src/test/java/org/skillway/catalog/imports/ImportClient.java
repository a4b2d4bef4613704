package org.skillway.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Somebody who imports over HTTP and looks how far it has come. */
final class ImportClient {

    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();
    private static final ObjectMapper JSON = new ObjectMapper();

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
    Response begin(String query, String type, byte[] body) {
        return with().contentType(type).body(body).post("/api/v1/imports?" + query);
    }

    JsonNode beginLines(String query, String text) throws IOException {
        return job(begin("format=ndjson" + query, "application/x-ndjson", text.getBytes(StandardCharsets.UTF_8)));
    }

    JsonNode run(String query, String type, byte[] body) throws IOException {
        return end(job(begin(query, type, body)));
    }

    JsonNode lines(String query, String text) throws IOException {
        return end(beginLines(query, text));
    }

    private static JsonNode job(Response begun) throws IOException {
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        return JSON.readTree(begun.asString());
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
        return JSON.readTree(with().get(path(job)).asString());
    }

    Response cancel(JsonNode job) {
        return with().delete(path(job));
    }

    JsonNode faults(JsonNode job) throws IOException {
        return JSON.readTree(with().get(path(job) + "/faults").asString()).path("items");
    }

    private static String path(JsonNode job) {
        return "/api/v1/imports/" + job.path("id").asText();
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
