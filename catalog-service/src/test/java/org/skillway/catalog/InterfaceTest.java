package org.skillway.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.testkit.InterfaceDocument;

@QuarkusTest
@DisplayName("The OpenAPI document")
class InterfaceTest {

    @Test
    @DisplayName("is the committed one, with the schemas that all parts share")
    void committed() {
        InterfaceDocument document = InterfaceDocument.served(
                given().queryParam("format", "json").get("/openapi").asString());
        document.isCommittedAs(Path.of("src", "main", "openapi", "catalog-service.json"));
        document.hasCommonSchemas();
        document.declaresPathVariables();
        document.letsPostsBeRepeated();
    }

    @Test
    @DisplayName("says of every failure that it is a problem")
    void problems() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/openapi").asString());
        List<String> bare = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operation.getValue().path("responses").properties().stream()
                        .filter(response -> response.getKey().compareTo("400") >= 0)
                        .filter(response -> !response.getValue().has("$ref"))
                        .filter(response -> !response.getValue().path("content").has("application/problem+json"))
                        .forEach(response ->
                                bare.add(operation.getKey() + " " + path.getKey() + " " + response.getKey()));
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    @DisplayName("has every method of its paths: any other answers 405, with those that there are in Allow")
    void methods() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/openapi").asString());
        document.path("paths").properties().forEach(path -> {
            SortedSet<String> allowed = new TreeSet<>();
            path.getValue().fieldNames().forEachRemaining(method -> allowed.add(method.toUpperCase(Locale.ROOT)));
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            String one = path.getKey().replaceAll("\\{[^}]+}", "1");
            Stream.of("GET", "PUT", "POST", "DELETE", "PATCH")
                    .filter(method -> !allowed.contains(method))
                    .forEach(method -> given().request(method, one)
                            .then()
                            .statusCode(405)
                            .header("Allow", String.join(", ", allowed))
                            .body("code", equalTo("method-not-allowed")));
        });
    }
}
