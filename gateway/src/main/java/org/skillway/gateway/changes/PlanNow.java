package org.skillway.gateway.changes;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Skill;

/**
 * The plan of today for what a saved one was asked for.
 *
 * @param held the numbers of the skills that count as completed
 * @param completed the keys of the modules that are completed
 * @param outcomes what becomes of each aim
 * @param allowed whether the wishes leave a published module to choose from
 */
public record PlanNow(
        CatalogGraph graph,
        BitSet held,
        Set<String> completed,
        List<Aim> aims,
        List<Outcome> outcomes,
        List<Step> modules,
        Predicate<CourseModule> allowed) {

    public PlanNow {
        held = (BitSet) held.clone();
        completed = Set.copyOf(completed);
        aims = List.copyOf(aims);
        outcomes = List.copyOf(outcomes);
        modules = List.copyOf(modules);
    }

    @Override
    public BitSet held() {
        return (BitSet) held.clone();
    }

    /** What becomes of an aim. */
    public enum Outcome {
        HELD,
        PLANNED,
        LEFT_OUT,
        UNTEACHABLE
    }

    /**
     * A module of it.
     *
     * @param brings what the learner has after it and not before
     * @param serves the places of the aims that would not be met without it
     */
    public record Step(CourseModule module, List<Skill> brings, List<Integer> serves) {

        public Step {
            brings = List.copyOf(brings);
            serves = List.copyOf(serves);
        }
    }
}
