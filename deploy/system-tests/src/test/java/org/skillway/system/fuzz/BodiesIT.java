package org.skillway.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.skillway.system.Skillway;

/**
 * Every body that the document describes, as it allows one and with one thing wrong in it, at every place: each is refused,
 * with a problem that names the place and the rule. A new operation or member is tried as soon as it is described.
 */
@ExtendWith(Skillway.class)
@DisplayName("A body")
class BodiesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** Who made it, when, and what it counts as, is nobody's to say: members of answers, and some of other systems. */
    private static final List<String> NOT_YOURS = List.of(
            "id",
            "version",
            "revision",
            "catalogRevision",
            "progressVersion",
            "recordedAt",
            "createdAt",
            "changedAt",
            "changedBy",
            "owner",
            "owners",
            "learner",
            "actor",
            "by",
            "evidence",
            "kind",
            "status",
            "hash",
            "etag",
            "roles",
            "contentHtml",
            "__proto__");

    /** Takes an answer back as it came, and passes over what it need not know, as the document says. */
    private static final String TAKES_ANSWERS = "/api/v1/plans/check";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> wrong = new ArrayList<>();
    private final List<Described> bodies = new ArrayList<>();
    private String admin;
    private String learner;
    private int tried;

    /** A body of an operation, and where it can be sent so that nothing but the body is wrong. */
    private record Described(Operation operation, String type, Sample sample, String path, String tag) {

        Described with(String other) {
            return new Described(operation, type, sample, path, other);
        }

        boolean isOfALearner() {
            return path.contains("/learners/");
        }
    }

    @BeforeEach
    void prepare() throws JsonProcessingException {
        admin = Skillway.token("bodies-" + mark, "admin");
        learner = Skillway.token("bodies-" + mark, "learner");
        List<String> skill = List.of("git");
        Map<String, Object> text = Map.of("en", "Bodies");
        create("/skills", Map.of("key", key("skill"), "kind", "tool", "title", text, "summary", text));
        create("/roles", Map.of("key", key("role"), "title", text, "summary", text));
        create("/proposals", Map.of("key", key("proposal"), "kind", "tool", "title", text, "summary", text));
        create("/modules", Map.of("key", key("module"), "title", text, "teaches", skill));
        create("/courses", Map.of("key", key("course"), "title", text));
        JsonNode document = JSON.readTree(given().baseUri(Skillway.gateway())
                .queryParam("format", "json")
                .get("/openapi")
                .asString());
        List<Operation> operations = Operation.of(document);
        for (Operation operation : operations) {
            operation.bodies().forEach((type, described) -> {
                if (type.contains("json")
                        && !type.contains("ndjson")
                        && !operation.template().endsWith("/imports")) {
                    bodies.add(described(document, operations, operation, type, described));
                }
            });
        }
        assertThat(bodies).hasSizeGreaterThan(20);
    }

    private String key(String what) {
        return "bodies-" + what + "-" + mark;
    }

    private RequestSpecification asAdmin() {
        return given().baseUri(Skillway.gateway()).basePath("/api/v1").header("Authorization", "Bearer " + admin);
    }

    private void create(String collection, Map<String, Object> what) {
        asAdmin()
                .contentType("application/json")
                .body(what)
                .post(collection)
                .then()
                .statusCode(201);
    }

    /** What a merge patch may have is what the whole may have, which PUT describes. */
    private Described described(
            JsonNode document, List<Operation> all, Operation operation, String type, JsonNode described) {
        JsonNode schema = operation.method().equals("PATCH")
                ? all.stream()
                        .filter(other ->
                                other.method().equals("PUT") && other.template().equals(operation.template()))
                        .findFirst()
                        .orElseThrow()
                        .bodies()
                        .get("application/json")
                        .path("schema")
                : described.path("schema");
        String path = VARIABLE.matcher(operation.template())
                .replaceAll(variable -> value(operation.template(), variable.group(1)));
        Sample sample = new Sample(document, schema);
        if (operation.template().contains("{key}") && sample.root() instanceof ObjectNode object && object.has("key")) {
            object.put("key", path.replaceFirst("^/api/v1/[a-z]+/", "").replaceFirst("/.*", ""));
        }
        if (operation.template().endsWith("/redactions") && sample.root() instanceof ObjectNode object) {
            object.put("key", "git");
        }
        return new Described(operation, type, sample, path, tag(operation, path));
    }

    private String value(String template, String variable) {
        return switch (variable) {
            case "id" -> "me";
            case "course" -> "python-foundations";
            case "role" -> "web-developer";
            case "key" ->
                template.contains("/learners/")
                        ? template.contains("/modules/") ? "how-the-web-works" : "git"
                        : key(template.split("/", -1)[3].replaceFirst("s$", ""));
            default -> "bodies";
        };
    }

    private String tag(Operation operation, String path) {
        if (operation.parameters().stream().noneMatch(one -> one.name().equals("If-Match")) || path.contains("/me/")) {
            return null;
        }
        String entity = path.substring("/api/v1".length()).replaceFirst("/merge$", "");
        String tag = asAdmin().get(entity).header("ETag");
        return entity.matches("/(roles|skills)/.*")
                ? asAdmin().get(entity + "/document").header("ETag")
                : tag;
    }

    private JsonNode send(Described body, byte[] bytes) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Skillway.gateway() + body.path()))
                .header("Authorization", "Bearer " + (body.isOfALearner() ? learner : admin))
                .header("Content-Type", body.type())
                .method(body.operation().method(), HttpRequest.BodyPublishers.ofByteArray(bytes));
        if (body.tag() != null) {
            request.header("If-Match", body.tag());
        }
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        tried++;
        JsonNode problem = JSON.readTree(answer.body());
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                ? problem
                : JSON.createObjectNode().put("status", answer.statusCode());
    }

    private void refused(Described body, String text, String code, String pointer, String rule)
            throws IOException, InterruptedException {
        refused(body, text.getBytes(StandardCharsets.UTF_8), text, code, pointer, rule);
    }

    /** @param code null for any of what a body can be refused with */
    private void refused(Described body, byte[] bytes, String text, String code, String pointer, String rule)
            throws IOException, InterruptedException {
        JsonNode problem = send(body, bytes);
        Optional<JsonNode> named = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .filter(fault -> fault.path("pointer").asText("-").equals(pointer)
                        && (rule == null || fault.path("rule").asText().equals(rule))
                        && !fault.path("message").asText().isBlank())
                .findFirst();
        boolean coded = code == null || problem.path("code").asText().equals(code);
        if (problem.path("status").asInt() != 400 || !coded || named.isEmpty()) {
            wrong.add("%s at %s: %s%n  %s"
                    .formatted(
                            body.operation(),
                            pointer,
                            problem,
                            text.length() > 500 ? text.substring(0, 500) + "…" : text));
        }
    }

    private void nothingWrong() {
        System.out.println(tried + " bodies, of " + bodies.size() + " operations");
        assertThat(wrong.stream().limit(20)).isEmpty();
        assertThat(tried).isGreaterThan(bodies.size());
    }

    @Test
    @DisplayName(
            "with a member that is not known, or not its sender's to say, is refused by the name of it, at every depth")
    void unknown() throws IOException, InterruptedException {
        for (Described body : bodies) {
            for (Sample.Place object : body.sample().objects()) {
                if (!object.closed() || body.path().equals(TAKES_ANSWERS)) {
                    continue;
                }
                List<String> names = new ArrayList<>(List.of("notKnown", ""));
                names.addAll(NOT_YOURS);
                names.removeAll(object.members());
                for (String name : names) {
                    refused(
                            body,
                            body.sample().with(object.pointer(), name, "1"),
                            "unknown-field",
                            object.pointer() + "/" + name,
                            "unknown");
                }
            }
        }
        nothingWrong();
    }

    @Test
    @DisplayName("with a member twice is refused by the name of it, at every depth")
    void duplicate() throws IOException, InterruptedException {
        for (Described body : bodies) {
            for (Sample.Place object : body.sample().objects()) {
                for (String member : object.members()) {
                    String pointer = object.pointer() + "/" + member;
                    refused(
                            body,
                            body.sample()
                                    .with(
                                            object.pointer(),
                                            member,
                                            body.sample().root().at(pointer).toString()),
                            "duplicate-field",
                            pointer,
                            "duplicate");
                }
            }
        }
        nothingWrong();
    }

    @Test
    @DisplayName("too deep, or with a number too long for anything, is refused where that stands")
    void bounds() throws IOException, InterruptedException {
        List<String> tooMuch = List.of(
                "[".repeat(1_000) + "]".repeat(1_000),
                "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000),
                "[".repeat(100_000),
                "9".repeat(1_000),
                "0." + "1".repeat(1_000),
                "1e" + "9".repeat(1_000));
        for (Described body : bodies) {
            for (String text : tooMuch) {
                JsonNode problem = send(body, text.getBytes(StandardCharsets.US_ASCII));
                if (problem.path("status").asInt() != 400
                        || problem.path("errors").isEmpty()) {
                    wrong.add(body.operation() + ": " + problem);
                }
            }
            for (String member : body.sample().objects().get(0).members()) {
                for (String text : tooMuch) {
                    JsonNode problem =
                            send(body, body.sample().instead("/" + member, text).getBytes(StandardCharsets.US_ASCII));
                    if (problem.path("status").asInt() != 400
                            || problem.path("errors").isEmpty()) {
                        wrong.add(body.operation() + " " + member + ": " + problem);
                    }
                }
            }
        }
        nothingWrong();
    }

    @Test
    @DisplayName("with a number that its member cannot be is refused by the name of it")
    void numbers() throws IOException, InterruptedException {
        for (Described body : bodies) {
            for (Sample.Value value : body.sample().values()) {
                List<String> numbers = value.value().isNumber()
                        ? List.of("1e999999999", "-1e999999999", "1.5e-999999999", "99999999999999999999", "\"1\"")
                        : List.of("1e999999999", "9999999999");
                for (String number : numbers) {
                    if (!body.path().equals(TAKES_ANSWERS)) {
                        refused(body, body.sample().instead(value.pointer(), number), null, value.pointer(), null);
                    }
                }
            }
        }
        nothingWrong();
    }

    @Test
    @DisplayName(
            "in which a text is none (broken UTF-8, half a character, control characters) is refused by the name of it")
    void texts() throws IOException, InterruptedException {
        List<byte[]> broken = List.of(
                new byte[] {(byte) 0xFF},
                new byte[] {(byte) 0x80},
                new byte[] {(byte) 0xC3, '('},
                new byte[] {(byte) 0xC1, (byte) 0xA1},
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {(byte) 0xE0, (byte) 0x81, (byte) 0xA1},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xF0, (byte) 0x80, (byte) 0x81, (byte) 0xA1},
                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xE2, (byte) 0x82});
        for (Described body : bodies) {
            for (Sample.Value value : body.sample().values()) {
                if (!value.value().isTextual()) {
                    continue;
                }
                for (byte[] bytes : broken) {
                    String text = body.sample()
                            .instead(value.pointer(), "\"a" + new String(bytes, StandardCharsets.ISO_8859_1) + "b\"");
                    refused(
                            body,
                            text.getBytes(StandardCharsets.ISO_8859_1),
                            text,
                            "malformed-json",
                            value.pointer(),
                            "utf-8");
                }
                refused(
                        body,
                        body.sample().instead(value.pointer(), "\"a\u0001b\""),
                        "malformed-json",
                        value.pointer(),
                        "control-characters");
                if (!body.path().equals(TAKES_ANSWERS)) {
                    for (String escaped : List.of("\"a\\u0000b\"", "\"a\\ud800b\"")) {
                        refused(body, body.sample().instead(value.pointer(), escaped), null, value.pointer(), null);
                    }
                }
            }
        }
        nothingWrong();
    }

    @Test
    @DisplayName("in which a text does not end for a long time is answered, whatever is repeated in it")
    void endless() throws IOException, InterruptedException {
        for (Described body : bodies) {
            for (Sample.Value value : body.sample().values()) {
                if (value.value().isTextual()) {
                    String text = body.sample().instead(value.pointer(), "\"" + "a-".repeat(200_000) + "\"");
                    JsonNode answer = send(
                            body.with(tag(body.operation(), body.path())), text.getBytes(StandardCharsets.US_ASCII));
                    if (answer.path("status").asInt(500) >= 500) {
                        wrong.add(body.operation() + " " + value.pointer() + ": " + answer);
                    }
                }
            }
        }
        nothingWrong();
    }
}
