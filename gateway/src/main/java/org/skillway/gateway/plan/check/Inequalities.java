package org.skillway.gateway.plan.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.skillway.gateway.plan.check.CertificateCheck.NotTrue;
import org.skillway.gateway.plan.check.Verdict.Rule;
import org.skillway.gateway.plan.model.Certificate.Inequality;
import org.skillway.gateway.plan.model.Certificate.NeedIsMet;
import org.skillway.gateway.plan.model.Certificate.OneOpensTheRest;
import org.skillway.gateway.plan.model.Certificate.TargetIsMet;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.Requirement;

/**
 * Works out inequalities and sees that each holds for every feasible plan. Plans are made of the modules that serve the
 * targets, directly or through what others need: whatever else a plan has can be left out of it.
 */
final class Inequalities {

    /** The modules that are taken count by their coefficients to at least so much. */
    record Sum(Map<Integer, Long> coefficients, long atLeast) {}

    private final LearnerView learner;
    private final Map<Integer, Requirement> targets = new HashMap<>();
    private final Set<Integer> reachable;
    private final Set<Integer> relevant = new HashSet<>();
    private final Set<Integer> serving = new TreeSet<>();
    private final Map<Integer, Set<Integer>> taught = new HashMap<>();
    private final IdSet insisted;

    Inequalities(LearnerView learner, List<Integer> leftOut) {
        this.learner = learner;
        this.insisted = learner.request().insisted();
        this.reachable = learner.everything();
        int goals = learner.request().goals().size();
        for (int goal = 0; goal < goals; goal++) {
            Requirement requirement = learner.request().goals().get(goal).requirement();
            if (!leftOut.contains(goal)
                    && LearnerView.met(requirement, reachable)
                    && !LearnerView.met(requirement, learner.held())) {
                targets.put(goal, requirement);
            }
        }
        for (int index = 0; index < insisted.size(); index++) {
            targets.put(goals + index, Requirement.of(imaginary(index)));
        }
        goBack();
    }

    // A module insisted on teaches, besides, a skill of its own that the catalog does not have.
    private int imaginary(int index) {
        return learner.problem().skillCount() + index;
    }

    private void goBack() {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        targets.values().forEach(target -> target.skills().stream().forEach(open::add));
        while (!open.isEmpty()) {
            int skill = open.remove();
            if (!learner.held().contains(skill) && relevant.add(skill)) {
                teachers(skill).stream()
                        .filter(module -> learner.wanted(module) && learner.opens(module, reachable))
                        .filter(serving::add)
                        .forEach(module -> learner.needs(module).stream()
                                .filter(need -> !LearnerView.met(need, learner.held()))
                                .forEach(need -> need.skills().stream().forEach(open::add)));
            }
        }
    }

    private IdSet teachers(int skill) {
        int index = skill - learner.problem().skillCount();
        return index >= 0 ? IdSet.of(insisted.get(index)) : learner.problem().teachers(skill);
    }

    boolean serving(int module) {
        return serving.contains(module);
    }

    /** From here on it is about plans without these modules. */
    void leaveOut(Set<Integer> modules) {
        serving.removeAll(modules);
    }

    /** What the module teaches of what is not held and may serve. */
    Set<Integer> taught(int module) {
        return taught.computeIfAbsent(module, this::workOutTaught);
    }

    private Set<Integer> workOutTaught(int module) {
        Set<Integer> skills = new HashSet<>();
        learner.problem().module(module).teaches().stream()
                .filter(relevant::contains)
                .forEach(skills::add);
        for (int index = 0; index < insisted.size(); index++) {
            if (insisted.get(index) == module) {
                skills.add(imaginary(index));
            }
        }
        return skills;
    }

    /** The modules that may serve and teach any of the skills. */
    private Set<Integer> servingAny(IdSet skills) {
        Set<Integer> modules = new TreeSet<>();
        for (int index = 0; index < skills.size(); index++) {
            IdSet teachers = teachers(skills.get(index));
            learner.patience().spend(100L * teachers.size());
            teachers.stream().filter(serving::contains).forEach(modules::add);
        }
        return modules;
    }

    Sum workOut(Inequality inequality) throws NotTrue {
        if (inequality instanceof TargetIsMet target) {
            Requirement missing = missing(target(target.target()));
            return new Sum(counted(missing, -1), missing.atLeast());
        }
        if (inequality instanceof NeedIsMet need) {
            return needIsMet(need);
        }
        return oneOpensTheRest((OneOpensTheRest) inequality);
    }

    private Requirement target(int number) throws NotTrue {
        Requirement target = targets.get(number);
        if (target == null) {
            throw new NotTrue(Rule.FALSE_INEQUALITY, number);
        }
        return target;
    }

    private Requirement missing(Requirement requirement) {
        int have = (int)
                requirement.skills().stream().filter(learner.held()::contains).count();
        return new Requirement(
                requirement.atLeast() - have,
                IdSet.of(requirement.skills().stream()
                        .filter(skill -> !learner.held().contains(skill))
                        .toArray()));
    }

    private Map<Integer, Long> counted(Requirement requirement, int except) {
        Map<Integer, Long> coefficients = new HashMap<>();
        for (int module : servingAny(requirement.skills())) {
            long count = taught(module).stream()
                    .filter(skill -> requirement.skills().contains(skill))
                    .count();
            learner.patience().spend(200);
            if (module != except) {
                coefficients.put(module, Math.min(count, requirement.atLeast()));
            }
        }
        return coefficients;
    }

    private Sum needIsMet(NeedIsMet inequality) throws NotTrue {
        int module = inequality.module();
        Requirement need = inequality.need();
        if (!serving(module)
                || !relevant.containsAll(need.skills().stream().boxed().toList())
                || learner.needs(module).stream().noneMatch(own -> implies(own, need))) {
            throw new NotTrue(Rule.FALSE_INEQUALITY, module);
        }
        Map<Integer, Long> coefficients = counted(need, module);
        coefficients.put(module, (long) -need.atLeast());
        return new Sum(coefficients, 0);
    }

    /** Whether who meets the one has as many of the other's skills, when what nobody can reach is left out. */
    private boolean implies(Requirement own, Requirement other) {
        long elsewhere = own.skills().stream()
                .filter(skill -> reachable.contains(skill) && !other.skills().contains(skill))
                .count();
        return own.atLeast() - elsewhere >= other.atLeast();
    }

    private Sum oneOpensTheRest(OneOpensTheRest inequality) throws NotTrue {
        Requirement target = target(inequality.target());
        IdSet skills = inequality.skills();
        boolean known = relevant.containsAll(skills.stream().boxed().toList());
        if (!known || LearnerView.met(target, reachWithout(skills))) {
            throw new NotTrue(Rule.FALSE_INEQUALITY, inequality.target());
        }
        learner.patience().spend(50L * reachable.size());
        Set<Integer> elsewhere = new HashSet<>(reachable);
        skills.stream().forEach(elsewhere::remove);
        Map<Integer, Long> coefficients = new HashMap<>();
        for (int module : servingAny(skills)) {
            if (learner.opens(module, elsewhere)) {
                coefficients.put(module, 1L);
            }
        }
        return new Sum(coefficients, 1);
    }

    private Set<Integer> reachWithout(IdSet skills) {
        Set<Integer> reached = new HashSet<>(learner.held());
        List<Integer> waiting = new ArrayList<>(serving);
        waiting.removeAll(servingAny(skills));
        boolean again = true;
        while (again) {
            List<Integer> shut = new ArrayList<>();
            learner.patience().spend(LearnerView.OPENING * waiting.size());
            for (int module : waiting) {
                if (learner.opens(module, reached)) {
                    reached.addAll(taught(module));
                } else {
                    shut.add(module);
                }
            }
            again = shut.size() < waiting.size();
            waiting = shut;
        }
        return reached;
    }
}
