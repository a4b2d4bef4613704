package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.model.Wish;

/** The definitions of the design, tried on every set of modules there is: an oracle. */
final class BruteForce {

    /** Null modules where the wishes contradict each other. */
    record Best(List<Integer> modules, long minutes, Set<Integer> unteachable, long weightLeft) {}

    private final PlanningProblem problem;
    private final PlanRequest request;
    private final Set<Integer> held;

    BruteForce(PlanningProblem problem, PlanRequest request) {
        this.problem = problem;
        this.request = request;
        this.held = new HashSet<>(request.held().stream().boxed().toList());
    }

    Best best() {
        return best(request.wishes());
    }

    boolean contradict(List<Wish> wishes) {
        return best(wishes) == null;
    }

    /** The goals that these modules meet, and would not meet without one of them: those that need it, however far from it. */
    List<Integer> served(List<Integer> modules, int without) {
        Set<Integer> fewer = new TreeSet<>(modules);
        fewer.remove(without);
        Set<Integer> skills = skillsOf(new TreeSet<>(modules));
        Set<Integer> then = skillsOf(fewer);
        List<Integer> served = new ArrayList<>();
        for (int goal = 0; goal < request.goals().size(); goal++) {
            Requirement requirement = request.goals().get(goal).requirement();
            if (met(requirement, skills) && !met(requirement, then)) {
                served.add(goal);
            }
        }
        return served;
    }

    private Best best(List<Wish> wishes) {
        List<Integer> allowed = allowed(wishes);
        Set<Integer> all = skillsOf(new HashSet<>(allowed));
        Set<Integer> unteachable = new TreeSet<>();
        for (int goal = 0; goal < request.goals().size(); goal++) {
            if (!met(request.goals().get(goal).requirement(), all)) {
                unteachable.add(goal);
            }
        }
        Best best = null;
        for (int bits = 0; bits < 1 << problem.moduleCount(); bits++) {
            Set<Integer> chosen = new TreeSet<>();
            for (int module = 0; module < problem.moduleCount(); module++) {
                if ((bits >> module & 1) == 1) {
                    chosen.add(module);
                }
            }
            if (obeys(chosen, allowed, wishes)) {
                Best one = rated(chosen, unteachable);
                boolean enough = hasBudget(wishes) || one.weightLeft() == 0;
                best = enough && (best == null || order.compare(one, best) < 0) ? one : best;
            }
        }
        return best;
    }

    private final Comparator<Best> order = Comparator.<Best>comparingLong(Best::weightLeft)
            .thenComparing(Best::minutes)
            .thenComparing(best -> best.modules().size())
            .thenComparing(best -> places(best.modules()), BruteForce::lexicographic);

    private static boolean hasBudget(List<Wish> wishes) {
        return wishes.stream().anyMatch(Wish.Budget.class::isInstance);
    }

    private List<Integer> places(List<Integer> modules) {
        List<Integer> order = new ArrayList<>();
        order.addAll(request.basedOn());
        for (boolean begun : List.of(true, false)) {
            for (int module = 0; module < problem.moduleCount(); module++) {
                if (!order.contains(module) && request.begun().contains(module) == begun) {
                    order.add(module);
                }
            }
        }
        return modules.stream().map(order::indexOf).sorted().toList();
    }

    private static int lexicographic(List<Integer> one, List<Integer> other) {
        for (int index = 0; index < Math.min(one.size(), other.size()); index++) {
            if (!one.get(index).equals(other.get(index))) {
                return Integer.compare(one.get(index), other.get(index));
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private List<Integer> allowed(List<Wish> wishes) {
        List<Integer> allowed = new ArrayList<>();
        for (int module = 0; module < problem.moduleCount(); module++) {
            int number = module;
            if (wishes.stream().allMatch(wish -> allows(wish, number))) {
                allowed.add(module);
            }
        }
        return allowed;
    }

    private boolean allows(Wish wish, int module) {
        if (wish instanceof Wish.Exclude exclude) {
            return exclude.module() != module;
        }
        if (wish instanceof Wish.Languages languages) {
            return languages.tags().contains(problem.module(module).language());
        }
        return !(wish instanceof Wish.Levels levels)
                || levels.levels().contains(problem.module(module).level());
    }

    private boolean obeys(Set<Integer> chosen, List<Integer> allowed, List<Wish> wishes) {
        if (!allowed.containsAll(chosen) || !taken(chosen).equals(chosen)) {
            return false;
        }
        for (Wish wish : wishes) {
            if (wish instanceof Wish.Insist insist && !chosen.contains(insist.module())) {
                return false;
            }
            if (wish instanceof Wish.Budget budget && minutes(chosen) > budget.minutes()) {
                return false;
            }
        }
        return true;
    }

    private Best rated(Set<Integer> chosen, Set<Integer> unteachable) {
        Set<Integer> skills = skillsOf(chosen);
        long left = 0;
        for (int goal = 0; goal < request.goals().size(); goal++) {
            Goal asked = request.goals().get(goal);
            if (!unteachable.contains(goal) && !met(asked.requirement(), skills)) {
                left += asked.weight();
            }
        }
        return new Best(List.copyOf(chosen), minutes(chosen), unteachable, left);
    }

    private long minutes(Set<Integer> chosen) {
        return chosen.stream()
                .mapToLong(module -> problem.module(module).minutes())
                .sum();
    }

    /** Which of the modules can be taken at all, one after the other. */
    private Set<Integer> taken(Set<Integer> chosen) {
        Set<Integer> taken = new TreeSet<>();
        Set<Integer> skills = new HashSet<>(held);
        boolean again = true;
        while (again) {
            again = false;
            for (int module : chosen) {
                if (!taken.contains(module) && opens(problem.module(module), skills)) {
                    taken.add(module);
                    problem.module(module).teaches().stream().forEach(skills::add);
                    again = true;
                }
            }
        }
        return taken;
    }

    private Set<Integer> skillsOf(Set<Integer> chosen) {
        Set<Integer> skills = new HashSet<>(held);
        taken(chosen)
                .forEach(module -> problem.module(module).teaches().stream().forEach(skills::add));
        return skills;
    }

    private boolean opens(PlanModule module, Set<Integer> skills) {
        return module.assumes().stream().allMatch(need -> met(need, skills))
                && module.teaches().stream()
                        .filter(skill -> !held.contains(skill))
                        .allMatch(skill -> problem.prerequisites(skill).stream()
                                .allMatch(needed -> skills.contains(needed)
                                        || module.teaches().contains(needed)));
    }

    private static boolean met(Requirement requirement, Set<Integer> skills) {
        return requirement.skills().stream().filter(skills::contains).count() >= requirement.atLeast();
    }
}
