package org.skillway.catalog.authoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skillway.catalog.Samples;
import org.skillway.testkit.Tokens;

/** Every edit that the interface offers, one by one: none is left out by forgetting it here. */
@QuarkusTest
@DisplayName("If-Match")
class PreconditionsTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Set<String> ALWAYS_EDITS = Set.of("put", "patch", "delete");
    private static final List<String> EDITED = List.of("skills", "roles", "modules", "courses", "proposals");

    private record Edit(String method, String path, JsonNode operation) {

        boolean takesIfMatch() {
            return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                    .anyMatch(parameter -> parameter.path("name").asText().equals("If-Match"));
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    private static Stream<Edit> operations() {
        try {
            return new ObjectMapper()
                            .readTree(Path.of("src/main/openapi/catalog-service.json")
                                    .toFile())
                            .path("paths")
                            .properties()
                            .stream()
                            .flatMap(path -> path.getValue().properties().stream()
                                    .filter(operation -> METHODS.contains(operation.getKey()))
                                    .map(operation ->
                                            new Edit(operation.getKey(), path.getKey(), operation.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Edit> edits() {
        return operations().filter(Edit::takesIfMatch);
    }

    @ParameterizedTest(name = "{0} without it answers 428")
    @MethodSource("edits")
    void refused(Edit edit) {
        var request = given().auth().oauth2(Tokens.admin("ada"));
        if (edit.operation().has("requestBody")) {
            request.contentType(edit.method().equals("patch") ? "application/merge-patch+json" : "application/json")
                    .body("{}");
        }
        request.request(edit.method().toUpperCase(Locale.ROOT), edit.path().replace("{key}", "nothing"))
                .then()
                .statusCode(428)
                .contentType("application/problem+json")
                .body("code", equalTo("precondition-required"));
    }

    /** Each on something that is there and that the caller may change. */
    @ParameterizedTest(name = "{0} with that of an older state answers 412 with the ETag by now")
    @MethodSource("edits")
    void stale(Edit edit) {
        Author admin = Author.admin();
        String kind = edit.path().split("/", -1)[3];
        String skill = admin.skill("stale");
        String key = Samples.freshKey("stale");
        String document =
                switch (kind) {
                    case "roles" -> Samples.role(key, skill);
                    case "modules" -> Samples.module(key, 30, skill);
                    case "courses" -> Samples.course(key, admin.module("nino", "stale", skill));
                    default -> Samples.skill(key);
                };
        Response begun = admin.post("/" + kind, document);
        begun.then().statusCode(201);
        if (Set.of("DELETE /api/v1/modules/{key}", "DELETE /api/v1/courses/{key}")
                .contains(edit.toString())) {
            admin.publish("/" + kind + "/" + key, begun.header("ETag")).then().statusCode(200);
        }
        RequestSpecification request = admin.with().header("If-Match", "\"1.00000000.1\"");
        if (edit.operation().has("requestBody")) {
            request.contentType(edit.method().equals("patch") ? "application/merge-patch+json" : "application/json")
                    .body(edit.method().equals("patch") ? "{}" : document);
        }
        request.request(edit.method().toUpperCase(Locale.ROOT), edit.path().replace("{key}", key))
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-etag"))
                .body("etag", not(nullValue()));
    }

    @Test
    @DisplayName("is asked for by every edit")
    void everywhere() {
        assertThat(operations()
                        .filter(edit -> ALWAYS_EDITS.contains(edit.method()))
                        .filter(edit -> EDITED.contains(edit.path().split("/", -1)[3])))
                .isNotEmpty()
                .allMatch(Edit::takesIfMatch);
        assertThat(edits().map(Edit::toString)).contains("POST /api/v1/modules/{key}/publish");
    }
}
