package org.skillway.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.testkit.Tokens;

@QuarkusIntegrationTest
@DisplayName("The packaged service")
class CatalogIT {

    @Test
    @DisplayName("starts on an empty database with the first content at revision 1")
    void firstContent() {
        given().get("/api/v1/roles?count=true")
                .then()
                .statusCode(200)
                .header("Skillway-Catalog-Revision", "1")
                .body("total", equalTo(5));
        given().get("/api/v1/modules?count=true&limit=1").then().body("total", greaterThan(40));
    }

    @Test
    @DisplayName("verifies tokens by the issuer's published keys")
    void tokens() {
        given().auth()
                .oauth2(Tokens.service("catalog:follow"))
                .get("/internal/v1/feed?after=1")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.foreignKey("ana"))
                .get("/api/v1/roles")
                .then()
                .statusCode(401);
    }
}
