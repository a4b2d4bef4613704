package org.skillway.gateway.plan.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Something that a plan has to obey besides meeting its goals. Sets are told in order, the same in every process. */
public sealed interface Wish extends Serializable {

    /** The module is not to be part of the plan. */
    record Exclude(int module) implements Wish {}

    /** The module has to be part of the plan, with whatever it needs. */
    record Insist(int module) implements Wish {}

    /** Only modules in one of these languages. */
    record Languages(Set<String> tags) implements Wish {

        public Languages {
            tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        }
    }

    /** Only modules of one of these levels. */
    record Levels(Set<String> levels) implements Wish {

        public Levels {
            levels = Collections.unmodifiableSortedSet(new TreeSet<>(levels));
        }
    }

    /** No more minutes than these; goals for which they do not suffice are left out, the least worth first. */
    record Budget(long minutes) implements Wish {}

    /** Whether the wish leaves this module to choose from. */
    default boolean allows(PlanningProblem problem, int module) {
        if (this instanceof Exclude exclude) {
            return exclude.module() != module;
        }
        if (this instanceof Languages languages) {
            return languages.tags().contains(problem.module(module).language());
        }
        if (this instanceof Levels levels) {
            return levels.levels().contains(problem.module(module).level());
        }
        return true;
    }
}
