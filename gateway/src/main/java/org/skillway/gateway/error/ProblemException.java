package org.skillway.gateway.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ends a request with the given problem. Words are added when it is answered, in the language of the request. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Object[] arguments;
    private final transient List<Place> places = new ArrayList<>();
    private final transient Map<String, String> headers;

    /** Where a fault is and which rule it breaks; {@code arguments} fill the rule's message. */
    record Place(String pointer, String parameter, String rule, List<Object> arguments) {}

    /** @param arguments fill the placeholders of the code's detail message */
    public ProblemException(ErrorCode code, Object... arguments) {
        this(code, Map.of(), arguments);
    }

    /** @param headers added to the answer, {@code Retry-After} say */
    public ProblemException(ErrorCode code, Map<String, String> headers, Object... arguments) {
        super(code.wire());
        this.code = code;
        this.headers = Map.copyOf(headers);
        this.arguments = arguments.clone();
    }

    /** Adds a fault in the body. */
    public ProblemException at(String pointer, String rule, Object... ruleArguments) {
        places.add(new Place(pointer, null, rule, List.of(ruleArguments)));
        return this;
    }

    /** Adds a fault in a query or path parameter. */
    public ProblemException in(String parameter, String rule, Object... ruleArguments) {
        places.add(new Place(null, parameter, rule, List.of(ruleArguments)));
        return this;
    }

    public ErrorCode code() {
        return code;
    }

    Object[] arguments() {
        return arguments.clone();
    }

    List<Place> places() {
        return List.copyOf(places);
    }

    public Map<String, String> headers() {
        return headers;
    }
}
