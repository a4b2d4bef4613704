package org.skillway.gateway.readiness;

import java.util.BitSet;
import java.util.List;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Course;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.readiness.ModuleReadiness.NeedStanding;

/**
 * A course, held against what a learner has completed.
 *
 * @param modules in the order of the course
 */
public record CourseReadiness(Course course, List<ModuleStanding> modules) {

    public CourseReadiness {
        modules = List.copyOf(modules);
    }

    /**
     * @param completion null unless the learner has completed it, in whichever version
     * @param lockedBy the needs that are not met; empty unless it is locked
     */
    public record ModuleStanding(
            CourseModule module, ModuleState state, ModuleRecord completion, List<NeedStanding> lockedBy) {

        public ModuleStanding {
            lockedBy = List.copyOf(lockedBy);
        }

        /** Whether it counts for this learner: a retired module leaves the course of those who have not completed it. */
        public boolean counts() {
            return module.published() || done();
        }

        public boolean done() {
            return state == ModuleState.DONE;
        }
    }

    public static CourseReadiness of(CatalogGraph graph, Course course, Learner learner) {
        BitSet held = learner.skills().completed();
        return new CourseReadiness(
                course,
                graph.modulesOf(course).stream()
                        .map(module -> standing(graph, module, learner, held))
                        .toList());
    }

    private static ModuleStanding standing(CatalogGraph graph, CourseModule module, Learner learner, BitSet held) {
        ModuleState state = learner.stateOf(module, held);
        return new ModuleStanding(
                module,
                state,
                learner.completionOf(module).orElse(null),
                state == ModuleState.LOCKED
                        ? ModuleReadiness.needs(graph, module, learner, held).stream()
                                .filter(need -> !need.met())
                                .toList()
                        : List.of());
    }

    /** How many modules count. */
    public int total() {
        return (int) modules.stream().filter(ModuleStanding::counts).count();
    }

    public int completed() {
        return (int) modules.stream().filter(ModuleStanding::done).count();
    }

    /** The minutes of all modules that count and are not completed. */
    public int minutesLeft() {
        return modules.stream()
                .filter(module -> module.counts() && !module.done())
                .mapToInt(module -> module.module().minutes())
                .sum();
    }
}
