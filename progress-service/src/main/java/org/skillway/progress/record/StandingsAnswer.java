package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The answers to several requests for a standing, in the order of the requests. */
record StandingsAnswer(List<Item> items) {

    private static final Item AS_KNOWN = new Item(304, null, null);

    /**
     * One answer: what the request would have been answered by itself.
     *
     * @param headers of a problem; absent otherwise
     * @param body a standing or a problem; absent where the gateway has the standing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(int status, Map<String, String> headers, Object body) {}

    static Item standing(Standing standing) {
        return new Item(200, null, standing);
    }

    static Item asKnown() {
        return AS_KNOWN;
    }

    static Item problem(Response problem) {
        return new Item(
                problem.getStatus(),
                problem.getHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                header -> String.valueOf(header.getValue().get(0)))),
                problem.getEntity());
    }
}
