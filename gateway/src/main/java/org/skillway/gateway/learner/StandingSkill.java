package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.RoleReadiness.SkillStanding;

/** One skill with the learner's standing, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A skill that the role asks for, and where the learner stands on it.")
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
                description = "Whether the learner can begin with it: it is completed or nothing is missing before it.",
                examples = "true")
        boolean unlocked,

        @Schema(
                required = true,
                description = "All skills that have to be completed before this one can be begun, in an order in which"
                        + " they can be; what lies behind a completed skill is not asked for.")
        List<EntityRef> missingPrerequisites,

        @Schema(
                required = true,
                description = "The published modules that teach it: fewest minutes first, then by key.")
        List<TeachingModule> modules) {

    static StandingSkill from(SkillStanding standing, Locale language) {
        return new StandingSkill(
                standing.skill().key(),
                standing.skill().titles().in(language),
                SkillState.from(standing.standing().state()),
                standing.standing().evidence().stream().map(EvidenceKind::from).toList(),
                standing.standing().completedAt(),
                standing.unlocked(),
                standing.missingPrerequisites().stream()
                        .map(skill -> new EntityRef(skill.key(), skill.titles().in(language)))
                        .toList(),
                standing.modules().stream()
                        .map(module -> TeachingModule.from(module, language))
                        .toList());
    }
}
