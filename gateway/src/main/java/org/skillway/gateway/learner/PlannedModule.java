package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.plan.model.PlanAnswer.Step;
import org.skillway.gateway.planning.CatalogProblem;

/** A module of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PlannedModule", description = "A module at its place in the plan.")
record PlannedModule(
        @Schema(required = true) StandingModule module,

        @Schema(required = true, description = "What the learner has after it and not before.")
        List<EntityRef> brings,

        @Schema(
                required = true,
                description = "Why it is there: the places in `requirements`, from 0 on, of those that would not be met"
                        + " without it. Empty of a module that is there because it was insisted on.")
        List<Integer> serves,

        @Schema(required = true, description = "The minutes of the plan up to its end.", examples = "300")
        long totalMinutes,

        @Schema(description = "The week in which it begins, from 1 on; absent without `hoursPerWeek`.", examples = "1")
        Long firstWeek,

        @Schema(description = "The week in which it ends; absent without `hoursPerWeek`.", examples = "1")
        Long lastWeek,

        @Schema(description = "The day on which it begins; absent without `start`.", examples = "2026-09-01")
        LocalDate startsOn,

        @Schema(description = "The day on which it ends; absent without `start`.", examples = "2026-09-07")
        LocalDate endsOn) {

    static PlannedModule from(Step step, CatalogProblem catalog, Combination combination, StudyCalendar calendar) {
        CourseModule module = catalog.module(step.module());
        long before = step.total() - step.minutes();
        boolean dated = calendar != null && calendar.start() != null;
        return new PlannedModule(
                StandingModule.from(module, combination),
                combination.refs(catalog.skills(step.newSkills())),
                step.serves(),
                step.total(),
                calendar == null ? null : calendar.weekAfter(before),
                calendar == null ? null : Math.max(calendar.weekAfter(before), calendar.weekOf(step.total())),
                dated ? calendar.dayAfter(before) : null,
                dated ? later(calendar.dayAfter(before), calendar.dayOf(step.total())) : null);
    }

    // A module of no minutes ends when it begins.
    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
