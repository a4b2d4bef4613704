package org.skillway.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.skillway.system.Skillway;

/** Every parameter of the document, in the query, the path and the headers, with what is no text or no number. */
@ExtendWith(Skillway.class)
@DisplayName("A parameter")
class ParametersIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> CONTROLS = List.of("%00", "a%0Ab", "%7F", "%C2%85", "a%1Bb");
    private static final List<String> BROKEN =
            List.of("%FF", "%C3%28", "%C1%A1", "%ED%A0%80", "a%E2%82", "%F4%90%80%80", "%80");
    private static final List<String> NO_NUMBERS = List.of(
            "99999999999999999999", "9".repeat(1_000), "1e999999999", "0x10", "1.0", "%2B1", "%D9%A1%D9%A2", "", "-");

    /** Of these headers a value that is none is refused by its name. */
    private static final Set<String> NUMBERS = Set.of("Skillway-Min-Catalog-Revision", "Skillway-Min-Progress-Version");

    private final List<String> wrong = new ArrayList<>();
    private List<Operation> operations;
    private Wire wire;
    private User learner;
    private User admin;
    private int tried;

    @BeforeEach
    void prepare() throws JsonProcessingException {
        String mark = "parameters-" + UUID.randomUUID();
        learner = new User("learner", mark, Skillway.token(mark, "learner"), User.Rights.NOTHING);
        admin = new User("admin", mark, Skillway.token(mark, "admin"), User.Rights.EVERYTHING);
        wire = new Wire(Skillway.gateway(), Duration.ofSeconds(15));
        operations = Operation.of(JSON.readTree(given().baseUri(Skillway.gateway())
                .queryParam("format", "json")
                .get("/openapi")
                .asString()));
    }

    private User user(Operation operation) {
        return operation.template().contains("/learners/") ? learner : admin;
    }

    /** To where nothing but the parameter is wrong, as far as it is looked at before. */
    private static Request plain(Operation operation) {
        List<String> segments = new ArrayList<>();
        String before = "";
        for (String segment : operation.template().substring(1).split("/", -1)) {
            segments.add(segment.startsWith("{") ? value(segment, before) : segment);
            before = segment;
        }
        Request request =
                new Request(operation.method(), operation.template(), segments, List.of(), List.of(), null, null);
        return operation.bodies().isEmpty()
                ? request
                : request.withHeader(
                                "Content-Type",
                                operation.bodies().keySet().iterator().next())
                        .withRaw("{}");
    }

    private static String value(String variable, String before) {
        if (variable.equals("{id}")) {
            return before.equals("learners") ? "me" : "5a0c7c1e-53a4-4a3e-9d0e-5f3f0f0b7c11";
        }
        return Map.of(
                        "{version}", "1",
                        "{revision}", "1",
                        "{role}", "web-developer",
                        "{course}", "python-foundations")
                .getOrDefault(
                        variable,
                        Map.of(
                                        "modules",
                                        "how-the-web-works",
                                        "roles",
                                        "web-developer",
                                        "courses",
                                        "python-foundations")
                                .getOrDefault(before, "git"));
    }

    private Answer ask(Operation operation, Request request) {
        tried++;
        Answer answer = wire.send(user(operation), request);
        if (answer.status() >= 500 && answer.status() != 503) {
            wrong.add(operation + " " + request.target() + request.headers() + ": " + answer.body());
        }
        return answer;
    }

    private void refused(Operation operation, Request request, String parameter, Set<String> rules) {
        Answer answer = ask(operation, request);
        JsonNode problem;
        try {
            problem = JSON.readTree(answer.bytes());
        } catch (java.io.IOException e) {
            problem = JSON.nullNode();
        }
        boolean named = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .anyMatch(fault -> fault.path("parameter").asText().equals(parameter)
                        && (rules.isEmpty() || rules.contains(fault.path("rule").asText())));
        if (answer.status() != 400 || !named) {
            wrong.add("%s %s %s: %s %s"
                    .formatted(
                            operation,
                            request.target()
                                    .substring(0, Math.min(200, request.target().length())),
                            request.headers(),
                            answer.status(),
                            answer.body()));
        }
    }

    /** What has to be in the query; else that is what is wrong. */
    private static List<Request.Field> required(Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query") && parameter.required())
                .map(parameter -> new Request.Field(
                        parameter.name(),
                        Map.of("with", "python-developer", "reason", "mistake").getOrDefault(parameter.name(), "git")))
                .toList();
    }

    private void nothingWrong() {
        System.out.println(tried + " parameters");
        assertThat(wrong.stream().limit(20)).isEmpty();
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    @DisplayName("of a query that is no text is refused by its name")
    void texts() {
        int turn = 0;
        for (Operation operation : operations) {
            for (Operation.Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("query")) {
                    turn++;
                    String control = CONTROLS.get(turn % CONTROLS.size());
                    refused(
                            operation,
                            with(operation, parameter, control),
                            parameter.name(),
                            Set.of("control-characters"));
                    for (int i = 0; i < 2; i++) {
                        String broken = BROKEN.get((2 * turn + i) % BROKEN.size());
                        refused(operation, with(operation, parameter, broken), parameter.name(), Set.of("utf-8"));
                    }
                }
            }
        }
        nothingWrong();
    }

    private static Request with(Operation operation, Operation.Parameter parameter, String value) {
        return plain(operation).withQuery(List.of(new Request.Field(parameter.name(), value)));
    }

    @Test
    @DisplayName("of a query that is no number where one belongs is refused by its name")
    void numbers() {
        int turn = 0;
        for (Operation operation : operations) {
            for (Operation.Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("query")
                        && parameter.schema().path("type").asText().equals("integer")) {
                    for (int i = 0; i < 3; i++) {
                        String number = NO_NUMBERS.get(turn++ % NO_NUMBERS.size());
                        refused(operation, with(operation, parameter, number), parameter.name(), Set.of());
                    }
                }
            }
        }
        nothingWrong();
    }

    @Test
    @DisplayName("of a path that is no text leads nowhere, or is refused by its name")
    void paths() {
        List<String> all = new ArrayList<>(CONTROLS);
        all.addAll(BROKEN);
        for (Operation operation : operations) {
            List<String> template = List.of(operation.template().substring(1).split("/", -1));
            for (int i = 0; i < template.size(); i++) {
                if (template.get(i).startsWith("{")) {
                    for (String value : all) {
                        List<String> segments = new ArrayList<>(plain(operation).segments());
                        segments.set(i, value);
                        Answer answer = ask(operation, plain(operation).withSegments(segments));
                        if (answer.status() != 404 && answer.status() != 400) {
                            wrong.add(operation + " " + segments + ": " + answer.status());
                        }
                    }
                }
            }
        }
        nothingWrong();
    }

    @Test
    @DisplayName("in a header that is no text, or no number, is refused where it says what is to be done")
    void headers() {
        List<String> odd = List.of("\u00ff\u00fe", "\u00c3(", "\u00e2\u0082", "a\u0001b", "a\u007fb", "\u00c2\u0085");
        for (Operation operation : operations) {
            for (Operation.Parameter parameter : operation.parameters()) {
                if (!parameter.in().equals("header")) {
                    continue;
                }
                for (String value : odd) {
                    Request request =
                            plain(operation).withQuery(required(operation)).withHeader(parameter.name(), value);
                    // What stands in no header at all (RFC 9110, 5.5) may be refused before anybody looks whose it is.
                    if (NUMBERS.contains(parameter.name()) && request.isHttp()) {
                        refused(operation, request, parameter.name(), Set.of());
                    } else if (ask(operation, request).success()
                            && parameter.name().equals("If-Match")) {
                        wrong.add(operation + " succeeds with " + request.headers());
                    }
                }
            }
        }
        nothingWrong();
    }
}
