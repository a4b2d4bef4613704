package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.plan.model.Wish;
import org.skillway.gateway.planning.CatalogProblem;

/** A wish, by the parameter that says it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PlanWish", description = "A wish: the parameter that says it, and the module that it is about.")
record PlanWish(
        @Schema(required = true, examples = "exclude") String parameter,

        @Schema(description = "Absent where it is about no single module.")
        EntityRef module) {

    static PlanWish from(Wish wish, PlanQuestion question, CatalogProblem catalog, Combination combination) {
        if (wish instanceof Wish.Exclude exclude) {
            String key = catalog.module(exclude.module()).key();
            return about(
                    question.excluded().contains(key) ? "exclude" : "excludeCourses",
                    exclude.module(),
                    catalog,
                    combination);
        }
        if (wish instanceof Wish.Insist insist) {
            String key = catalog.module(insist.module()).key();
            return about(
                    question.insisted().contains(key) ? "insist" : "insistCourses",
                    insist.module(),
                    catalog,
                    combination);
        }
        if (wish instanceof Wish.Languages) {
            return new PlanWish("languages", null);
        }
        return new PlanWish(wish instanceof Wish.Levels ? "levels" : question.budgetParameter(), null);
    }

    private static PlanWish about(String parameter, int module, CatalogProblem catalog, Combination combination) {
        CourseModule about = catalog.module(module);
        return new PlanWish(parameter, new EntityRef(about.key(), combination.title(about.titles())));
    }
}
