package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Unteachable;
import org.skillway.gateway.planning.CatalogProblem;

/** A requirement, and what becomes of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PlannedRequirement", description = "At least `atLeast` of the skills, and what becomes of it.")
record PlannedRequirement(
        @Schema(description = "Of which role it is; absent of a skill that was asked for by itself.")
        EntityRef role,

        @Schema(required = true) Importance importance,

        @Schema(required = true, description = "How many of the skills are needed.", examples = "1")
        int atLeast,

        @Schema(required = true) List<EntityRef> skills,

        @Schema(required = true) PlannedOutcome outcome,

        @Schema(
                description = "With `unteachable` only: the skills for which modules would have to exist. With one"
                        + " for each of them it could be met. Absent where wishes are why.")
        List<EntityRef> untaught,

        @Schema(
                description = "With `unteachable` only: a smallest set of wishes that rules out every way there is."
                        + " Absent where there is no way at all.")
        List<PlanWish> becauseOf) {

    /** Of a whole plan, in the order in which it was asked for. */
    static List<PlannedRequirement> all(
            Combination combination,
            PlanQuestion question,
            CatalogProblem catalog,
            List<PlanQuestion.Aim> aims,
            Plan plan) {
        List<PlannedRequirement> requirements = new ArrayList<>();
        for (int number = 0; number < aims.size(); number++) {
            PlanQuestion.Aim aim = aims.get(number);
            int place = number;
            Unteachable unteachable = plan.unteachable().stream()
                    .filter(one -> one.goal() == place)
                    .findFirst()
                    .orElse(null);
            requirements.add(new PlannedRequirement(
                    aim.role() == null
                            ? null
                            : new EntityRef(
                                    aim.role().key(),
                                    combination.title(aim.role().titles())),
                    Importance.from(aim.requirement().importance()),
                    aim.requirement().atLeast(),
                    combination.refs(aim.requirement().skills()),
                    outcome(combination, aim, number, unteachable, plan),
                    unteachable == null || unteachable.untaught().isEmpty()
                            ? null
                            : combination.refs(catalog.skills(unteachable.untaught())),
                    unteachable == null || unteachable.becauseOf().isEmpty()
                            ? null
                            : unteachable.becauseOf().stream()
                                    .map(wish -> PlanWish.from(wish, question, catalog, combination))
                                    .toList()));
        }
        return requirements;
    }

    private static PlannedOutcome outcome(
            Combination combination, PlanQuestion.Aim aim, int number, Unteachable unteachable, Plan plan) {
        if (unteachable != null) {
            return PlannedOutcome.UNTEACHABLE;
        }
        if (plan.leftOut().contains(number)) {
            return PlannedOutcome.LEFT_OUT;
        }
        return aim.requirement().metBy(combination.learner().skills().completed())
                ? PlannedOutcome.HELD
                : PlannedOutcome.PLANNED;
    }
}
