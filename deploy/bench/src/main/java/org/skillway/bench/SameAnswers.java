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
import java.util.List;
import java.util.function.Supplier;

/** Holds the answers of both sides against each other: unequal work is not measured. */
final class SameAnswers {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final int skillway;
    private final int floor;
    private final String token;

    /**
     * @param skillway port of the service
     * @param token null where none is needed
     */
    SameAnswers(int skillway, int floor, String token) {
        this.skillway = skillway;
        this.floor = floor;
        this.token = token;
    }

    /** @throws IllegalStateException when the answers to a path differ in more than where the next page begins */
    void check(String path) {
        check(Load.Request.read(path));
    }

    void check(Load.Request asked) {
        JsonNode ours = answer(skillway, asked);
        JsonNode theirs = answer(floor, asked);
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("The answers to " + asked.path() + " differ:\n" + ours + "\n" + theirs);
        }
    }

    /** @throws IllegalStateException when a side answers to a write with anything but what the service reads then */
    void checkWrites(Supplier<Load.Request> writes) {
        for (int side : List.of(skillway, floor)) {
            Load.Request write = writes.get();
            JsonNode written = answer(side, write);
            JsonNode read = answer(skillway, Load.Request.read(write.path()));
            if (!written.equals(read)) {
                throw new IllegalStateException("Written and read differ:\n" + written + "\n" + read);
            }
        }
    }

    private JsonNode answer(int port, Load.Request asked) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + asked.path()))
                .header("Accept-Language", "en");
        String asker = asked.token() == null ? token : asked.token();
        if (asker != null) {
            builder.header("Authorization", "Bearer " + asker);
        }
        if (asked.body() != null) {
            builder.header("Content-Type", "application/json")
                    .method(asked.method().name(), HttpRequest.BodyPublishers.ofString(asked.body()));
        }
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != asked.expected()) {
                throw new IllegalStateException(
                        request.uri() + " answers " + response.statusCode() + ": " + response.body());
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
