package org.skillway.catalog.finding;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.imports.Importer;

@QuarkusTest
@DisplayName("Facets that were counted before")
class FacetsTest {

    @Inject
    Importer importer;

    private final String module = Samples.freshKey("module");
    private final String skill = Samples.freshKey("skill");
    private final String other = Samples.freshKey("skill");
    private final String role = Samples.freshKey("role");

    @BeforeEach
    void content() {
        importer.run(
                "admin",
                Map.of(
                        "skills", Samples.file("skills", Samples.skill(skill), Samples.skill(other)),
                        "roles", Samples.file("roles", Samples.role(role, other)),
                        "modules", Samples.file("modules", Samples.module(module, 30, skill))));
    }

    @Test
    @DisplayName("count an entity by what it is now")
    void edited() {
        search(module, "level,minutes").body("facets.level.value", contains("beginner"));
        importer.run(
                "admin",
                Map.of(
                        "modules",
                        Samples.file(
                                "modules",
                                Samples.module(module, 300, skill).replace("\"beginner\"", "\"advanced\""))));
        search(module, "level,minutes")
                .body("facets.level.value", contains("advanced"))
                .body("facets.minutes.value", contains("241-480"));
    }

    @Test
    @DisplayName("count it by a role that asks for it since, though it stayed as it was")
    void required() {
        search(module, "role").body("facets.role.size()", equalTo(0));
        importer.run("admin", Map.of("roles", Samples.file("roles", Samples.role(role, other, skill))));
        search(module, "role").body("facets.role.value", contains(role));
        importer.run("admin", Map.of("roles", Samples.file("roles", Samples.role(role, other))));
        search(module, "role").body("facets.role.size()", equalTo(0));
    }

    private static ValidatableResponse search(String q, String facets) {
        return given().queryParam("q", q)
                .queryParam("facets", facets)
                .get("/api/v1/search")
                .then()
                .statusCode(200);
    }
}
