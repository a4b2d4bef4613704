package org.skillway.gateway.readiness;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.skillway.gateway.graph.CourseModule;

/**
 * What one learner has, in the terms of one catalog revision.
 *
 * @param modules completed ones, by key
 */
public record Learner(LearnerSkills skills, Map<String, ModuleRecord> modules) {

    public Learner {
        modules = Map.copyOf(modules);
    }

    /** Completing any version of a module counts. */
    public Optional<ModuleRecord> completionOf(CourseModule module) {
        return Optional.ofNullable(modules.get(module.key()));
    }

    /** @param held the numbers of the skills that count as completed */
    ModuleState stateOf(CourseModule module, BitSet held) {
        if (modules.containsKey(module.key())) {
            return ModuleState.DONE;
        }
        return module.unlockedBy(held) ? ModuleState.OPEN : ModuleState.LOCKED;
    }
}
