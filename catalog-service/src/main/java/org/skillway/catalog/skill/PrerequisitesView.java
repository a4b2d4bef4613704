package org.skillway.catalog.skill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.reading.EntityRef;
import org.skillway.catalog.reading.Fallback;

/** All that comes before a skill, in one language. */
@Schema(
        name = "Prerequisites",
        description = "All skills that are needed before a skill, directly or not; never paged.")
record PrerequisitesView(
        @Schema(required = true, description = "The nearest first, equals by key.")
        List<NeededSkill> items,

        @Schema(
                description =
                        "Texts that are not in that language of the answer which the caller wants most; absent where there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Fallback> fallbacks,

        @Schema(
                description =
                        "Where the answer shows translations that were made from older words (RFC 6901); absent where it shows none.",
                examples = "[\"/items/0/skill/title\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> stale) {

    /** A skill that comes before another. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "A skill that comes before another.")
    record NeededSkill(
            @Schema(required = true) EntityRef skill,

            @Schema(
                    required = true,
                    examples = "1",
                    description = "Over how many edges at least: 1 is needed directly.")
            int depth,

            @Schema(description = "Why it comes before the skill; only where it is needed directly.")
            String reason) {}
}
