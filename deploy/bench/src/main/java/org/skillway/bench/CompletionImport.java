package org.skillway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Brings a population into progress-service as an admin does: by imports, one file after the other. */
final class CompletionImport {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Set<String> UNDER_WAY = Set.of("receiving", "loading");

    /** Files of about a million lines: one must not be larger than 256 MiB. */
    private static final int LEARNERS_PER_FILE = 25_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_WAIT)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final String progress;
    private final String token;

    CompletionImport(String progress, String token) {
        this.progress = progress;
        this.token = token;
    }

    /**
     * What came in.
     *
     * @param completions how many lines were loaded
     * @param seconds from the first byte sent to the end of the last import; what writes the files is not part of it
     */
    record Loaded(long completions, double seconds) {

        double perSecond() {
            return completions / seconds;
        }
    }

    /** @throws IllegalStateException when a line was faulty or was there already */
    Loaded run(Population population) throws IOException, InterruptedException {
        long completions = 0;
        double seconds = 0;
        Path file = Files.createTempFile("bench", ".csv");
        try {
            for (int from = 0; from < population.learners(); from += LEARNERS_PER_FILE) {
                int lines = population.write(file, from, Math.min(population.learners(), from + LEARNERS_PER_FILE));
                long begun = System.nanoTime();
                JsonNode job = load(file);
                seconds += (System.nanoTime() - begun) / 1e9;
                if (!job.path("state").asText().equals("done")
                        || job.path("added").asInt() != lines) {
                    throw new IllegalStateException("Of " + lines + " completions not all were loaded: " + job);
                }
                completions += lines;
            }
        } finally {
            Files.delete(file);
        }
        return new Loaded(completions, seconds);
    }

    private JsonNode load(Path file) throws IOException, InterruptedException {
        JsonNode job = send(
                request("/api/v1/completion-imports")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                202);
        while (UNDER_WAY.contains(job.path("state").asText())) {
            TimeUnit.MILLISECONDS.sleep(100);
            job = send(
                    request("/api/v1/completion-imports/" + job.path("id").asText())
                            .build(),
                    200);
        }
        return job;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(progress + path))
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
