package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.NextModules;

/** A module to begin with, on the wire. */
@Schema(description = "A module that the learner can begin with now, and what it brings.")
record NextModule(
        @Schema(required = true) StandingModule module,

        @Schema(
                required = true,
                description =
                        "What it brings: 4 for each skill that an essential requirement of a goal still misses, 2 for"
                                + " each that an optional one does, never more skills of one requirement than it misses; 1 for each"
                                + " skill that has to be completed before one that a goal asks for can be begun.",
                examples = "4")
        int points,

        @Schema(required = true, description = "`points` divided by its hours.", examples = "0.8")
        double pointsPerHour,

        @Schema(
                required = true,
                description = "The skills that it brings, each with what for; the reason for its place.")
        List<BroughtSkill> brings) {

    private static final double MINUTES_PER_HOUR = 60;

    /** A skill that it brings. */
    @Schema(name = "BroughtSkill", description = "A skill that the module brings, and what for.")
    record BroughtSkill(
            @Schema(required = true, examples = "python") String key,

            @Schema(required = true, examples = "Python") String title,

            @Schema(required = true) List<SkillUse> uses) {}

    /** What a skill is good for. */
    @Schema(name = "SkillUse", description = "That a skill brings a goal nearer.")
    record SkillUse(
            @Schema(required = true, description = "The key of the role.", examples = "web-developer")
            String goal,

            @Schema(required = true) SkillPurpose purpose) {}

    /** In which way. */
    @Schema(
            name = "SkillPurpose",
            description =
                    "Whether an essential or an optional requirement of the goal misses the skill, or it has to be"
                            + " completed before one that is missed.")
    enum SkillPurpose {
        @JsonProperty("essential")
        ESSENTIAL,
        @JsonProperty("optional")
        OPTIONAL,
        @JsonProperty("prerequisite")
        PREREQUISITE
    }

    static NextModule from(NextModules.Suggestion suggestion, Combination combination) {
        return new NextModule(
                StandingModule.from(suggestion.module(), combination),
                suggestion.points(),
                suggestion.points() * MINUTES_PER_HOUR / suggestion.minutes(),
                suggestion.brings().stream()
                        .map(gain -> new BroughtSkill(
                                gain.skill().key(),
                                combination.title(gain.skill().titles()),
                                gain.uses().stream()
                                        .map(use -> new SkillUse(
                                                use.goal().key(),
                                                SkillPurpose.valueOf(
                                                        use.purpose().name())))
                                        .toList()))
                        .toList());
    }
}
