package org.skillway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Publishes a world through the interface that authors use, as an admin. What is there already is left alone. */
final class CatalogWriter {

    private static final int AT_ONCE = World.INDEPENDENT / 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int CONFLICT = 409;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_WAIT)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final String catalog;
    private final String token;

    CatalogWriter(String catalog, String token) {
        this.catalog = catalog;
        this.token = token;
    }

    /** @return how many entities were published */
    int write(World world) {
        int before = count("skills") + count("roles") + count("modules");
        inOrder(world.skills(), skill -> post("/api/v1/skills", skill));
        inOrder(world.roles(), role -> post("/api/v1/roles", role));
        inOrder(world.modules(), this::publishModule);
        return count("skills") + count("roles") + count("modules") - before;
    }

    /** How many of a kind the catalog has. */
    int count(String collection) {
        HttpRequest request =
                request("/api/v1/" + collection + "?limit=1&count=true").build();
        return read(send(request).body()).path("total").asInt();
    }

    private interface Writing {
        void write(JsonNode document);
    }

    /** Several at once, but never one that is so far ahead of another that it could need it. */
    private static void inOrder(List<? extends JsonNode> documents, Writing writing) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (int from = 0; from < documents.size(); from += AT_ONCE) {
                List<Callable<Void>> tasks = new ArrayList<>();
                for (JsonNode document : documents.subList(from, Math.min(from + AT_ONCE, documents.size()))) {
                    tasks.add(() -> {
                        writing.write(document);
                        return null;
                    });
                }
                for (Future<Void> task : threads.invokeAll(tasks)) {
                    task.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void publishModule(JsonNode module) {
        HttpResponse<String> draft = post("/api/v1/modules", module);
        if (draft.statusCode() != CONFLICT) {
            String key = module.path("key").asText();
            accepted(send(request("/api/v1/modules/" + key + "/publish")
                    .header("If-Match", draft.headers().firstValue("ETag").orElseThrow())
                    .POST(HttpRequest.BodyPublishers.ofString(""))
                    .build()));
        }
    }

    private HttpResponse<String> post(String path, JsonNode document) {
        return accepted(send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document.toString()))
                .build()));
    }

    /** A key that is taken was published by an earlier run with the same seed. */
    private static HttpResponse<String> accepted(HttpResponse<String> response) {
        if (response.statusCode() >= 300 && response.statusCode() != CONFLICT) {
            throw new IllegalStateException(
                    response.uri() + " answers " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(catalog + path))
                .timeout(LONGEST_WAIT)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
