package org.skillway.gateway.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.Effort;

/** The skills that a choice of modules comes to, each module being taken as soon as its needs are met, and not before. */
final class Reach {

    private final Task task;
    private final int[][] dependents;

    Reach(Task task) {
        this.task = task;
        this.dependents = dependents(task);
    }

    private static int[][] dependents(Task task) {
        int[] sizes = new int[task.skillCount()];
        int[][] found = new int[sizes.length][];
        // Counted first and filled from behind: this is made for each of many roles.
        for (boolean fill : new boolean[] {false, true}) {
            for (int module = task.modules().size() - 1; module >= 0; module--) {
                List<Requirement> needs = task.modules().get(module).needs();
                for (int need = 0; need < needs.size(); need++) {
                    IdSet skills = needs.get(need).skills();
                    for (int index = 0; index < skills.size(); index++) {
                        int skill = skills.get(index);
                        if (fill) {
                            found[skill][--sizes[skill]] = module;
                        } else {
                            sizes[skill]++;
                        }
                    }
                }
            }
            for (int skill = 0; !fill && skill < sizes.length; skill++) {
                found[skill] = new int[sizes[skill]];
            }
        }
        return found;
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
        int[] open = new int[16];
        int size = 0;
        for (int module = fresh.nextSetBit(0); module >= 0; module = fresh.nextSetBit(module + 1)) {
            open = size == open.length ? Arrays.copyOf(open, size * 2) : open;
            open[size++] = module;
        }
        while (size > 0) {
            int module = open[--size];
            if (taken.get(module) || !opens(module, skills)) {
                continue;
            }
            taken.set(module);
            IdSet teaches = task.modules().get(module).teaches();
            for (int index = 0; index < teaches.size(); index++) {
                int skill = teaches.get(index);
                if (!skills.get(skill)) {
                    skills.set(skill);
                    for (int dependent : dependents[skill]) {
                        if (chosen.get(dependent) && !taken.get(dependent)) {
                            open = size == open.length ? Arrays.copyOf(open, size * 2) : open;
                            open[size++] = dependent;
                        }
                    }
                }
            }
        }
    }

    /** Whether it opens and teaches something that is not there. */
    boolean adds(int module, BitSet skills) {
        IdSet teaches = task.modules().get(module).teaches();
        return teaches.countIn(skills) < teaches.size() && opens(module, skills);
    }

    boolean opens(int module, BitSet skills) {
        List<Requirement> needs = task.modules().get(module).needs();
        for (int index = 0; index < needs.size(); index++) {
            if (!needs.get(index).metBy(skills)) {
                return false;
            }
        }
        return true;
    }

    boolean meetsAll(BitSet chosen) {
        BitSet skills = of(chosen);
        return task.targets().stream().allMatch(target -> target.requirement().metBy(skills));
    }

    /**
     * What of the modules can be left out so that all targets stay met: first what is not preferred, the
     * longest first. Where the effort ends the rest stays.
     */
    BitSet withoutSpares(BitSet modules, BitSet preferred, Effort effort) {
        BitSet left = (BitSet) modules.clone();
        Comparator<Integer> order = Comparator.<Integer, Boolean>comparing(preferred::get)
                .thenComparing(module -> -task.modules().get(module).minutes())
                .thenComparing(Comparator.reverseOrder());
        for (int module : modules.stream().boxed().sorted(order).toList()) {
            if (effort.over()) {
                return left;
            }
            effort.spend(100L * left.cardinality());
            left.clear(module);
            if (!meetsAll(left)) {
                left.set(module);
            }
        }
        return left;
    }
}
