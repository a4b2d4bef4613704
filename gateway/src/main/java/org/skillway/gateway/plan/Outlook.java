package org.skillway.gateway.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;

/**
 * A catalog as one learner meets it: what each module needs besides the skills held, and how far one gets by taking every
 * module that opens. Any number of goals can be planned for from here.
 */
final class Outlook {

    private final PlanningProblem problem;
    private final BitSet held;
    private final BitSet allowed;
    private final BitSet reachable;
    private final BitSet openable = new BitSet();
    private final List<List<Requirement>> needs;
    private Estimates estimates;

    /** @param allowed the modules to choose from */
    Outlook(PlanningProblem problem, IdSet held, BitSet allowed) {
        this.problem = problem;
        this.held = held.bits();
        this.allowed = allowed;
        this.needs = new ArrayList<>(Collections.nCopies(problem.moduleCount(), null));
        this.reachable = (BitSet) this.held.clone();
        spread(reachable, openable, IdSet.NONE);
    }

    PlanningProblem problem() {
        return problem;
    }

    /** Made when they are first asked for. */
    Estimates estimates() {
        if (estimates == null) {
            estimates = new Estimates(this);
        }
        return estimates;
    }

    boolean holds(int skill) {
        return held.get(skill);
    }

    boolean reachable(int skill) {
        return reachable.get(skill);
    }

    /** Whether the module can be taken some time: it may be, and its needs can be met. */
    boolean openable(int module) {
        return openable.get(module);
    }

    boolean canMeet(Requirement requirement) {
        return requirement.metBy(reachable);
    }

    boolean met(Requirement requirement) {
        return requirement.metBy(held);
    }

    /** What is still asked for, of the skills that are not held; null when it is met. */
    Requirement missing(Requirement requirement) {
        int have = requirement.skills().countIn(held);
        if (have == 0) {
            return requirement;
        }
        return have >= requirement.atLeast()
                ? null
                : new Requirement(
                        requirement.atLeast() - have, requirement.skills().without(held));
    }

    /**
     * What has to be learned before the module, what is held left out: its assumptions, and the prerequisites of what it
     * teaches, other than what it teaches itself. A skill that is held makes nothing necessary.
     */
    List<Requirement> needs(int module) {
        List<Requirement> known = needs.get(module);
        if (known == null) {
            known = workOutNeeds(problem.module(module));
            needs.set(module, known);
        }
        return known;
    }

    // Plain loops: this is asked of every module of the catalog, for each learner anew.
    private List<Requirement> workOutNeeds(PlanModule module) {
        List<Requirement> found = new ArrayList<>(0);
        for (Requirement assumed : module.assumes()) {
            Requirement missing = missing(assumed);
            if (missing == null) {
                continue;
            }
            if (missing.all()) {
                for (int index = 0; index < missing.skills().size(); index++) {
                    addOnce(found, Requirement.of(missing.skills().get(index)));
                }
            } else {
                addOnce(found, missing);
            }
        }
        IdSet teaches = module.teaches();
        for (int index = 0; index < teaches.size(); index++) {
            if (!held.get(teaches.get(index))) {
                IdSet before = problem.prerequisites(teaches.get(index));
                for (int at = 0; at < before.size(); at++) {
                    if (!held.get(before.get(at)) && !teaches.contains(before.get(at))) {
                        addOnce(found, Requirement.of(before.get(at)));
                    }
                }
            }
        }
        return found.isEmpty() ? List.of() : List.copyOf(found);
    }

    private static void addOnce(List<Requirement> found, Requirement need) {
        if (!found.contains(need)) {
            found.add(need);
        }
    }

    boolean opens(int module, BitSet skills) {
        List<Requirement> all = needs(module);
        for (int index = 0; index < all.size(); index++) {
            if (!all.get(index).metBy(skills)) {
                return false;
            }
        }
        return true;
    }

    /** The skills that modules of a new kind, which teach one skill and assume nothing, would make reachable. */
    BitSet reachableWith(IdSet taughtBesides) {
        BitSet skills = (BitSet) held.clone();
        spread(skills, new BitSet(), taughtBesides);
        return skills;
    }

    private void spread(BitSet skills, BitSet taken, IdSet taughtBesides) {
        ArrayDeque<Integer> fresh = new ArrayDeque<>();
        for (int module = allowed.nextSetBit(0); module >= 0; module = allowed.nextSetBit(module + 1)) {
            take(module, skills, taken, fresh);
        }
        boolean again = true;
        while (again) {
            while (!fresh.isEmpty()) {
                IdSet dependents = problem.dependents(fresh.remove());
                for (int index = 0; index < dependents.size(); index++) {
                    if (allowed.get(dependents.get(index))) {
                        take(dependents.get(index), skills, taken, fresh);
                    }
                }
            }
            for (int index = 0; index < taughtBesides.size(); index++) {
                int skill = taughtBesides.get(index);
                if (!skills.get(skill)
                        && problem.prerequisites(skill).countIn(skills)
                                == problem.prerequisites(skill).size()) {
                    skills.set(skill);
                    fresh.add(skill);
                }
            }
            again = !fresh.isEmpty();
        }
    }

    private void take(int module, BitSet skills, BitSet taken, ArrayDeque<Integer> fresh) {
        if (taken.get(module) || !opens(module, skills)) {
            return;
        }
        taken.set(module);
        IdSet teaches = problem.module(module).teaches();
        for (int index = 0; index < teaches.size(); index++) {
            if (!skills.get(teaches.get(index))) {
                skills.set(teaches.get(index));
                fresh.add(teaches.get(index));
            }
        }
    }
}
