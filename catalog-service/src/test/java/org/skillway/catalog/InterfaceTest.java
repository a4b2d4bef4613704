package org.skillway.catalog;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
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
    }
}
