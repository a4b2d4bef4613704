package org.skillway.gateway.plan.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.model.Wish;

/** What modules ask of one learner, straight from the definitions. */
final class LearnerView {

    /** About what it takes to see whether a module opens. */
    static final long OPENING = 200;

    private final PlanningProblem problem;
    private final PlanRequest request;
    private final Set<Integer> held;
    private final Patience patience;
    private final Map<Integer, List<Requirement>> needs = new HashMap<>();
    private Set<Integer> everything;

    LearnerView(PlanningProblem problem, PlanRequest request, Patience patience) {
        this.problem = problem;
        this.request = request;
        this.patience = patience;
        this.held = request.held().stream().boxed().collect(Collectors.toSet());
    }

    PlanningProblem problem() {
        return problem;
    }

    Patience patience() {
        return patience;
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
        return needs.computeIfAbsent(module, this::workOutNeeds);
    }

    private List<Requirement> workOutNeeds(int module) {
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
        List<Requirement> all = needs(module);
        for (int index = 0; index < all.size(); index++) {
            if (!met(all.get(index), skills)) {
                return false;
            }
        }
        return true;
    }

    /** The skills that all wanted modules come to, each taken as soon as its needs are met. */
    Set<Integer> everything() {
        if (everything == null) {
            everything = workOutEverything();
        }
        return everything;
    }

    private Set<Integer> workOutEverything() {
        Set<Integer> skills = new HashSet<>(held);
        List<Integer> waiting = new ArrayList<>();
        for (int module = 0; module < problem.moduleCount(); module++) {
            if (wanted(module)) {
                waiting.add(module);
            }
        }
        boolean again = true;
        while (again) {
            List<Integer> shut = new ArrayList<>();
            patience.spend(OPENING * waiting.size());
            for (int module : waiting) {
                if (opens(module, skills)) {
                    problem.module(module).teaches().stream().forEach(skills::add);
                } else {
                    shut.add(module);
                }
            }
            again = shut.size() < waiting.size();
            waiting = shut;
        }
        return skills;
    }
}
