package org.skillway.gateway.plan.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.model.Wish;

/** What modules ask of one learner, straight from the definitions. */
final class LearnerView {

    private final PlanningProblem problem;
    private final PlanRequest request;
    private final Set<Integer> held;

    LearnerView(PlanningProblem problem, PlanRequest request) {
        this.problem = problem;
        this.request = request;
        this.held = request.held().stream().boxed().collect(Collectors.toSet());
    }

    PlanningProblem problem() {
        return problem;
    }

    PlanRequest request() {
        return request;
    }

    Set<Integer> held() {
        return held;
    }

    boolean wanted(int module) {
        for (Wish wish : request.wishes()) {
            if (!wish.allows(problem, module)) {
                return false;
            }
        }
        return true;
    }

    static boolean met(Requirement requirement, Set<Integer> skills) {
        int count = 0;
        for (int index = 0; index < requirement.skills().size(); index++) {
            if (skills.contains(requirement.skills().get(index))) {
                count++;
            }
        }
        return count >= requirement.atLeast();
    }

    /** Assumptions, and the prerequisites of what is taught and not held, other than those that are taught with it. */
    List<Requirement> needs(int module) {
        PlanModule content = problem.module(module);
        List<Requirement> needs = new ArrayList<>(content.assumes());
        Set<Integer> before = new LinkedHashSet<>();
        content.teaches().stream()
                .filter(skill -> !held.contains(skill))
                .forEach(skill -> problem.prerequisites(skill).stream().forEach(before::add));
        before.stream()
                .filter(skill -> !content.teaches().contains(skill))
                .forEach(skill -> needs.add(Requirement.of(skill)));
        return needs;
    }

    boolean opens(int module, Set<Integer> skills) {
        return needs(module).stream().allMatch(need -> met(need, skills));
    }

    /** The skills that the wanted modules of that kind come to, each taken as soon as its needs are met. */
    Set<Integer> reach(IntPredicate kind) {
        Set<Integer> skills = new HashSet<>(held);
        List<Integer> waiting = new ArrayList<>();
        for (int module = 0; module < problem.moduleCount(); module++) {
            if (wanted(module) && kind.test(module)) {
                waiting.add(module);
            }
        }
        boolean again = true;
        while (again) {
            List<Integer> open =
                    waiting.stream().filter(module -> opens(module, skills)).toList();
            open.forEach(module -> problem.module(module).teaches().stream().forEach(skills::add));
            waiting.removeAll(new HashSet<>(open));
            again = !open.isEmpty();
        }
        return skills;
    }
}
