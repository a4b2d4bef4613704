package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Step;
import org.skillway.gateway.plan.model.PlanAnswer.Unteachable;
import org.skillway.gateway.plan.model.Wish;
import org.skillway.gateway.planning.CatalogProblem;

/** The shortest way to what is asked for, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Plan",
        description =
                "The modules that meet what is asked for, in an order in which each one's needs are met when its turn"
                        + " comes. `optimal`: no plan takes fewer minutes, none of as many minutes has fewer modules, and of those it is"
                        + " the first in the order of keys, so that the answer is always the same. With nothing left to do there are"
                        + " no modules.")
record LearnerPlan(
        @Schema(required = true, description = "The learner, never `me`.", examples = "anna")
        String learner,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(
                required = true,
                description = "The version of the learner's ledger that this was computed from.",
                examples = "7")
        long progressVersion,

        @Schema(required = true, description = "The kinds of evidence that make a skill count as completed here.")
        List<EvidenceKind> counted,

        @Schema(required = true) PlanStatus status,

        @Schema(required = true, description = "How long all of it takes.", examples = "390")
        long minutes,

        @Schema(required = true, description = "No plan that meets as much takes fewer minutes.", examples = "390")
        long lowerBoundMinutes,

        @Schema(
                required = true,
                description = "By how many minutes another plan could be shorter at the most; 0 of an optimal one.",
                examples = "0")
        long gapMinutes,

        @Schema(
                required = true,
                description = "False where time ran out before the work that is allowed was done: another time the plan"
                        + " may be a better one. Such an answer has no ETag.",
                examples = "true")
        boolean reproducible,

        @Schema(description = "How many weeks it takes; absent without `hoursPerWeek`.", examples = "2")
        Long weeks,

        @Schema(
                description = "The last day of study; absent without `start`, and of a plan without modules.",
                examples = "2026-09-14")
        LocalDate finishOn,

        @Schema(required = true, description = "What to take, in this order.")
        List<PlannedModule> modules,

        @Schema(required = true, description = "What is planned for, in the order in which it was asked for.")
        List<PlannedRequirement> requirements) {

    /** How good it is. */
    @Schema(
            name = "PlanStatus",
            description = "`optimal`: no better plan exists. `bounded`: the best that was found with the work allowed.")
    enum PlanStatus {
        @JsonProperty("optimal")
        OPTIMAL,
        @JsonProperty("bounded")
        BOUNDED
    }

    /** A module of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PlannedModule", description = "A module at its place in the plan.")
    record PlannedModule(
            @Schema(required = true) StandingModule module,

            @Schema(required = true, description = "What the learner has after it and not before.")
            List<EntityRef> brings,

            @Schema(
                    required = true,
                    description =
                            "Why it is there: the places in `requirements`, from 0 on, of those that would not be met"
                                    + " without it. Empty of a module that is there because it was insisted on.")
            List<Integer> serves,

            @Schema(required = true, description = "The minutes of the plan up to its end.", examples = "300")
            long totalMinutes,

            @Schema(
                    description = "The week in which it begins, from 1 on; absent without `hoursPerWeek`.",
                    examples = "1")
            Long firstWeek,

            @Schema(description = "The week in which it ends; absent without `hoursPerWeek`.", examples = "1")
            Long lastWeek,

            @Schema(description = "The day on which it begins; absent without `start`.", examples = "2026-09-01")
            LocalDate startsOn,

            @Schema(description = "The day on which it ends; absent without `start`.", examples = "2026-09-07")
            LocalDate endsOn) {

        private static PlannedModule from(
                Step step, CatalogProblem catalog, Combination combination, StudyCalendar calendar) {
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
            List<PlanWish> becauseOf) {}

    /** What becomes of a requirement. */
    @Schema(
            name = "PlannedOutcome",
            description = "`held`: met already. `planned`: met at the end of the plan. `left-out`: the minutes do not"
                    + " suffice for it. `unteachable`: no choice of modules meets it.")
    enum PlannedOutcome {
        @JsonProperty("held")
        HELD,
        @JsonProperty("planned")
        PLANNED,
        @JsonProperty("left-out")
        LEFT_OUT,
        @JsonProperty("unteachable")
        UNTEACHABLE
    }

    /** A wish, by the parameter that says it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PlanWish", description = "A wish: the parameter that says it, and the module that it is about.")
    record PlanWish(
            @Schema(required = true, examples = "exclude") String parameter,

            @Schema(description = "Absent where it is about no single module.")
            EntityRef module) {

        static PlanWish from(Wish wish, CatalogProblem catalog, Combination combination) {
            if (wish instanceof Wish.Exclude exclude) {
                return about("exclude", exclude.module(), catalog, combination);
            }
            if (wish instanceof Wish.Insist insist) {
                return about("insist", insist.module(), catalog, combination);
            }
            if (wish instanceof Wish.Languages) {
                return new PlanWish("languages", null);
            }
            return new PlanWish(wish instanceof Wish.Levels ? "levels" : "budgetMinutes", null);
        }

        private static PlanWish about(String parameter, int module, CatalogProblem catalog, Combination combination) {
            CourseModule about = catalog.module(module);
            return new PlanWish(parameter, new EntityRef(about.key(), combination.title(about.titles())));
        }
    }

    static LearnerPlan from(
            Combination combination,
            CatalogProblem catalog,
            List<PlanQuestion.Aim> aims,
            StudyCalendar calendar,
            Plan plan) {
        boolean dated =
                calendar != null && calendar.start() != null && !plan.steps().isEmpty();
        return new LearnerPlan(
                combination.question().learner(),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                PlanStatus.valueOf(plan.status().name()),
                plan.minutes(),
                plan.lowerBound(),
                plan.gap(),
                plan.reproducible(),
                calendar == null ? null : plan.steps().isEmpty() ? 0 : calendar.weekOf(plan.minutes()),
                dated ? calendar.dayOf(plan.minutes()) : null,
                plan.steps().stream()
                        .map(step -> PlannedModule.from(step, catalog, combination, calendar))
                        .toList(),
                requirements(combination, catalog, aims, plan));
    }

    private static List<PlannedRequirement> requirements(
            Combination combination, CatalogProblem catalog, List<PlanQuestion.Aim> aims, Plan plan) {
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
                                    .map(wish -> PlanWish.from(wish, catalog, combination))
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
