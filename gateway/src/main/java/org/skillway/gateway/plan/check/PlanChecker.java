package org.skillway.gateway.plan.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.skillway.gateway.plan.check.Verdict.Fault;
import org.skillway.gateway.plan.check.Verdict.Rule;
import org.skillway.gateway.plan.model.Certificate;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Status;
import org.skillway.gateway.plan.model.PlanAnswer.Step;
import org.skillway.gateway.plan.model.PlanAnswer.Unteachable;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Wish;

/**
 * Checks a plan against the catalog, whoever made it. Nothing here is shared with the planner but the words in which
 * problem and plan are told; everything is done the plain way, straight from the definitions.
 */
public final class PlanChecker {

    private final PlanningProblem problem;
    private final PlanRequest request;
    private final Plan plan;
    private final List<Fault> faults = new ArrayList<>();
    private final LearnerView learner;
    private final Set<Integer> reached;

    private PlanChecker(PlanningProblem problem, PlanRequest request, Plan plan, Patience patience) {
        this.problem = problem;
        this.request = request;
        this.plan = plan;
        this.learner = new LearnerView(problem, request, patience);
        this.reached = new HashSet<>(learner.held());
    }

    public static Verdict check(PlanningProblem problem, PlanRequest request, Plan plan) {
        return check(problem, request, plan, Patience.endless());
    }

    public static Verdict check(PlanningProblem problem, PlanRequest request, Plan plan, Patience patience) {
        return new PlanChecker(problem, request, plan, patience).check();
    }

    private Verdict check() {
        if (!modulesExist() || !goalsExist()) {
            return new Verdict(faults, 0, false);
        }
        checkSteps();
        checkWishes();
        checkGoals();
        checkClaims();
        try {
            checkUnteachable();
            return withCertificate();
        } catch (Patience.Ended ended) {
            return new Verdict(faults, 0, false, null, false);
        }
    }

    private void checkClaims() {
        boolean optimal = plan.status() == Status.OPTIMAL;
        boolean limits = plan.lowerBound() >= 0 && plan.lowerBound() <= plan.minutes();
        if (!limits || (optimal && (plan.lowerBound() != plan.minutes() || leftWeight() != plan.leftOutAtLeast()))) {
            fault(Rule.CONTRADICTS_ITSELF, -1);
        }
    }

    private Verdict withCertificate() {
        long proven = 0;
        Certificate.Item untrue = null;
        try {
            proven = new CertificateCheck(learner, plan).provenMinutes();
            if (proven > plan.minutes()) {
                fault(Rule.PROVES_TOO_MUCH, -1);
            }
        } catch (CertificateCheck.NotTrue wrong) {
            faults.add(wrong.fault());
            untrue = wrong.item();
        }
        boolean sound = faults.isEmpty();
        return new Verdict(faults, sound ? proven : 0, sound && proven == plan.minutes(), untrue, true);
    }

    private void fault(Rule rule, int subject) {
        faults.add(new Fault(rule, subject));
    }

    private boolean modulesExist() {
        Set<Integer> seen = new HashSet<>();
        for (Step step : plan.steps()) {
            if (step.module() < 0 || step.module() >= problem.moduleCount()) {
                fault(Rule.UNKNOWN_MODULE, step.module());
            } else if (!seen.add(step.module())) {
                fault(Rule.MODULE_TWICE, step.module());
            }
        }
        return faults.isEmpty();
    }

    private boolean goalsExist() {
        Stream.concat(plan.unteachable().stream().map(Unteachable::goal), plan.leftOut().stream())
                .filter(goal -> goal < 0 || goal >= request.goals().size())
                .forEach(goal -> fault(Rule.UNKNOWN_GOAL, goal));
        return faults.isEmpty();
    }

    private void checkSteps() {
        long total = 0;
        for (Step step : plan.steps()) {
            int module = step.module();
            if (!learner.opens(module, reached)) {
                fault(Rule.NEEDS_NOT_MET, module);
            }
            IdSet fresh = IdSet.of(problem.module(module).teaches().stream()
                    .filter(skill -> !reached.contains(skill))
                    .toArray());
            if (!fresh.equals(step.newSkills())) {
                fault(Rule.WRONG_SKILLS, module);
            }
            fresh.stream().forEach(reached::add);
            total += problem.module(module).minutes();
            if (step.minutes() != problem.module(module).minutes() || step.total() != total) {
                fault(Rule.WRONG_MINUTES, module);
            }
        }
        if (total != plan.minutes()) {
            fault(Rule.WRONG_TOTAL, -1);
        }
    }

    private void checkWishes() {
        for (int module : plan.modules()) {
            if (!learner.wanted(module)) {
                fault(Rule.MODULE_NOT_WANTED, module);
            }
        }
        for (Wish wish : request.wishes()) {
            if (wish instanceof Wish.Insist insist && !plan.modules().contains(insist.module())) {
                fault(Rule.INSISTED_MODULE_MISSING, insist.module());
            } else if (wish instanceof Wish.Budget budget && plan.minutes() > budget.minutes()) {
                fault(Rule.OVER_BUDGET, -1);
            }
        }
    }

    private void checkGoals() {
        Set<Integer> outOfReach =
                plan.unteachable().stream().map(Unteachable::goal).collect(Collectors.toSet());
        boolean budget = request.wishes().stream().anyMatch(Wish.Budget.class::isInstance);
        for (int number = 0; number < request.goals().size(); number++) {
            Goal goal = request.goals().get(number);
            boolean met = LearnerView.met(goal.requirement(), reached);
            boolean left = plan.leftOut().contains(number);
            if (!met && !left && !outOfReach.contains(number)) {
                fault(Rule.GOAL_NOT_MET, number);
            } else if (left && (met || !budget)) {
                fault(Rule.GOAL_NOT_LEFT_OUT, number);
            }
        }
    }

    private void checkUnteachable() {
        if (plan.unteachable().isEmpty()) {
            return;
        }
        Set<Integer> everything = learner.everything();
        for (Unteachable unteachable : plan.unteachable()) {
            if (LearnerView.met(request.goals().get(unteachable.goal()).requirement(), everything)) {
                fault(Rule.GOAL_CAN_BE_TAUGHT, unteachable.goal());
            }
        }
    }

    private long leftWeight() {
        return plan.leftOut().stream()
                .mapToLong(goal -> request.goals().get(goal).weight())
                .sum();
    }
}
