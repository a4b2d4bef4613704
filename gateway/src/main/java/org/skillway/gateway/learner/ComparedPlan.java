package org.skillway.gateway.learner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.skillway.gateway.changes.Aim;
import org.skillway.gateway.changes.PlanDifference;
import org.skillway.gateway.changes.PlanNow;
import org.skillway.gateway.changes.PlanThen;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.planning.CatalogProblem;
import org.skillway.gateway.planning.PlanWishes;
import org.skillway.gateway.planning.Plans;
import org.skillway.gateway.readiness.Evidence;
import org.skillway.gateway.readiness.Learner;

/**
 * A saved plan and all that it takes to hold today's against it.
 *
 * @param then of the revision and the version that it was computed from
 * @param now with the same kinds of evidence counted
 */
record ComparedPlan(SavedPlan saved, Combination then, Combination now) {

    static ComparedPlan of(
            SavedPlan saved,
            CatalogGraph graphThen,
            StandingView standingThen,
            Combination today,
            Set<Evidence> counted) {
        Question question = today.question().counting(counted);
        return new ComparedPlan(
                saved,
                today.at(question.asRecorded(), graphThen, standingThen),
                today.at(question, today.graph(), today.standing()));
    }

    /** What is asked today. */
    PlanQuestion question() {
        return saved.in(now.graph(), now.learner().modules().keySet());
    }

    /** What today's plan is for. */
    List<PlanQuestion.Aim> aims(PlanQuestion question) {
        return aims(question, now);
    }

    private List<PlanQuestion.Aim> aims(PlanQuestion question, Combination combination) {
        return saved.isForGoals() ? question.ofGoals(combination) : question.aims(combination.graph());
    }

    Plans.Wanted wanted(PlanQuestion question) {
        PlanWishes wishes = question.wishes(now.graph());
        return new Plans.Wanted(
                now.graph(),
                now.learner().skills().completed(),
                aims(question).stream().map(PlanQuestion.Aim::requirement).toList(),
                wishes,
                now.begun(),
                question.work(),
                false);
    }

    PlanChanges changes(PlanQuestion question, Plans.Made made, PlanAnswer.Plan plan) {
        List<PlanQuestion.Aim> aims = aims(question);
        LearnerPlan today = LearnerPlan.from(now, made.catalog(), aims, question, plan, null);
        PlanThen before = before();
        return PlanChanges.from(saved, now, PlanDifference.of(before, today(aims, today, made, plan)), today);
    }

    private PlanThen before() {
        Learner readToday = then.standing().learner(now.graph(), then.question().whatIf(now.graph()));
        PlanQuestion asked = saved.in(then.graph(), Set.of());
        return new PlanThen(
                then.graph(),
                readToday.skills().completed(),
                then.learner().modules().keySet(),
                plain(aims(asked, then)),
                saved.keys());
    }

    private PlanNow today(List<PlanQuestion.Aim> aims, LearnerPlan told, Plans.Made made, PlanAnswer.Plan plan) {
        CatalogProblem catalog = made.catalog();
        Set<String> allowed = made.request().allowed(catalog.problem()).stream()
                .mapToObj(number -> catalog.module(number).key())
                .collect(Collectors.toCollection(HashSet::new));
        return new PlanNow(
                now.graph(),
                now.learner().skills().completed(),
                now.learner().modules().keySet(),
                plain(aims),
                told.requirements().stream()
                        .map(requirement ->
                                PlanNow.Outcome.valueOf(requirement.outcome().name()))
                        .toList(),
                plan.steps().stream()
                        .map(step -> new PlanNow.Step(
                                catalog.module(step.module()), catalog.skills(step.newSkills()), step.serves()))
                        .toList(),
                (CourseModule module) -> allowed.contains(module.key()));
    }

    private static List<Aim> plain(List<PlanQuestion.Aim> aims) {
        return aims.stream().map(aim -> new Aim(aim.role(), aim.requirement())).toList();
    }
}
