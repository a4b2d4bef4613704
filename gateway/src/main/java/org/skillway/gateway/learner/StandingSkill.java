package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.Each;
import org.skillway.gateway.readiness.SkillStanding;

/** One skill with the learner's standing, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A skill that is asked for, and where the learner stands on it.")
record StandingSkill(
        @Schema(required = true, examples = "django") String key,

        @Schema(required = true, examples = "Django") String title,

        @Schema(required = true) SkillState state,

        @Schema(required = true, description = "On what the state rests; empty where nothing is recorded.")
        List<EvidenceKind> evidence,

        @Schema(
                description = "When the skill was first completed; absent unless it is.",
                implementation = String.class,
                format = "date-time")
        Instant completedAt,

        @Schema(
                required = true,
                description = "Whether it counts as completed: it is, by evidence of a kind that is counted, or `with`"
                        + " names it.",
                examples = "false")
        boolean counts,

        @Schema(
                description =
                        "Present, and true, where `with` or `without` names it: the state is supposed, not recorded.",
                examples = "true")
        Boolean supposed,

        @Schema(
                required = true,
                description = "Whether the learner can begin with it: it is completed or nothing is missing before it.",
                examples = "true")
        boolean unlocked,

        @Schema(
                required = true,
                description = "What has to be completed right before it, met or not.",
                type = SchemaType.ARRAY,
                implementation = PrerequisiteStanding.class)
        List<Phrase> prerequisites,

        @Schema(
                required = true,
                description = "All skills that have to be completed before this one can be begun, in an order in which"
                        + " they can be; what lies behind a completed skill is not asked for.",
                type = SchemaType.ARRAY,
                implementation = EntityRef.class)
        List<Phrase> missingPrerequisites,

        @Schema(
                required = true,
                description = "The published modules that teach it: fewest minutes first, then by key.",
                type = SchemaType.ARRAY,
                implementation = TeachingModule.class)
        List<Phrase> modules) {

    /** A prerequisite. */
    @Schema(name = "PrerequisiteStanding", description = "A prerequisite of a skill, and whether it is met.")
    record PrerequisiteStanding(
            @Schema(required = true, examples = "python") String key,

            @Schema(required = true, examples = "Python") String title,

            @Schema(required = true, description = "Whether it counts as completed.", examples = "true")
            boolean met) {}

    static StandingSkill from(SkillStanding standing, Combination combination) {
        Phrases phrases = combination.phrases();
        return new StandingSkill(
                standing.skill().key(),
                combination.title(standing.skill().titles()),
                SkillState.from(standing.standing().state()),
                Each.of(standing.standing().evidence(), EvidenceKind::from),
                standing.standing().completedAt(),
                standing.completed(),
                standing.supposed() ? true : null,
                standing.unlocked(),
                Each.of(standing.prerequisites(), before -> phrases.prerequisite(before.skill(), before.completed())),
                Each.of(standing.missingPrerequisites(), phrases::ref),
                Each.of(
                        standing.modules(),
                        teaching -> phrases.module(teaching.module(), ModuleState.from(teaching.state()))));
    }
}
