package org.skillway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Holds the answers of both sides against each other: unequal work is not measured. */
final class SameAnswers {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final int skillway;
    private final int floor;

    /** @param skillway port of catalog-service */
    SameAnswers(int skillway, int floor) {
        this.skillway = skillway;
        this.floor = floor;
    }

    /** @throws IllegalStateException when the answers to a path differ in more than where the next page begins */
    void check(String path) {
        JsonNode ours = answer(skillway, path);
        JsonNode theirs = answer(floor, path);
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("The answers to " + path + " differ:\n" + ours + "\n" + theirs);
        }
    }

    private JsonNode answer(int port, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en")
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answers " + response.statusCode());
            }
            JsonNode body = json.readTree(response.body());
            // A cursor means something to who wrote it only; that there is one counts.
            if (body instanceof ObjectNode list && list.has("next")) {
                list.put("next", "");
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
