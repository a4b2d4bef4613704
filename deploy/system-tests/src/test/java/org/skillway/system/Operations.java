package org.skillway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Everything that can be asked of a running system, by its own documents and by what services ask of each other. */
final class Operations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 24;

    /** What stands for a parameter of a path or one that must be there, by name. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("id", "me"),
            Map.entry("key", "git"),
            Map.entry("role", "web-developer"),
            Map.entry("course", "web-developer-with-flask"),
            Map.entry("plan", "by-spring"),
            Map.entry("subject", "nino"),
            Map.entry("revision", "1"),
            Map.entry("version", "1"),
            Map.entry("reason", "mistake"),
            Map.entry("with", "web-developer"),
            Map.entry("q", "git"),
            Map.entry("format", "ndjson"));

    /** What there is of each; of all others, {@code git} is one. */
    private static final Map<String, String> KEYS = Map.of(
            "roles", "web-developer",
            "modules", "how-the-web-works",
            "courses", "web-developer-with-flask");

    private static final List<String> BETWEEN_CATALOG_AND_OTHERS = List.of("/internal/v1/feed?waitSeconds=0");
    private static final List<String> BETWEEN_PROGRESS_AND_GATEWAY =
            List.of("/internal/v1/signals", "/internal/v1/learners/me/standing", "/internal/v1/learners/me/version");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Operation> all = new ArrayList<>();

    /**
     * One of them.
     *
     * @param type of the body, which is never sent: whoever is refused is so before it is read; null where none is taken
     */
    record Operation(String method, URI address, String type) {

        @Override
        public String toString() {
            return method + " " + address;
        }
    }

    /** What was answered. */
    record Answer(Operation operation, HttpResponse<String> response) {}

    Operations(String gateway, String catalog, String progress) {
        documented(gateway);
        documented(catalog);
        documented(progress);
        BETWEEN_CATALOG_AND_OTHERS.forEach(path -> all.add(new Operation("GET", URI.create(catalog + path), null)));
        BETWEEN_PROGRESS_AND_GATEWAY.forEach(path -> all.add(new Operation("GET", URI.create(progress + path), null)));
        for (String path : List.of("/internal/v1/versions", "/internal/v1/refusals")) {
            all.add(new Operation("POST", URI.create(progress + path), "application/json"));
        }
    }

    List<Operation> all() {
        return all;
    }

    private void documented(String base) {
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create(base + "/openapi?format=json"))
                    .timeout(PATIENCE)
                    .build();
            JsonNode paths = JSON.readTree(
                            http.send(ask, BodyHandlers.ofString()).body())
                    .path("paths");
            paths.properties().forEach(path -> path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(method -> all.add(operation(base, path.getKey(), method.getKey(), method.getValue()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Operation operation(String base, String path, String method, JsonNode described) {
        String filled = path;
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : described.path("parameters")) {
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            if (in.equals("path")) {
                String value = name.equals("key") ? keyIn(path) : value(name);
                filled = filled.replace("{" + name + "}", value);
            } else if (in.equals("query") && parameter.path("required").asBoolean()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value(name));
            }
        }
        Iterator<String> types = described.path("requestBody").path("content").fieldNames();
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                URI.create(base + filled + query),
                types.hasNext() ? types.next() : null);
    }

    private static String keyIn(String path) {
        return KEYS.getOrDefault(path.replaceAll(".*/([^/]+)/\\{key}.*", "$1"), value("key"));
    }

    private static String value(String name) {
        if (!VALUES.containsKey(name)) {
            throw new IllegalStateException("Say what stands for the parameter " + name);
        }
        return VALUES.get(name);
    }

    /** Asks each of these with this token; the answers are in the same order. */
    List<Answer> ask(Stream<Operation> operations, String token) throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (Operation operation : operations.toList()) {
            places.acquire();
            answers.add(http.sendAsync(request(operation, token), BodyHandlers.ofString(StandardCharsets.UTF_8))
                    // A stream that opens has no end, and the patience of a request is for its beginning.
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .whenComplete((answer, failure) -> places.release())
                    .handle((answer, failure) -> answered(operation, answer, failure)));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static Answer answered(Operation operation, HttpResponse<String> answer, Throwable failure) {
        if (failure != null) {
            throw new IllegalStateException(operation + " has not been answered to the end", failure);
        }
        return new Answer(operation, answer);
    }

    private static HttpRequest request(Operation operation, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(operation.address())
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "\"1\"");
        if (operation.type() != null) {
            request.header("Content-Type", operation.type());
        }
        return request.method(operation.method(), HttpRequest.BodyPublishers.noBody())
                .build();
    }
}
