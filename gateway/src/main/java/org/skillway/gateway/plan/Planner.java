package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.skillway.gateway.plan.Task.Target;
import org.skillway.gateway.plan.model.Certificate;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Status;
import org.skillway.gateway.plan.model.PlanAnswer.Unteachable;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;

/**
 * Plans: the modules that meet every goal that can be met, in an order in which each can be taken, at the fewest minutes;
 * of several such plans the one of fewest modules, then the first in the order of {@link Ranking}.
 */
public final class Planner {

    private final ExactSolver solver;

    public Planner(ExactSolver solver) {
        this.solver = solver;
    }

    public PlanAnswer plan(PlanningProblem problem, PlanRequest request, Effort effort) {
        return plan(problem, request, effort, true);
    }

    /** @param proof whether it is written down why no plan is shorter, which takes work of its own */
    public PlanAnswer plan(PlanningProblem problem, PlanRequest request, Effort effort, boolean proof) {
        Outlook outlook = new Outlook(problem, request.held(), request.allowed(problem));
        Contradictions contradictions = new Contradictions(problem, request, solver, effort);
        if (contradictions.cannotInsist(request.wishes())) {
            return contradictions.smallest();
        }
        return new Planning(request, outlook, contradictions, effort, proof).answer();
    }

    /** The goals and the modules insisted on as targets: what is met already, or cannot be met, is none. */
    static List<Target> targets(Outlook outlook, List<Goal> goals, IdSet insisted) {
        List<Target> targets = new ArrayList<>();
        for (int number = 0; number < goals.size(); number++) {
            Goal goal = goals.get(number);
            Requirement missing = outlook.missing(goal.requirement());
            if (missing != null && outlook.canMeet(goal.requirement())) {
                targets.add(new Target(number, missing, goal.weight()));
            }
        }
        insisted.stream()
                .forEach(module -> targets.add(new Target(
                        goals.size() + place(insisted, module),
                        Requirement.of(TaskBuilder.imaginarySkill(outlook, insisted, module)),
                        0)));
        return targets;
    }

    private static int place(IdSet insisted, int module) {
        return (int) insisted.stream().filter(other -> other < module).count();
    }

    /** One request on its way. */
    private final class Planning {

        private final PlanRequest request;
        private final Outlook outlook;
        private final Contradictions contradictions;
        private final Effort effort;
        private final boolean proof;
        private final IdSet insisted;
        private final Ranking ranking;

        Planning(PlanRequest request, Outlook outlook, Contradictions contradictions, Effort effort, boolean proof) {
            this.proof = proof;
            this.request = request;
            this.outlook = outlook;
            this.contradictions = contradictions;
            this.effort = effort;
            this.insisted = request.insisted();
            this.ranking = Ranking.of(request);
        }

        PlanAnswer answer() {
            List<Target> targets = targets(outlook, request.goals(), insisted);
            Task task = TaskBuilder.build(outlook, targets, insisted, ranking, effort);
            Selection selection = new Selector(solver, effort, task).all();
            OptionalLong budget = request.budget();
            if (budget.isEmpty() || selection.minutes() <= budget.getAsLong()) {
                return plan(task, selection, List.of());
            }
            return withinBudget(targets, budget.getAsLong());
        }

        // What dominance may leave out depends on the goals, so the goals that stay are planned for once more.
        private PlanAnswer withinBudget(List<Target> targets, long budget) {
            Task task = TaskBuilder.build(outlook, targets, insisted, ranking, effort);
            Selection selection = new Selector(solver, effort, task).within(budget);
            if (selection == null) {
                return insisted.isEmpty() ? nothingFor(task) : new PlanAnswer.Undecided();
            }
            return plan(task, selection, leftOut(task, selection.leftOut()));
        }

        private PlanAnswer nothingFor(Task task) {
            BitSet all = new BitSet();
            all.set(0, task.targets().size());
            return plan(task, new Selection(new BitSet(), all, 0, 0, 0, false, false), leftOut(task, all));
        }

        private List<Integer> leftOut(Task task, BitSet targets) {
            return targets.stream()
                    .mapToObj(target -> task.targets().get(target).number())
                    .toList();
        }

        private Plan plan(Task task, Selection selection, List<Integer> leftOut) {
            Itinerary itinerary = new Itinerary(outlook, request, ranking);
            Certificate certificate =
                    selection.optimal() && proof ? certificate(task, selection, leftOut) : Certifier.NOTHING;
            return new Plan(
                    selection.optimal() ? Status.OPTIMAL : Status.BOUNDED,
                    selection.tiesSettled(),
                    itinerary.steps(selection.modules().stream()
                            .mapToObj(module -> task.modules().get(module).number())
                            .toList()),
                    selection.minutes(),
                    selection.lowerBound(),
                    unteachable(),
                    leftOut,
                    selection.leftOutAtLeast(),
                    !effort.cutByClock(),
                    certificate);
        }

        private Certificate certificate(Task task, Selection selection, List<Integer> leftOut) {
            if (leftOut.isEmpty()) {
                return Certifier.certify(task, selection.modules(), effort);
            }
            List<Target> kept = targets(outlook, request.goals(), insisted).stream()
                    .filter(target -> !leftOut.contains(target.number()))
                    .toList();
            Task rest = TaskBuilder.build(outlook, kept, insisted, ranking, effort);
            return Certifier.certify(
                    rest, new Selector(solver, effort, rest).all().modules(), effort);
        }

        private List<Unteachable> unteachable() {
            List<Unteachable> unteachable = new ArrayList<>();
            for (int number = 0; number < request.goals().size(); number++) {
                if (!outlook.canMeet(request.goals().get(number).requirement())) {
                    unteachable.add(contradictions.unteachable(number));
                }
            }
            return unteachable;
        }
    }
}
