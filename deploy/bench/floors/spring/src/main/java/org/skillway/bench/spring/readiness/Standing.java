package org.skillway.bench.spring.readiness;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.skillway.bench.spring.catalog.Assumption;
import org.skillway.bench.spring.catalog.LearningModule;
import org.skillway.bench.spring.catalog.Requirement;
import org.skillway.bench.spring.catalog.Skill;
import org.skillway.bench.spring.progress.Completion;
import org.skillway.bench.spring.progress.ModuleCompletion;

/** What a learner has completed, and what follows from it. */
final class Standing {

    private final Map<Long, Completion> completions;
    private final Set<Long> modules;

    Standing(List<Completion> completions, List<ModuleCompletion> modules) {
        this.completions = completions.stream()
                .collect(Collectors.toMap(completion -> completion.getSkill().getId(), Function.identity()));
        this.modules = modules.stream().map(ModuleCompletion::getModuleId).collect(Collectors.toUnmodifiableSet());
    }

    boolean has(Skill skill) {
        return completions.containsKey(skill.getId());
    }

    /** @return null where it is not completed */
    Completion completion(Skill skill) {
        return completions.get(skill.getId());
    }

    int completed(Collection<Skill> skills) {
        return (int) skills.stream().filter(this::has).count();
    }

    int missing(Requirement requirement) {
        return Math.max(0, requirement.getAtLeast() - completed(requirement.getSkills()));
    }

    /** All that comes before a skill and is not completed, in an order in which it can be learned. */
    List<Skill> missingBefore(Skill skill) {
        if (has(skill)) {
            return List.of();
        }
        Set<Skill> missing = new HashSet<>();
        Deque<Skill> open = new ArrayDeque<>(List.of(skill));
        while (!open.isEmpty()) {
            for (Skill needed : open.pop().getPrerequisites()) {
                if (!has(needed) && missing.add(needed)) {
                    open.push(needed);
                }
            }
        }
        return missing.stream().sorted(Comparator.comparing(Skill::getId)).toList();
    }

    String state(LearningModule module) {
        if (modules.contains(module.getId())) {
            return "done";
        }
        return canBegin(module) ? "open" : "locked";
    }

    /** A skill that is had already does not ask for what comes before it. */
    private boolean canBegin(LearningModule module) {
        return module.getAssumes().stream().allMatch(this::holds)
                && module.getTeaches().stream()
                        .filter(taught -> !has(taught))
                        .flatMap(taught -> taught.getPrerequisites().stream())
                        .allMatch(needed -> has(needed) || module.getTeaches().contains(needed));
    }

    private boolean holds(Assumption assumption) {
        return completed(assumption.getSkills()) >= assumption.getAtLeast();
    }
}
