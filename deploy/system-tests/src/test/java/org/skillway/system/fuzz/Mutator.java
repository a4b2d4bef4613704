package org.skillway.system.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.skillway.system.fuzz.Request.Field;

/** Makes of a request as it should be one that has something odd about it. */
final class Mutator {

    private static final List<String> METHODS =
            List.of("HEAD", "OPTIONS", "TRACE", "PATCH", "POST", "PUT", "DELETE", "GET", "get", "FUZZ", "PROPFIND");

    private final List<Operation> operations;
    private final Random random;

    Mutator(List<Operation> operations, Random random) {
        this.operations = operations;
        this.random = random;
    }

    /** A valid request with one to three things changed. */
    Request mutated(Request valid) {
        Request request = valid;
        for (int i = random.nextInt(3); i >= 0; i--) {
            request = switch (random.nextInt(request.body() == null ? 8 : 13)) {
                case 0 -> oddSegment(request);
                case 1 -> oddSpelling(request);
                case 2, 3 -> oddQuery(request);
                case 4, 5, 6 -> oddHeader(request);
                case 7 ->
                    random.nextInt(3) == 0
                            ? request.withMethod(METHODS.get(random.nextInt(METHODS.size())))
                            : oddBody(request);
                default -> oddBody(request);
            };
        }
        return request;
    }

    private Request oddSegment(Request request) {
        List<String> segments = new ArrayList<>(request.segments());
        String[] names = request.template().substring(1).split("/", -1);
        List<Integer> variables = new ArrayList<>();
        for (int i = 0; i < names.length && i < segments.size(); i++) {
            if (names[i].startsWith("{")) {
                variables.add(i);
            }
        }
        if (variables.isEmpty()) {
            return oddQuery(request);
        }
        int place = variables.get(random.nextInt(variables.size()));
        segments.set(place, oddValue());
        return request.withSegments(segments);
    }

    private String oddValue() {
        return random.nextBoolean()
                ? Request.encode(Odd.text(random))
                : Odd.ENCODED.get(random.nextInt(Odd.ENCODED.size()));
    }

    private Request oddSpelling(Request request) {
        List<String> segments = new ArrayList<>(request.segments());
        int place = random.nextInt(segments.size());
        String segment = segments.get(place);
        switch (random.nextInt(8)) {
            case 0 -> segments.set(place, segment + ";a=b");
            case 1 -> segments.add(place, "");
            case 2 -> segments.add("");
            case 3 -> segments.add(place, "..");
            case 4 -> segments.add(place, ".");
            case 5 -> segments.set(place, segment.isEmpty() ? "" : percent(segment.charAt(0)) + segment.substring(1));
            case 6 -> segments.set(place, segment.toUpperCase(Locale.ROOT));
            default -> segments.set(place, segment + Odd.ENCODED.get(random.nextInt(Odd.ENCODED.size())));
        }
        return request.withSegments(segments);
    }

    private static String percent(char c) {
        return "%%%02x".formatted((int) c);
    }

    private Request oddQuery(Request request) {
        List<Field> query = new ArrayList<>(request.query());
        List<String> names = operations.stream()
                .filter(operation -> operation.template().equals(request.template())
                        && operation.method().equals(request.method()))
                .flatMap(operation -> operation.parameters().stream())
                .filter(parameter -> parameter.in().equals("query"))
                .map(Operation.Parameter::name)
                .toList();
        String name = names.isEmpty() || random.nextInt(10) == 0 ? "unknown" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> {
                if (!query.isEmpty()) {
                    query.add(query.get(random.nextInt(query.size())));
                }
            }
            case 1 -> query.add(new Field(name, null));
            case 2 -> query.add(new Field(oddValue(), "1"));
            default -> {
                query.removeIf(field -> field.name().equals(name));
                String odd = random.nextInt(3) == 0 ? Odd.NUMBERS.get(random.nextInt(Odd.NUMBERS.size())) : oddValue();
                query.add(new Field(name, odd));
            }
        }
        return request.withQuery(query);
    }

    private Request oddHeader(Request request) {
        Field odd = Odd.HEADERS.get(random.nextInt(Odd.HEADERS.size()));
        List<Field> headers = new ArrayList<>(request.headers());
        if (random.nextInt(10) == 0 && !headers.isEmpty()) {
            headers.add(headers.get(random.nextInt(headers.size())));
        } else {
            if (random.nextInt(8) > 0) {
                headers.removeIf(header -> header.name().equals(odd.name()));
            }
            headers.add(odd);
        }
        return request.withHeaders(headers);
    }

    private Request oddBody(Request request) {
        if (request.body() == null) {
            return random.nextInt(4) == 0 ? request.withJson(Odd.json(random)) : oddHeader(request);
        }
        if (request.json() != null && random.nextInt(3) > 0) {
            return request.withJson(Odd.mutated(request.json(), random));
        }
        String spoiled = Odd.SPOILERS.get(random.nextInt(Odd.SPOILERS.size())).apply(request.body());
        return random.nextInt(12) == 0 ? request.withRaw(null) : request.withRaw(spoiled);
    }
}
