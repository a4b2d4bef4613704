package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.changes.ModuleChange;
import org.skillway.gateway.graph.CourseModule;

/** A module that is in the saved plan or in today's and not in both, on the wire. */
@Schema(name = "PlanModuleChange", description = "A module that only one of the two plans has, and why.")
record PlanModuleChange(
        @Schema(required = true) EntityRef module,

        @Schema(required = true) Change change,

        @Schema(required = true, description = "Why; at least one.")
        List<Because> because,

        @Schema(required = true, description = "The modules that take its part, or whose part it takes; may be empty.")
        List<EntityRef> instead) {

    @Schema(
            name = "PlanModuleChangeKind",
            description =
                    "`taken-out`: the saved plan has it, today's has not. `put-in`: today's has it, the saved one not.")
    enum Change {
        @JsonProperty("taken-out")
        TAKEN_OUT,
        @JsonProperty("put-in")
        PUT_IN
    }

    @Schema(
            name = "PlanChangeReason",
            description =
                    "Why a module was taken out: it is `completed`; `retired`; `ruled-out` by the wishes as it is now; the"
                            + " learner has all that it was to bring (`skills-held`); that serves nothing that is asked for"
                            + " today (`not-required`), or what is left out for want of minutes (`left-out`), or what cannot"
                            + " be met any more (`unteachable`); it does not teach that any more (`teaches-less`); or it goes"
                            + " in fewer minutes, or fewer modules, without it (`shorter-without`). Why one was put in: it was"
                            + " not there to choose from (`published-since`), or in another version (`changed-since`); it"
                            + " serves a requirement that was not asked for (`requirement-added`); it brings a skill that the"
                            + " learner had (`skill-lost`) or that a module was to bring that was taken out"
                            + " (`takes-the-part`); or the whole is shortest with it, as things are (`shortest-with`).")
    enum Because {
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("retired")
        RETIRED,
        @JsonProperty("ruled-out")
        RULED_OUT,
        @JsonProperty("skills-held")
        SKILLS_HELD,
        @JsonProperty("not-required")
        NOT_REQUIRED,
        @JsonProperty("left-out")
        LEFT_OUT,
        @JsonProperty("unteachable")
        UNTEACHABLE,
        @JsonProperty("teaches-less")
        TEACHES_LESS,
        @JsonProperty("shorter-without")
        SHORTER_WITHOUT,
        @JsonProperty("published-since")
        PUBLISHED_SINCE,
        @JsonProperty("changed-since")
        CHANGED_SINCE,
        @JsonProperty("requirement-added")
        REQUIREMENT_ADDED,
        @JsonProperty("skill-lost")
        SKILL_LOST,
        @JsonProperty("takes-the-part")
        TAKES_THE_PART,
        @JsonProperty("shortest-with")
        SHORTEST_WITH
    }

    static PlanModuleChange from(ModuleChange change, Combination combination) {
        return new PlanModuleChange(
                ref(change.module(), combination),
                change.putIn() ? Change.PUT_IN : Change.TAKEN_OUT,
                change.because().stream()
                        .map(reason -> Because.valueOf(reason.name()))
                        .toList(),
                change.instead().stream()
                        .map(module -> ref(module, combination))
                        .toList());
    }

    private static EntityRef ref(CourseModule module, Combination combination) {
        return new EntityRef(module.key(), combination.title(module.titles()));
    }
}
