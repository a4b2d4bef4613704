package org.skillway.catalog.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 9457 problem details, with the members that Skillway adds. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Problem details (RFC 9457).")
public record Problem(
        @Schema(
                description = "Identifies the kind of problem: `urn:skillway:problem:` and the code.",
                examples = "urn:skillway:problem:unknown-key",
                required = true)
        String type,

        @Schema(
                description = "What kind of problem this is, in the negotiated language.",
                examples = "There is nothing under this key",
                required = true)
        String title,

        @Schema(description = "The HTTP status of the answer.", examples = "404", required = true)
        int status,

        @Schema(
                description = "What happened this time, in the negotiated language.",
                examples = "No role has the key web-develper.")
        String detail,

        @Schema(
                description = "Stable word for programs to branch on; never translated.",
                examples = "unknown-key",
                required = true)
        String code,

        @Schema(
                description = "Names this request in the logs.",
                examples = "0f8fad5b-d9cb-469f-a165-70867728950e",
                required = true)
        String requestId,

        @Schema(description = "The ETag by now, where a precondition failed.", examples = "\"1.7f3c2a10.42\"")
        String etag,

        @Schema(description = "Each single fault, where there are faults to name.")
        List<Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
    static final String TYPE_PREFIX = "urn:skillway:problem:";

    /** One fault: where (one of pointer, parameter, header), which rule, and why in the negotiated language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Fault", description = "One fault of a request: where it is, which rule it breaks.")
    public record Fault(
            @Schema(description = "Where in the body, as a JSON Pointer (RFC 6901).", examples = "/state")
            String pointer,

            @Schema(description = "The query or path parameter at fault.", examples = "limit")
            String parameter,

            @Schema(description = "The rule that is broken; never translated.", examples = "range", required = true)
            String rule,

            @Schema(
                    description = "The rule in words, in the negotiated language.",
                    examples = "must be between 1 and 200",
                    required = true)
            String message,

            @Schema(
                    description =
                            "Entities that are in the way, as kind/key: those that need it, a cycle in its order.",
                    examples = "[\"role/web-developer\"]")
            List<String> entities) {

        public Fault(String pointer, String parameter, String rule, String message) {
            this(pointer, parameter, rule, message, null);
        }
    }
}
