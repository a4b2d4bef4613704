package org.skillway.progress.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Problems as they look, for the OpenAPI document: in the words in which they are really answered. */
public final class ProblemExamples {

    private ProblemExamples() {}

    /** The members of an example body, in the order of {@link Problem}. */
    public static Map<String, Object> of(ErrorCode code, String requestId) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", Problem.TYPE_PREFIX + code.wire());
        example.put("title", ProblemWriter.text(Locale.ENGLISH, code.wire() + ".title"));
        example.put("status", code.status());
        example.put("detail", ProblemWriter.text(Locale.ENGLISH, code.wire() + ".detail", arguments(code)));
        example.put("code", code.wire());
        example.put("requestId", requestId);
        Map<String, Object> fault = fault(code);
        if (!fault.isEmpty()) {
            example.put("errors", List.of(fault));
        }
        return example;
    }

    private static Object[] arguments(ErrorCode code) {
        return switch (code) {
            case MALFORMED_JSON -> new Object[] {1, 12};
            case DUPLICATE_FIELD -> new Object[] {"state"};
            case UNKNOWN_FIELD -> new Object[] {"level"};
            case UNKNOWN_PARAMETER -> new Object[] {"page"};
            case UNKNOWN_SKILL -> new Object[] {"gti", "12"};
            case UNKNOWN_MODULE -> new Object[] {"git-in-a-dya", "12"};
            case UNKNOWN_ROLE -> new Object[] {"web-develper", "12"};
            case UNKNOWN_COURSE -> new Object[] {"web-basic", "12"};
            case UNKNOWN_IN_PLAN -> new Object[] {"module shell", "12"};
            case RETIRED -> new Object[] {"web-developer"};
            case NOTHING_TO_UNDO -> new Object[] {"12"};
            case NO_RECORD -> new Object[] {"git"};
            case STALE_VERSION -> new Object[] {"7"};
            case BODY_TOO_LARGE -> new Object[] {1024 * 1024};
            default -> new Object[0];
        };
    }

    private static Map<String, Object> fault(ErrorCode code) {
        return switch (code) {
            case DUPLICATE_FIELD -> fault("pointer", "/state", "duplicate");
            case UNKNOWN_FIELD -> fault("pointer", "/level", "unknown");
            case WRONG_TYPE -> fault("pointer", "/happenedAt", "type", "an RFC 3339 date-time");
            case INVALID_VALUE -> fault("pointer", "/happenedAt", "not-in-future");
            case INVALID_PARAMETER -> fault("parameter", "limit", "integer");
            case UNKNOWN_PARAMETER -> fault("parameter", "page", "unknown");
            default -> Map.of();
        };
    }

    private static Map<String, Object> fault(String member, String place, String rule, Object... arguments) {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put(member, place);
        fault.put("rule", rule);
        fault.put("message", ProblemWriter.text(Locale.ENGLISH, "rule." + rule, arguments));
        return fault;
    }
}
