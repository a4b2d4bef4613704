package org.skillway.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
}
