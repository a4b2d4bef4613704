package org.skillway.catalog.error;

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
        if (code == ErrorCode.STALE_ETAG) {
            example.put("etag", "\"1.7f3c2a10.42\"");
        }
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
            case UNKNOWN_KEY -> new Object[] {"role", "web-develper"};
            case NO_DRAFT, KEY_TAKEN, STILL_NEEDED, NOT_PUBLISHABLE -> new Object[] {"module", "git-from-zero"};
            case MERGED -> new Object[] {"gti", "git"};
            case UNKNOWN_VERSION -> new Object[] {"module", "git-from-zero", "12"};
            case UNKNOWN_REVISION -> new Object[] {"1234"};
            case CANNOT_REVERT -> new Object[] {"1230"};
            case BODY_TOO_LARGE -> new Object[] {1024 * 1024};
            default -> new Object[0];
        };
    }

    private static Map<String, Object> fault(ErrorCode code) {
        return switch (code) {
            case DUPLICATE_FIELD -> fault("pointer", "/state", "duplicate");
            case UNKNOWN_FIELD -> fault("pointer", "/level", "unknown");
            case WRONG_TYPE -> fault("pointer", "/minutes", "type", "a number");
            case INVALID_VALUE -> fault("pointer", "/title", "required");
            case INVALID_PARAMETER -> fault("parameter", "limit", "integer");
            case UNKNOWN_PARAMETER -> fault("parameter", "page", "unknown");
            case NOT_PUBLISHABLE -> fault("pointer", "/summary", "required");
            case BREAKS_CATALOG_RULES ->
                naming(
                        fault("pointer", "/prerequisites", "cycle", "skill/git → skill/docker → skill/git"),
                        "skill/git",
                        "skill/docker");
            case STILL_NEEDED ->
                naming(fault("pointer", "", "needed-by", "role/web-developer", "requires"), "role/web-developer");
            case UNKNOWN_VERSION -> fault("parameter", "version", "unknown");
            case UNKNOWN_REVISION -> fault("parameter", "revision", "unknown");
            case CANNOT_REVERT ->
                naming(fault("parameter", "revision", "changed-later", "skill/git", "1234"), "skill/git");
            case MERGED -> naming(fault("parameter", "key", "merged", "git"), "skill/git");
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

    private static Map<String, Object> naming(Map<String, Object> fault, String... entities) {
        fault.put("entities", List.of(entities));
        return fault;
    }
}
