package org.skillway.gateway.learner;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A module that does not exist yet, and for whom it would be. */
@Schema(
        name = "SavingAsked",
        description = "Skills that somebody misses, who has all others, and a module that does not exist yet.")
record SavingAsked(
        @Schema(description = "The catalog revision to compute from; the newest unless it is said.", examples = "128")
        Long catalogRevision,

        @Schema(
                required = true,
                description = "The keys of the skills that are missing.",
                minItems = 1,
                maxItems = MOST)
        List<String> missing,

        @Schema(required = true) Imagined module) {

    static final int MOST = 500;
    static final int MOST_MINUTES = 100_000;

    /** The module. */
    @Schema(name = "ImaginedModule", description = "What a module would teach, need and take.")
    record Imagined(
            @Schema(required = true, minimum = "0", maximum = "100000", examples = "90")
            Long minutes,

            @Schema(
                    required = true,
                    description = "The keys of the skills that it would teach.",
                    minItems = 1,
                    maxItems = 100)
            List<String> teaches,

            @Schema(
                    description = "What has to be known before, beside the prerequisites of what it teaches.",
                    maxItems = 100)
            List<ImaginedAssumption> assumes) {}

    /** Something that it would assume. */
    @Schema(name = "ImaginedAssumption", description = "At least `atLeast` of the skills.")
    record ImaginedAssumption(
            @Schema(required = true, examples = "1") Integer atLeast,

            @Schema(required = true, description = "The keys of the skills, each once.")
            List<String> skills) {}
}
