package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Contradiction;
import org.skillway.gateway.plan.model.PlanAnswer.Unteachable;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.model.Wish;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.plan.solver.Outcome;

/** Why something cannot be had: because of which wishes, or because of which modules that do not exist. */
final class Contradictions {

    /** About what it takes for each module of a catalog to see how far one gets. */
    private static final long LOOK = 500;

    private static final long EXPLAINING = 1_000_000_000;

    private final PlanningProblem problem;
    private final PlanRequest request;
    private final ExactSolver solver;
    private final Effort effort;

    Contradictions(PlanningProblem problem, PlanRequest request, ExactSolver solver, Effort effort) {
        this.problem = problem;
        this.request = request;
        this.solver = solver;
        this.effort = effort;
    }

    /** Of all wishes, which contradict each other: also where no work is left, since the answer says that none is needless. */
    Contradiction smallest() {
        Effort aside = effort.besides(EXPLAINING);
        Contradictions explaining = new Contradictions(problem, request, solver, aside);
        List<Wish> wishes = SmallestConflict.of(request.wishes(), explaining::cannotInsist, solver, aside);
        effort.notice(aside);
        return new Contradiction(wishes);
    }

    /** Whether it is sure that these wishes rule out every choice of the modules insisted on. */
    boolean cannotInsist(List<Wish> wishes) {
        PlanRequest asked = request.withWishes(wishes);
        IdSet insisted = asked.insisted();
        OptionalLong budget = asked.budget();
        if (budget.isPresent() && budget.getAsLong() < 0) {
            return true;
        }
        if (insisted.isEmpty()) {
            return false;
        }
        Outlook outlook = outlook(wishes);
        if (!insisted.stream().allMatch(outlook::openable)) {
            return true;
        }
        return budget.isPresent() && fewestMinutes(outlook, insisted) > budget.getAsLong();
    }

    private long fewestMinutes(Outlook outlook, IdSet insisted) {
        Task task = TaskBuilder.build(
                outlook, Planner.targets(outlook, List.of(), insisted), insisted, Ranking.of(request), effort);
        Outcome outcome = new Selector(solver, effort, task).fewestMinutes();
        return outcome.lowerBound();
    }

    Unteachable unteachable(int goal) {
        Requirement requirement = request.goals().get(goal).requirement();
        Outlook free = outlook(List.of());
        if (free.canMeet(requirement)) {
            return new Unteachable(
                    goal,
                    IdSet.NONE,
                    SmallestConflict.of(
                            request.wishes(), wishes -> !outlook(wishes).canMeet(requirement), solver, effort));
        }
        return new Unteachable(goal, untaught(free, requirement), List.of());
    }

    /** Skills that nobody teaches come first: what goes round in a circle is only named where that is not enough. */
    private IdSet untaught(Outlook outlook, Requirement requirement) {
        List<Integer> candidates = new ArrayList<>();
        IdSet behind = behind(outlook, requirement);
        behind.stream().filter(skill -> !problem.teachers(skill).isEmpty()).forEach(candidates::add);
        behind.stream().filter(skill -> problem.teachers(skill).isEmpty()).forEach(candidates::add);
        BitSet left = behind.bits();
        // Also where none is left: else all of them would be named that stand in the way.
        Effort aside = effort.besides(EXPLAINING);
        for (int skill : candidates) {
            if (aside.over()) {
                break;
            }
            aside.spend(LOOK * problem.moduleCount());
            left.clear(skill);
            if (!requirement.metBy(outlook.reachableWith(IdSet.of(left)))) {
                left.set(skill);
            }
        }
        effort.notice(aside);
        return IdSet.of(left);
    }

    /** Every skill out of reach that stands in the way of the requirement. */
    private IdSet behind(Outlook outlook, Requirement requirement) {
        BitSet found = new BitSet();
        List<Integer> open = new ArrayList<>();
        add(outlook, requirement.skills(), found, open);
        while (!open.isEmpty()) {
            int skill = open.remove(open.size() - 1);
            add(outlook, problem.prerequisites(skill), found, open);
            problem.teachers(skill).stream()
                    .forEach(module -> outlook.needs(module).forEach(need -> add(outlook, need.skills(), found, open)));
        }
        return IdSet.of(found);
    }

    private static void add(Outlook outlook, IdSet skills, BitSet found, List<Integer> open) {
        skills.stream()
                .filter(skill -> !outlook.reachable(skill) && !found.get(skill))
                .forEach(skill -> {
                    found.set(skill);
                    open.add(skill);
                });
    }

    private Outlook outlook(List<Wish> wishes) {
        effort.spend(LOOK * problem.moduleCount());
        return new Outlook(problem, request.held(), request.withWishes(wishes).allowed(problem));
    }
}
