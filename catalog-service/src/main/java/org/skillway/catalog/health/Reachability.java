package org.skillway.catalog.health;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.skillway.catalog.health.Structure.Choice;
import org.skillway.catalog.health.Structure.Module;

/**
 * How far a learner comes who begins with nothing and studies every module as soon as it is unlocked. A module is unlocked
 * when its assumptions are met and the prerequisites of the skills that it teaches are held, other than those that it
 * teaches itself; what a learner has already makes no prerequisites necessary. Studying never locks anything, so the order
 * does not matter: a fixpoint, found by looking again at the modules that a new skill concerns.
 */
final class Reachability {

    private final Structure structure;
    private final Set<String> held = new HashSet<>();
    private final Set<String> studied = new HashSet<>();

    private Reachability(Structure structure) {
        this.structure = structure;
    }

    /** The modules that stay locked whatever is studied, each with the skills that it would take. */
    static SortedMap<String, SortedSet<String>> locked(Structure structure) {
        Reachability reachability = new Reachability(structure);
        reachability.study();
        SortedMap<String, SortedSet<String>> locked = new TreeMap<>();
        structure.modules().forEach((key, module) -> {
            if (!reachability.studied.contains(key)) {
                locked.put(key, reachability.missing(module));
            }
        });
        return locked;
    }

    private void study() {
        Map<String, Set<String>> concerned = concerned();
        Deque<String> open = new ArrayDeque<>(structure.modules().keySet());
        while (!open.isEmpty()) {
            String key = open.remove();
            Module module = structure.modules().get(key);
            if (studied.contains(key) || !missing(module).isEmpty()) {
                continue;
            }
            studied.add(key);
            for (String skill : module.teaches()) {
                if (held.add(skill)) {
                    open.addAll(concerned.getOrDefault(skill, Set.of()));
                }
            }
        }
    }

    /** Of each skill the modules that it may help to unlock. */
    private Map<String, Set<String>> concerned() {
        Map<String, Set<String>> concerned = new HashMap<>();
        structure.modules().forEach((key, module) -> {
            for (Choice choice : module.assumes()) {
                choice.skills().forEach(skill -> concerned
                        .computeIfAbsent(skill, any -> new HashSet<>())
                        .add(key));
            }
            for (String taught : module.teaches()) {
                concerned.computeIfAbsent(taught, any -> new HashSet<>()).add(key);
                before(taught).forEach(skill -> concerned
                        .computeIfAbsent(skill, any -> new HashSet<>())
                        .add(key));
            }
        });
        return concerned;
    }

    private SortedSet<String> missing(Module module) {
        SortedSet<String> missing = new TreeSet<>();
        for (String taught : module.teaches()) {
            if (!held.contains(taught)) {
                missing.addAll(before(taught));
            }
        }
        missing.removeAll(module.teaches());
        for (Choice choice : module.assumes()) {
            if (!choice.isMetBy(held)) {
                missing.addAll(choice.skills());
            }
        }
        missing.removeAll(held);
        return missing;
    }

    private Set<String> before(String skill) {
        return structure.skills().getOrDefault(skill, Set.of());
    }
}
