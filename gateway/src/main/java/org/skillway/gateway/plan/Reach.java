package org.skillway.gateway.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.skillway.gateway.plan.Task.Choice;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.Requirement;

/** The skills that a choice of modules comes to, each module being taken as soon as its needs are met, and not before. */
final class Reach {

    private final Task task;
    private final List<List<Integer>> dependents = new ArrayList<>();

    Reach(Task task) {
        this.task = task;
        for (int skill = 0; skill < task.skillCount(); skill++) {
            dependents.add(new ArrayList<>());
        }
        for (int module = 0; module < task.modules().size(); module++) {
            for (Requirement need : task.modules().get(module).needs()) {
                for (int index = 0; index < need.skills().size(); index++) {
                    dependents.get(need.skills().get(index)).add(module);
                }
            }
        }
    }

    BitSet of(BitSet chosen) {
        BitSet skills = new BitSet();
        extend(skills, new BitSet(), chosen, chosen);
        return skills;
    }

    /**
     * Adds what becomes reachable to the skills.
     *
     * @param taken the modules that have been taken already
     * @param fresh those of the chosen that may have become open
     */
    void extend(BitSet skills, BitSet taken, BitSet chosen, BitSet fresh) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        fresh.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int module = open.remove();
            if (!taken.get(module) && opens(module, skills)) {
                taken.set(module);
                IdSet teaches = task.modules().get(module).teaches();
                for (int index = 0; index < teaches.size(); index++) {
                    int skill = teaches.get(index);
                    if (!skills.get(skill)) {
                        skills.set(skill);
                        dependents.get(skill).stream().filter(chosen::get).forEach(open::add);
                    }
                }
            }
        }
    }

    boolean opens(int module, BitSet skills) {
        Choice choice = task.modules().get(module);
        for (Requirement need : choice.needs()) {
            if (!need.metBy(skills)) {
                return false;
            }
        }
        return true;
    }

    boolean meetsAll(BitSet chosen) {
        BitSet skills = of(chosen);
        return task.targets().stream().allMatch(target -> target.requirement().metBy(skills));
    }

    /** What of the modules can be left out so that all targets stay met: first what is not preferred, the longest first. */
    BitSet withoutSpares(BitSet modules, BitSet preferred) {
        BitSet left = (BitSet) modules.clone();
        Comparator<Integer> order = Comparator.<Integer, Boolean>comparing(preferred::get)
                .thenComparing(module -> -task.modules().get(module).minutes())
                .thenComparing(Comparator.reverseOrder());
        modules.stream().boxed().sorted(order).forEach(module -> {
            left.clear(module);
            if (!meetsAll(left)) {
                left.set(module);
            }
        });
        return left;
    }
}
