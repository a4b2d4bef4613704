package org.skillway.gateway.graph;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A unit of study, as its last publication has it.
 *
 * @param number its place in the graph's dense numbering of modules, which is that of their keys
 * @param published false once it is retired: it teaches nobody any more, but who has completed it keeps that
 * @param minutes that it takes
 * @param language of study, BCP 47; null where the catalog does not say
 * @param level for whom it is written; null where the catalog does not say
 * @param teaches in the order of the module, each once
 * @param needs what has to be met before it can be begun
 */
public record CourseModule(
        int number,
        String key,
        boolean published,
        int version,
        Titles titles,
        int minutes,
        String language,
        String level,
        List<Skill> teaches,
        List<Need> needs) {

    static final Comparator<CourseModule> CHEAPEST_FIRST =
            Comparator.comparingInt(CourseModule::minutes).thenComparing(CourseModule::key);

    public CourseModule {
        teaches = List.copyOf(teaches);
        needs = List.copyOf(needs);
    }

    /**
     * Something that has to be met before the module can be begun: first come its assumptions, then the prerequisites of
     * what it teaches, other than those that it teaches itself.
     *
     * @param before the taught skills of which this is a prerequisite; empty for an assumption
     */
    public record Need(Choice choice, List<Skill> before) {

        public Need {
            before = List.copyOf(before);
        }

        public boolean assumed() {
            return before.isEmpty();
        }

        /** Whether it matters to a learner: a skill that is held never makes its own prerequisites necessary. */
        public boolean appliesTo(BitSet held) {
            if (assumed()) {
                return true;
            }
            for (int place = 0; place < before.size(); place++) {
                if (!held.get(before.get(place).number())) {
                    return true;
                }
            }
            return false;
        }

        public boolean metBy(BitSet held) {
            return choice.metBy(held) || !appliesTo(held);
        }
    }

    /** Whether somebody who has the skills with these numbers can begin with it. */
    public boolean unlockedBy(BitSet held) {
        for (int place = 0; place < needs.size(); place++) {
            if (!needs.get(place).metBy(held)) {
                return false;
            }
        }
        return true;
    }
}
