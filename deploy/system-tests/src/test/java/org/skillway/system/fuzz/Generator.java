package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.skillway.system.fuzz.Request.Field;

/** Makes requests as a document has them, with what the one who asks has seen. */
final class Generator {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final List<Operation> operations;
    private final Ground ground;
    private final Random random;
    private final Values values;

    Generator(JsonNode document, Ground ground, Random random) {
        this.operations = Operation.of(document);
        this.ground = ground;
        this.random = random;
        this.values = new Values(document, random);
    }

    List<Operation> operations() {
        return operations;
    }

    Operation anyOperation() {
        return operations.get(random.nextInt(operations.size()));
    }

    /** To where an operation can be sent, with what this user has seen; nothing more is in it yet. */
    Request addressed(Operation operation, Memory own) {
        String learner = learner(operation);
        Memory memory = learner.equals(ground.victim().subject()) ? ground.memoryOf(ground.victim()) : own;
        List<String> segments = new ArrayList<>();
        String before = "";
        for (String segment : operation.template().substring(1).split("/", -1)) {
            if (segment.startsWith("{")) {
                String name = segment.substring(1, segment.length() - 1);
                segments.add(
                        Request.encode(before.equals("learners") ? learner : named(operation, name, before, memory)));
            } else {
                segments.add(segment);
            }
            before = segment;
        }
        return new Request(operation.method(), operation.template(), segments, List.of(), List.of(), null, null);
    }

    /** What is to be read before something is changed: the tag and the document that are sent back then. */
    List<Request> readings(Request change) {
        String template = change.template();
        String parent = template.substring(0, template.lastIndexOf('/'));
        return operations.stream()
                .filter(Operation::reads)
                .filter(read -> List.of(template, template + "/document", parent, parent + "/draft")
                        .contains(read.template()))
                .map(read -> new Request("GET", read.template(), at(read, change), List.of(), List.of(), null, null))
                .toList();
    }

    private static List<String> at(Operation read, Request change) {
        List<String> segments =
                new ArrayList<>(List.of(read.template().substring(1).split("/", -1)));
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).startsWith("{")) {
                segments.set(i, change.segments().get(i));
            }
        }
        return segments;
    }

    /** What the document allows to be sent there, with what this user has seen. */
    Request valid(Operation operation, Request addressed, User user, Memory own) {
        // What is the victim's is asked for with what only the victim knows, which is never sent to anywhere else.
        Memory memory =
                addressed.segments().contains(ground.victim().subject()) ? ground.memoryOf(ground.victim()) : own;
        return withBody(operation, withFields(operation, addressed, memory), user, memory);
    }

    private String learner(Operation operation) {
        if (!operation.template().contains("/learners/{")) {
            return "";
        }
        return anyLearner();
    }

    private String anyLearner() {
        List<String> learners = ground.learners();
        return random.nextInt(3) > 0 ? "me" : learners.get(random.nextInt(learners.size()));
    }

    private String named(Operation operation, String name, String before, Memory memory) {
        String word = name.equals("key") || name.equals("id") ? before : name;
        return random.nextInt(12) == 0
                ? values.of(schema(operation, name), word, memory).asText()
                : memory.any(word, random).or(() -> memory.any(before, random)).orElseGet(() -> values.of(
                                schema(operation, name), word, memory)
                        .asText());
    }

    private static JsonNode schema(Operation operation, String name) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(Operation.Parameter::schema)
                .orElseGet(NODES::objectNode);
    }

    private Request withFields(Operation operation, Request request, Memory memory) {
        List<Field> query = new ArrayList<>();
        List<Field> headers = new ArrayList<>();
        for (Operation.Parameter parameter : operation.parameters()) {
            boolean wanted = parameter.required() || random.nextInt(4) == 0;
            if (wanted && parameter.in().equals("query")) {
                query.add(new Field(parameter.name(), Request.encode(value(parameter, memory))));
            } else if (parameter.in().equals("header")
                    && (wanted || (operation.conditional() && parameter.name().equals("If-Match")))) {
                header(parameter, request, memory).ifPresent(headers::add);
            }
        }
        return request.withQuery(query).withHeaders(headers);
    }

    private String value(Operation.Parameter parameter, Memory memory) {
        if (parameter.name().equals("learner")) {
            return anyLearner();
        }
        if (!parameter.examples().isEmpty() && random.nextInt(3) == 0) {
            return parameter.examples().get(0).asText();
        }
        JsonNode value = values.of(parameter.schema(), parameter.name(), memory);
        return value.isArray() && !value.isEmpty() ? value.path(0).asText() : value.asText();
    }

    private Optional<Field> header(Operation.Parameter parameter, Request request, Memory memory) {
        String name = parameter.name();
        if (name.equals("If-Match") || name.equals("If-None-Match")) {
            return memory.tag(request.path())
                    .filter(tag -> random.nextInt(8) > 0)
                    .map(tag -> new Field(name, tag));
        }
        String value =
                switch (name) {
                    case "Idempotency-Key" ->
                        random.nextInt(3) == 0 ? "again" : new UUID(random.nextLong(), random.nextLong()).toString();
                    case "Accept-Language" ->
                        List.of("en", "ka", "de, ka;q=0.5", "*").get(random.nextInt(4));
                    case "Prefer" -> "handling=lenient";
                    case "Skillway-Min-Catalog-Revision", "Skillway-Min-Progress-Version" ->
                        // What has not come yet is waited for, and in that time hundreds of others can be asked.
                        random.nextInt(30) == 0 ? "1000000" : "0";
                    default -> memory.any(name, random).orElse("1");
                };
        return Optional.of(new Field(name, value));
    }

    private Request withBody(Operation operation, Request request, User user, Memory memory) {
        if (operation.bodies().isEmpty()) {
            return request;
        }
        List<String> types = List.copyOf(operation.bodies().keySet());
        String type = types.get(random.nextInt(types.size()));
        Request typed = request.withHeader("Content-Type", type);
        List<String> samples = ground.samples(operation, type, user);
        if (!samples.isEmpty()) {
            return typed.withRaw(samples.get(random.nextInt(samples.size())));
        }
        return typed.withJson(body(operation, operation.bodies().get(type), request, memory));
    }

    private JsonNode body(Operation operation, JsonNode described, Request request, Memory memory) {
        String read = operation.method().equals("POST") ? "" : request.path();
        JsonNode seen = memory.document(read).orElse(null);
        JsonNode schema = described.path("schema");
        if (operation.method().equals("PATCH") && seen != null) {
            return part((ObjectNode) seen.deepCopy());
        }
        if (seen != null && random.nextBoolean()) {
            return seen;
        }
        List<JsonNode> examples = StreamSupport.stream(
                        described.path("examples").spliterator(), false)
                .map(example -> example.path("value"))
                .filter(JsonNode::isObject)
                .toList();
        if (!examples.isEmpty() && random.nextBoolean()) {
            return examples.get(random.nextInt(examples.size())).deepCopy();
        }
        return values.of(schema, "body", memory);
    }

    /** Some of its members, which is what a patch has. */
    private ObjectNode part(ObjectNode whole) {
        Trees.names(whole).stream().filter(name -> random.nextInt(3) > 0).forEach(whole::remove);
        return whole;
    }
}
