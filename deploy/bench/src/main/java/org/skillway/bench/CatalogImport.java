package org.skillway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Brings a world into the catalog as an admin does: by one import. What is there already stays as it is. */
final class CatalogImport {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Set<String> UNDER_WAY = Set.of("queued", "reading", "checking", "applying");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_WAIT)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final String catalog;
    private final String token;

    CatalogImport(String catalog, String token) {
        this.catalog = catalog;
        this.token = token;
    }

    /**
     * @return how many entities the import created
     * @throws IllegalStateException when it ended in any other way than well
     */
    int run(World world) throws IOException, InterruptedException {
        Path file = Files.createTempFile("bench", ".ndjson");
        try {
            write(world, file);
            HttpRequest start = request("/api/v1/imports?format=ndjson")
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            JsonNode job = send(start, 202);
            while (UNDER_WAY.contains(job.path("state").asText())) {
                TimeUnit.MILLISECONDS.sleep(100);
                job = send(request("/api/v1/imports/" + job.path("id").asText()).build(), 200);
            }
            if (!job.path("state").asText().equals("done")) {
                throw new IllegalStateException("The import ended as " + job);
            }
            int created = 0;
            for (JsonNode outcome : job.path("outcome")) {
                created += outcome.path("created").asInt();
            }
            return created;
        } finally {
            Files.delete(file);
        }
    }

    private void write(World world, Path file) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            write("skill", world.skills(), lines);
            write("role", world.roles(), lines);
            write("module", world.modules(), lines);
        }
    }

    private void write(String kind, List<ObjectNode> documents, BufferedWriter lines) throws IOException {
        for (ObjectNode document : documents) {
            lines.write(json.createObjectNode()
                    .put("kind", kind)
                    .set("document", document)
                    .toString());
            lines.newLine();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(catalog + path))
                .timeout(LONGEST_WAIT)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(
                    request.uri() + " answers " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }
}
