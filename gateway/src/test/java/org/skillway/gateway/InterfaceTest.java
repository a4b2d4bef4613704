package org.skillway.gateway;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.InterfaceDocument;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("The OpenAPI document")
class InterfaceTest {

    private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]+)}");
    private static final Map<String, String> VALUES = Map.of(
            "id",
            "me",
            "key",
            "web-developer",
            "LearnerId",
            "me",
            "SkillKey",
            "python",
            "version",
            "1",
            "revision",
            "1",
            "course",
            "web-basics",
            "role",
            "web-developer",
            "subject",
            "nino",
            "plan",
            "this-winter");

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private JsonNode document;

    /** One operation of the document. */
    private record Operation(String path, String method, JsonNode content) {}

    @BeforeEach
    void read() throws JsonProcessingException {
        document = new ObjectMapper().readTree(served());
    }

    private static String served() {
        return given().queryParam("format", "json").get("/openapi").asString();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(
                        new Operation(path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue()))));
        return operations;
    }

    @Test
    @DisplayName("is the committed one, with the schemas that all parts share")
    void committed() {
        InterfaceDocument served = InterfaceDocument.served(served());
        served.isCommittedAs(Path.of("src", "main", "openapi", "skillway.json"));
        served.hasCommonSchemas();
        served.declaresPathVariables();
        served.letsPostsBeRepeated();
    }

    @Test
    @DisplayName("says of every operation who may call it, as the page of permissions does")
    void permissions() throws IOException {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.content().path("x-permission").asText())
                    .as("%s %s", operation.method(), operation.path())
                    .isNotEmpty();
            assertThat(operation.content().path("security").path(0).has("bearer"))
                    .as("%s %s", operation.method(), operation.path())
                    .isEqualTo(!operation.content().path("x-roles").isEmpty());
        });
        Path page = Path.of("..", "docs", "permissions.md");
        if (Boolean.getBoolean(InterfaceDocument.UPDATE)) {
            Files.writeString(page, PermissionsPage.of(document));
        }
        assertThat(page).hasContent(PermissionsPage.of(document));
    }

    @Test
    @DisplayName("has nothing of what is internal, and names no address")
    void internal() {
        assertThat(served()).doesNotContain("internal/", "localhost");
        assertThat(document.path("servers")).hasSize(1);
        assertThat(document.at("/servers/0/url").asText()).isEqualTo("/");
    }

    /** What the gateway answers itself, with an address of each. */
    private static final Map<String, String> OWN = Map.ofEntries(
            entry("GET /api/v1/roles/{key}/compare", "/api/v1/roles/web-developer/compare?with=api-developer"),
            entry("GET /api/v1/learners/{id}", "/api/v1/learners/me"),
            entry("GET /api/v1/learners/{id}/roles", "/api/v1/learners/me/roles"),
            entry("GET /api/v1/learners/{id}/next", "/api/v1/learners/me/next"),
            entry("GET /api/v1/learners/{id}/plan", "/api/v1/learners/me/plan?role=web-developer"),
            entry("GET /api/v1/learners/{id}/plans/{plan}/changes", "/api/v1/learners/me/plans/this-winter/changes"),
            entry("GET /api/v1/learners/{id}/distances", "/api/v1/learners/me/distances"),
            entry("GET /api/v1/learners/{id}/worth", "/api/v1/learners/me/worth"),
            entry("POST /api/v1/plans/check", "/api/v1/plans/check"),
            entry("POST /api/v1/plans/savings", "/api/v1/plans/savings"),
            entry("GET /api/v1/learners/{id}/roles/{key}", "/api/v1/learners/me/roles/web-developer"),
            entry("GET /api/v1/learners/{id}/modules/{key}", "/api/v1/learners/me/modules/shell"),
            entry("GET /api/v1/learners/{id}/courses/{key}", "/api/v1/learners/me/courses/web"));

    /** A body for each of these that takes one. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/v1/plans/check", """
            {"catalogRevision":1,"status":"bounded","minutes":0,"modules":[],"requirements":[]}""",
            "POST /api/v1/plans/savings", """
            {"missing":["python"],"module":{"minutes":1,"teaches":["python"]}}""");

    /** What progress-service says, whatever it is asked; the gateway reads it as a plan that was saved. */
    private static final String FROM_PROGRESS = """
            {"from":"progress","plan":"this-winter","question":{"role":["web-developer"]},"catalogRevision":%d,
             "progressVersion":0,"status":"optimal","minutes":0,"modules":[],"savedAt":"2026-09-01T08:00:00Z","version":1}""";

    /** The gateway's own too; its answer has no end, and a test of its own. */
    private static final String EVENTS = "/api/v1/learners/{id}/events";

    /** What progress-service answers. */
    private static final Pattern PROGRESS = Pattern.compile("/api/v1/(learners|cohorts|completion-imports)(/.*)?");

    @Test
    @DisplayName("is true: every operation in it is answered, by the service that it belongs to or by the gateway")
    void everyOperationAnswers() {
        CatalogStub catalog = CatalogStub.get();
        ProgressStub progress = ProgressStub.get();
        catalog.replies(Reply.json(200, "{\"from\":\"catalog\"}"));
        progress.replies(Reply.json(200, FROM_PROGRESS.formatted(catalog.revision())));
        Gateway.awaitRevision(catalog.revision());

        for (Operation operation : operations()) {
            if (operation.path().equals(EVENTS)) {
                continue;
            }
            String what = operation.method() + " " + operation.path();
            String path = OWN.getOrDefault(
                    what, TEMPLATE.matcher(operation.path()).replaceAll(name -> VALUES.get(name.group(1))));
            RequestSpecification request = Gateway.raw()
                    .header(
                            "Authorization",
                            "Bearer "
                                    + (operation.path().startsWith("/api/v1/plans/")
                                            ? Tokens.instructor("me-myself")
                                            : Tokens.learner("me-myself")));
            if (BODIES.containsKey(what)) {
                request.contentType("application/json").body(BODIES.get(what));
            }
            Response response = request.request(operation.method(), path);

            String from = OWN.containsKey(what)
                    ? null
                    : PROGRESS.matcher(operation.path()).matches() ? "progress" : "catalog";
            assertThat(response.statusCode())
                    .as(operation.method() + " " + path)
                    .isEqualTo(200);
            assertThat(response.jsonPath().getString("from")).as(path).isEqualTo(from);
        }
    }

    @Test
    @DisplayName("says of every operation what it is called, who may, and what it answers when a part is away")
    void everyOperationIsDescribed() {
        Set<String> ids = new HashSet<>();
        for (Operation operation : operations()) {
            String what = operation.method() + " " + operation.path();
            assertThat(ids.add(operation.content().path("operationId").asText()))
                    .as(what)
                    .isTrue();
            assertThat(operation.content().path("operationId").asText())
                    .as(what)
                    .matches("[a-z][A-Za-z]+");
            assertThat(operation.content().path("tags")).as(what).hasSize(1);
            assertThat(operation.content().path("summary").asText()).as(what).isNotBlank();
            assertThat(operation.content().path("responses").has("503"))
                    .as(what)
                    .isTrue();
            assertThat(operation.content().path("responses").has("429"))
                    .as(what)
                    .isTrue();
            if (operation.path().startsWith("/api/v1/learners/")) {
                assertThat(operation.content().path("security").toString())
                        .as(what)
                        .contains("bearer");
            }
        }
    }

    @Test
    @DisplayName("names every variable of every path as a parameter")
    void pathParameters() {
        for (Operation operation : operations()) {
            List<String> described = new ArrayList<>();
            operation.content().path("parameters").forEach(parameter -> {
                JsonNode content = parameter.has("$ref")
                        ? document.at(parameter.get("$ref").asText().substring(1))
                        : parameter;
                if (content.path("in").asText().equals("path")) {
                    described.add(content.path("name").asText());
                }
            });
            assertThat(described)
                    .as(operation.path())
                    .containsExactlyInAnyOrderElementsOf(TEMPLATE.matcher(operation.path())
                            .results()
                            .map((MatchResult result) -> result.group(1))
                            .toList());
        }
    }

    @Test
    @DisplayName("names every object: no schema of an object stands inside another")
    void namedObjects() {
        document.at("/components/schemas").properties().forEach(schema -> {
            for (JsonNode property : schema.getValue().path("properties")) {
                assertThat(property.has("properties")).as(schema.getKey()).isFalse();
                assertThat(property.path("items").has("properties"))
                        .as(schema.getKey())
                        .isFalse();
            }
        });
    }

    @Test
    @DisplayName("has an example of every answer with a body; examples are what their schemas say, and nothing else")
    void examples() {
        ObjectNode closed = document.path("components").deepCopy();
        close(closed.path("schemas"));
        for (Operation operation : operations()) {
            String what = operation.method() + " " + operation.path();
            operation.content().path("responses").properties().forEach(response -> {
                for (JsonNode body : response.getValue().path("content")) {
                    assertThat(body.path("examples"))
                            .as(what + " " + response.getKey())
                            .isNotEmpty();
                    holds(what + " " + response.getKey(), body, closed);
                }
            });
            // A whole answer may be sent back where a part of it would do.
            for (JsonNode body : operation.content().at("/requestBody/content")) {
                holds(what, body, document.path("components"));
            }
        }
        document.at("/components/responses").properties().forEach(response -> {
            for (JsonNode body : response.getValue().path("content")) {
                assertThat(body.path("examples")).as(response.getKey()).isNotEmpty();
                holds(response.getKey(), body, closed);
            }
        });
    }

    /** An object whose members are described has no others, unless it says so. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(InterfaceTest::close);
    }

    private static void holds(String what, JsonNode body, JsonNode components) {
        ObjectNode described = body.path("schema").deepCopy();
        described.set("components", components);
        JsonSchema schema = SCHEMAS.getSchema(described);
        body.path("examples").properties().forEach(example -> assertThat(
                        schema.validate(example.getValue().path("value")))
                .as(what + ", " + example.getKey())
                .isEmpty());
    }

    @Test
    @DisplayName("is a page to read at /reference/, with the script that makes it")
    void reference() {
        String page = given().get("/reference/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("worker-src blob:"))
                .extract()
                .asString();
        Matcher script = Pattern.compile("<script src=\"([^\"]+)\"").matcher(page);
        assertThat(script.find()).isTrue();
        given().get(script.group(1)).then().statusCode(200).contentType(containsString("javascript"));
    }

    @Test
    @DisplayName("can be read and tried out at /swagger-ui")
    void swaggerUi() {
        given().get("/swagger-ui/").then().statusCode(200).contentType("text/html");
    }
}
