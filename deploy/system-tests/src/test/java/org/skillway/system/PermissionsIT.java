package org.skillway.system;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation tried as everybody, through the gateway and at the services themselves. What each permission means stands
 * here once more, by whom it lets in; which one an operation has comes from the document, and the page
 * {@code docs/permissions.md} shows it in review.
 */
@ExtendWith(Skillway.class)
@DisplayName("Every operation, tried as everybody")
class PermissionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private enum Caller {
        NOBODY,
        EXPIRED,
        THE_LEARNER,
        ANOTHER_LEARNER,
        WITH_A_GRANT,
        OWNER,
        ANOTHER_INSTRUCTOR,
        ADMIN,
        SERVICE,
        SERVICE_WITHOUT_SCOPE
    }

    private static final Map<String, Set<Caller>> LETS_IN = Map.ofEntries(
            entry("everybody", EnumSet.complementOf(EnumSet.of(Caller.EXPIRED))),
            entry("who-is-signed-in", EnumSet.range(Caller.THE_LEARNER, Caller.ADMIN)),
            entry("learner-alone", EnumSet.of(Caller.THE_LEARNER)),
            entry("learner-or-admin", EnumSet.of(Caller.THE_LEARNER, Caller.ADMIN)),
            entry("who-sees-all", EnumSet.of(Caller.THE_LEARNER, Caller.WITH_A_GRANT, Caller.ADMIN)),
            entry("who-sees-a-part", EnumSet.of(Caller.THE_LEARNER, Caller.WITH_A_GRANT, Caller.OWNER, Caller.ADMIN)),
            entry("who-may-assess", EnumSet.of(Caller.THE_LEARNER, Caller.OWNER, Caller.ADMIN)),
            entry("instructors", EnumSet.range(Caller.WITH_A_GRANT, Caller.ADMIN)),
            entry("owners", EnumSet.of(Caller.OWNER, Caller.ADMIN)),
            entry("draft-owners", EnumSet.of(Caller.OWNER, Caller.ADMIN)),
            entry("import-owners", EnumSet.of(Caller.OWNER, Caller.ADMIN)),
            entry("admins", EnumSet.of(Caller.ADMIN)),
            entry("importers", EnumSet.of(Caller.ADMIN, Caller.SERVICE)));

    /** To those who could see others of the kind, what these are about is not there. */
    private static final Set<String> HIDE = Set.of("draft-owners", "import-owners");

    private static final String MODULE = "seen-by-everybody";
    private static final String PROPOSAL = "proposed-to-everybody";
    private static final String COURSE = "tried-by-everybody";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Caller, String> tokens = new EnumMap<>(Caller.class);
    private final String learner = "tried-" + UUID.randomUUID();
    private String imported;
    private JsonNode document;

    @BeforeEach
    void prepare() throws JsonProcessingException, InterruptedException {
        SignedTokens signed = SignedTokens.ofTheStack();
        tokens.put(Caller.EXPIRED, signed.expired(learner, "learner"));
        tokens.put(Caller.THE_LEARNER, signed.person(learner, "learner"));
        tokens.put(Caller.ANOTHER_LEARNER, signed.person("another-" + learner, "learner"));
        tokens.put(Caller.WITH_A_GRANT, signed.person("tutor", "instructor"));
        tokens.put(Caller.OWNER, signed.person("owner", "instructor"));
        tokens.put(Caller.ANOTHER_INSTRUCTOR, signed.person("stranger", "instructor"));
        tokens.put(Caller.ADMIN, signed.person("ana", "admin"));
        tokens.put(Caller.SERVICE, signed.service("machine", "catalog:follow progress:follow completions:import"));
        tokens.put(Caller.SERVICE_WITHOUT_SCOPE, signed.service("machine", "email"));
        document = JSON.readTree(given().baseUri(Skillway.gateway())
                .queryParam("format", "json")
                .get("/openapi")
                .asString());
        publishes();
        imported = as(Caller.OWNER)
                .body("{}")
                .post("/imports?format=json&dryRun=true")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        learns();
    }

    private RequestSpecification as(Caller caller) {
        return given().baseUri(Skillway.gateway())
                .basePath("/api/v1")
                .header("Authorization", "Bearer " + tokens.get(caller))
                .contentType("application/json");
    }

    /** A module and a course that the owner owns. */
    private void publishes() {
        if (as(Caller.ADMIN).get("/courses/" + COURSE).statusCode() == 200) {
            return;
        }
        Map<String, Object> module = Map.of(
                "key",
                MODULE,
                "title",
                Map.of("en", "Seen by everybody"),
                "summary",
                Map.of("en", "What a module has"),
                "content",
                Map.of("en", "# Read it"),
                "minutes",
                30,
                "language",
                "en",
                "level",
                "beginner",
                "teaches",
                List.of("git"),
                "owners",
                List.of("owner"));
        publish("/modules", MODULE, module);
        proposes();
        publish(
                "/courses",
                COURSE,
                Map.of(
                        "key",
                        COURSE,
                        "title",
                        Map.of("en", "Tried by everybody"),
                        "summary",
                        Map.of("en", "One module"),
                        "modules",
                        List.of(MODULE),
                        "owners",
                        List.of("owner")));
    }

    /** Published, with a draft of what comes next. */
    private void publish(String collection, String key, Map<String, Object> what) {
        as(Caller.OWNER).body(what).post(collection).then().statusCode(201);
        String tag = as(Caller.OWNER).get(collection + "/" + key + "/draft").header("ETag");
        as(Caller.OWNER)
                .header("If-Match", tag)
                .post(collection + "/" + key + "/publish")
                .then()
                .statusCode(200);
        String document =
                as(Caller.OWNER).get(collection + "/" + key + "/document").header("ETag");
        as(Caller.OWNER)
                .header("If-Match", document)
                .body(what)
                .put(collection + "/" + key + "/draft")
                .then()
                .statusCode(200);
    }

    private void proposes() {
        as(Caller.OWNER)
                .body(Map.of(
                        "key",
                        PROPOSAL,
                        "kind",
                        "tool",
                        "title",
                        Map.of("en", "Proposed to everybody"),
                        "summary",
                        Map.of("en", "What a skill has")))
                .post("/proposals")
                .then()
                .statusCode(201);
    }

    /** Takes the course, so that its owner sees it, and shows the rest to a tutor. */
    private void learns() throws InterruptedException {
        String path = "/learners/" + learner;
        as(Caller.THE_LEARNER)
                .body(Map.of("state", "completed"))
                .put(path + "/skills/git")
                .then()
                .statusCode(201);
        // A moment after it was published, progress-service has heard of the course.
        Skillway.waitUntil(
                "the course is known",
                Duration.ofSeconds(30),
                () -> as(Caller.THE_LEARNER)
                                .body("{}")
                                .put(path + "/enrolments/" + COURSE)
                                .statusCode()
                        == 201);
        as(Caller.THE_LEARNER).body("{}").put(path + "/grants/tutor").then().statusCode(201);
    }

    @Test
    @DisplayName("is answered to whom its permission lets in, and refused to everybody else")
    void matrix() throws Exception {
        Map<String, Set<String>> wrong = new TreeMap<>();
        int tried = 0;
        for (Operation operation : operations(document)) {
            List<String> places = new ArrayList<>(List.of(Skillway.gateway()));
            operation.service().ifPresentOrElse(places::add, () -> {});
            for (String place : places) {
                for (Caller caller : Caller.values()) {
                    int status = status(place, operation, caller, learner);
                    tried++;
                    if (!expected(operation, caller, status)) {
                        wrong.computeIfAbsent(
                                        operation + " (" + operation.permission() + ")", unused -> new TreeSet<>())
                                .add(caller + (place.equals(Skillway.gateway()) ? " " : " directly ") + status);
                    }
                }
            }
        }
        System.out.println(tried + " requests tried as everybody");
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(operations(document).size() * Caller.values().length);
    }

    private static boolean expected(Operation operation, Caller caller, int status) {
        Set<Caller> allowed = LETS_IN.get(operation.permission());
        assertThat(allowed).as("Whom %s lets in", operation.permission()).isNotNull();
        if (allowed.contains(caller)) {
            return status != 401 && status != 403 && status < 500;
        }
        if (caller == Caller.NOBODY || caller == Caller.EXPIRED) {
            return status == 401;
        }
        boolean hidden = HIDE.contains(operation.permission())
                && LETS_IN.get("instructors").contains(caller);
        return status == (hidden ? 404 : 403);
    }

    @Test
    @DisplayName("is refused to others with the same words whether there is such a learner, or such a draft, or not")
    void existence() throws Exception {
        List<String> told = new ArrayList<>();
        String nobody = learner.replace("tried-", "never-");
        for (Operation operation : operations(document)) {
            for (Caller caller : List.of(Caller.ANOTHER_LEARNER, Caller.ANOTHER_INSTRUCTOR)) {
                if (operation.path().contains("/learners/{id}")
                        && !LETS_IN.get(operation.permission()).contains(caller)) {
                    String there = refusal(operation, caller, learner);
                    String notThere = refusal(operation, caller, nobody);
                    if (!there.equals(notThere)) {
                        told.add(operation + " to " + caller + ": " + there + " and " + notThere);
                    }
                }
            }
        }
        assertThat(told).isEmpty();
        for (String draft : List.of("/modules/%s/draft", "/courses/%s/draft")) {
            String other = draft.contains("modules") ? "how-the-web-works" : "web-developer-with-flask";
            String own = draft.contains("modules") ? MODULE : COURSE;
            assertThat(refused(
                            HttpRequest.newBuilder(URI.create(Skillway.gateway() + "/api/v1" + draft.formatted(own)))))
                    .isEqualTo(refused(HttpRequest.newBuilder(
                                    URI.create(Skillway.gateway() + "/api/v1" + draft.formatted(other))))
                            .replace(other, own));
        }
    }

    private String refused(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("Authorization", "Bearer " + tokens.get(Caller.ANOTHER_INSTRUCTOR));
        return told(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    private String refusal(Operation operation, Caller caller, String whom) throws IOException, InterruptedException {
        return told(send(Skillway.gateway(), operation, caller, whom)).replace(whom, "{id}");
    }

    /** All that an answer tells, but what tells one request from another. */
    private static String told(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
            headers.keySet().removeIf(name -> name.matches("(?i)date|content-length|x-request-id|ratelimit.*"));
            return answer.statusCode()
                    + " "
                    + headers
                    + " "
                    + new String(body.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("\"requestId\":\"[^\"]*\"", "\"requestId\":\"\"");
        }
    }

    /** One operation, and the service that answers it; empty where the gateway does. */
    private record Operation(
            String method, String path, String permission, String type, boolean precondition, boolean own) {

        Optional<String> service() {
            if (own) {
                return Optional.empty();
            }
            boolean progress = path.matches("/api/v1/(learners|cohorts|completion-imports)(/.*)?");
            return Optional.of(progress ? Skillway.progress() : Skillway.catalog());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Operation> operations(JsonNode document) {
        Set<String> ofServices = new TreeSet<>();
        for (String service : List.of(Skillway.catalog(), Skillway.progress())) {
            read(service).path("paths").properties().forEach(path -> path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> ofServices.add(method + " " + path.getKey())));
        }
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode said = method.getValue();
                    Iterator<String> types = said.at("/requestBody/content").fieldNames();
                    boolean precondition = false;
                    for (JsonNode parameter : said.path("parameters")) {
                        precondition |= parameter.path("name").asText().equals("If-Match");
                    }
                    operations.add(new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            said.path("x-permission").asText(),
                            types.hasNext() ? types.next() : null,
                            precondition,
                            !ofServices.contains(method.getKey() + " " + path.getKey())));
                }));
        return operations;
    }

    private static JsonNode read(String base) {
        try {
            return JSON.readTree(given().baseUri(base)
                    .queryParam("format", "json")
                    .get("/openapi")
                    .asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int status(String place, Operation operation, Caller caller, String whom)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = send(place, operation, caller, whom);
        answer.body().close();
        return answer.statusCode();
    }

    /** Asks for something that changes nothing, whoever asks: of what is written the condition does not hold. */
    private HttpResponse<InputStream> send(String place, Operation operation, Caller caller, String whom)
            throws IOException, InterruptedException {
        String path = VARIABLE.matcher(operation.path())
                .replaceAll(variable ->
                        URLEncoder.encode(value(operation, variable.group(1), whom), StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place + path + query(operation)));
        if (tokens.containsKey(caller)) {
            request.header("Authorization", "Bearer " + tokens.get(caller));
        }
        if (operation.precondition()) {
            request.header("If-Match", "\"nothing\"");
        }
        if (operation.type() != null) {
            request.header("Content-Type", operation.type());
        }
        request.method(
                operation.method(),
                operation.type() == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body(operation)));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException(place + " " + operation + " " + caller, e);
        }
    }

    private String value(Operation operation, String variable, String whom) {
        return switch (variable) {
            case "id" ->
                operation.path().contains("/learners/")
                        ? whom
                        : operation.path().contains("/imports/")
                                ? imported
                                : UUID.randomUUID().toString();
            case "course" -> COURSE;
            case "role" -> "web-developer";
            case "subject" -> "tutor";
            case "version", "revision" -> "1";
            case "key" ->
                operation.path().contains("/modules/")
                        ? MODULE
                        : operation.path().contains("/courses/")
                                ? COURSE
                                : operation.path().contains("/proposals/")
                                        ? PROPOSAL
                                        : operation.path().contains("/roles/") ? "web-developer" : "git";
            default -> "x";
        };
    }

    /** Whether somebody may assess is decided when it is known what. */
    private static String body(Operation operation) {
        return operation.permission().equals("who-may-assess") ? "{\"state\":\"completed\"}" : "{}";
    }

    private static String query(Operation operation) {
        return operation.method().equals("DELETE") && operation.path().matches(".*/(skills/\\{key}|completion)")
                ? "?reason=mistake"
                : "";
    }
}
