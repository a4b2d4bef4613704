package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every route about a learner")
class LearnerRoutesTest {

    private static final Path DOCUMENT = Path.of("src", "main", "openapi", "progress-service.json");

    /** Method and path of each operation, as the document has them. */
    private static List<String> documented() throws IOException {
        JsonNode paths = new ObjectMapper().readTree(DOCUMENT.toFile()).path("paths");
        return paths.properties().stream()
                .filter(path -> path.getKey().startsWith("/api/v1/learners"))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("operationId"))
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
    }

    /** The operation that a route is one of, or else the route. */
    private static String operation(String route, List<String> operations) {
        return operations.stream()
                .filter(operation -> route.matches(operation.replaceAll("\\{[^}]+}", "[^/]+") + "(\\?.*)?"))
                .findFirst()
                .orElse(route);
    }

    @Test
    @DisplayName("that the document has is tried as everybody, and each that is tried is there")
    void tried() throws IOException {
        List<String> operations = documented();
        Stream<String> routes = Stream.concat(RightsTest.routes(), RightsTest.acts());

        assertThat(Stream.concat(routes, Stream.of(RightsTest.GRANTING))
                        .filter(route -> !route.contains(" /internal/"))
                        .map(route -> operation(route, operations))
                        .collect(Collectors.toSet()))
                .as("What stands in RightsTest, where a new route belongs")
                .containsExactlyInAnyOrderElementsOf(operations);
    }
}
