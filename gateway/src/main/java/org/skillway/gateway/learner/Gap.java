package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.readiness.RoleReadiness;
import org.skillway.gateway.readiness.RoleReadiness.RequirementStanding;
import org.skillway.gateway.readiness.SkillStanding;
import org.skillway.gateway.readiness.State;

/** What is not met, on the wire. */
@Schema(description = "What the learner does not meet, and what would meet it.")
record Gap(
        @Schema(required = true, description = "How many requirements are not met.", examples = "6")
        int requirements,

        @Schema(required = true, description = "How many of those are essential.", examples = "3")
        int essential,

        @Schema(
                required = true,
                description = "The keys of the skills that would meet them, in the order of the role, each once. Of an"
                        + " n-of-m requirement all that are not completed stand here, also where fewer would do.",
                examples = "[\"django\", \"flask\"]")
        List<String> skills,

        @Schema(required = true, description = "Why each of these skills is in the gap, in the same order.")
        List<GapSkill> why) {

    /** One skill of the gap. */
    @Schema(name = "GapSkill", description = "Why a skill is in the gap.")
    record GapSkill(
            @Schema(required = true, description = "The key of the skill.", examples = "flask")
            String skill,

            @Schema(required = true) GapReason reason,

            @Schema(required = true, description = "The requirements not met that it would count towards.")
            List<GapRequirement> requirements) {}

    /** A requirement that a skill of the gap would count towards. */
    @Schema(name = "GapRequirement", description = "A requirement that is not met.")
    record GapRequirement(
            @Schema(
                    required = true,
                    description = "Its place among the requirements of the answer, from 0.",
                    examples = "1")
            int place,

            @Schema(required = true) Importance importance,

            @Schema(required = true, description = "How many more skills it needs.", examples = "1")
            int missing,

            @Schema(
                    required = true,
                    description = "How many skills that are not completed there are to choose them from.",
                    examples = "2")
            int among) {}

    /** Why a skill does not count as completed. */
    @Schema(
            name = "GapReason",
            description = "Why a skill does not count as completed: nothing is recorded (`open`), it is only begun"
                    + " (`in-progress`) or said to be there (`claimed`), it is completed by evidence of kinds that are not"
                    + " counted (`not-counted`), or `without` names it (`supposed`).")
    enum GapReason {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("in-progress")
        IN_PROGRESS,
        @JsonProperty("claimed")
        CLAIMED,
        @JsonProperty("not-counted")
        NOT_COUNTED,
        @JsonProperty("supposed")
        SUPPOSED;

        static GapReason of(SkillStanding skill) {
            if (skill.supposed()) {
                return SUPPOSED;
            }
            State state = skill.standing().state();
            return state == State.COMPLETED ? NOT_COUNTED : valueOf(state.name());
        }
    }

    static Gap from(RoleReadiness role) {
        List<Skill> gap = role.gap();
        return new Gap(
                role.share().total() - role.share().met(),
                role.share().essentialTotal() - role.share().essentialMet(),
                gap.stream().map(Skill::key).toList(),
                gap.stream().map(skill -> why(skill, role)).toList());
    }

    private static GapSkill why(Skill skill, RoleReadiness role) {
        List<GapRequirement> requirements = new ArrayList<>();
        GapReason reason = null;
        for (int place = 0; place < role.requirements().size(); place++) {
            RequirementStanding requirement = role.requirements().get(place);
            for (SkillStanding standing : requirement.skills()) {
                if (!requirement.met() && standing.skill().number() == skill.number()) {
                    reason = GapReason.of(standing);
                    requirements.add(new GapRequirement(
                            place,
                            Importance.from(requirement.requirement().importance()),
                            requirement.missing(),
                            requirement.skills().size() - requirement.completed()));
                }
            }
        }
        return new GapSkill(skill.key(), reason, requirements);
    }
}
