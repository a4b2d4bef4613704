package org.skillway.gateway.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.skillway.gateway.graph.CatalogContent.ModuleEntry;
import org.skillway.gateway.graph.CatalogContent.RequirementEntry;
import org.skillway.gateway.graph.CatalogContent.RoleEntry;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;

/** Builds a graph: reads every set of skills through the merges, then numbers the survivors. */
final class GraphBuilder {

    private final CatalogContent content;
    private final Map<String, SkillEntry> entries = new HashMap<>();
    private final Map<String, String> survivors = new HashMap<>();

    GraphBuilder(CatalogContent content) {
        this.content = content;
        content.skills().forEach(skill -> entries.put(skill.key(), skill));
        content.skills().forEach(skill -> survivors.put(skill.key(), survivorOf(skill.key())));
    }

    CatalogGraph build() {
        SortedMap<String, Set<String>> prerequisites = prerequisitesBySurvivor();
        List<Skill> skills = numbered(prerequisites);
        Map<String, Skill> byKey = new HashMap<>();
        skills.forEach(skill -> byKey.put(skill.key(), skill));
        Map<String, Integer> numbers = new HashMap<>();
        survivors.forEach(
                (key, survivor) -> numbers.put(key, byKey.get(survivor).number()));
        return new CatalogGraph(
                content.epoch(),
                content.revision(),
                skills,
                numbers,
                skills.stream()
                        .map(skill -> bits(prerequisites.get(skill.key()), byKey))
                        .toList(),
                modulesBySkill(skills.size(), byKey),
                roles(byKey));
    }

    private String survivorOf(String key) {
        String current = key;
        for (int steps = 0; steps <= entries.size(); steps++) {
            SkillEntry entry = entries.get(current);
            if (entry == null) {
                throw new IllegalArgumentException("The skill " + current + " is named but not described");
            }
            if (entry.mergedInto() == null) {
                return current;
            }
            current = entry.mergedInto();
        }
        throw new IllegalArgumentException("The merges of skill " + key + " go in a circle");
    }

    /** Reads keys through the merges; what folds into one stands once, where it stood first. */
    private Set<String> folded(Collection<String> keys) {
        Set<String> folded = new LinkedHashSet<>();
        for (String key : keys) {
            String survivor = survivors.get(key);
            if (survivor == null) {
                throw new IllegalArgumentException("The skill " + key + " is named but not described");
            }
            folded.add(survivor);
        }
        return folded;
    }

    // The prerequisites of a merged skill went with it: those of the survivor are the ones that the catalog kept.
    private SortedMap<String, Set<String>> prerequisitesBySurvivor() {
        SortedMap<String, Set<String>> bySkill = new TreeMap<>();
        for (SkillEntry skill : content.skills()) {
            if (skill.mergedInto() == null) {
                Set<String> keys = folded(skill.prerequisites());
                keys.remove(skill.key());
                bySkill.put(skill.key(), keys);
            }
        }
        return bySkill;
    }

    /** Prerequisites first, by key where they leave a choice (Kahn); a circle, which ought not to be, comes last. */
    private List<Skill> numbered(SortedMap<String, Set<String>> prerequisites) {
        Map<String, Integer> waitingFor = new HashMap<>();
        Map<String, List<String>> dependents = new HashMap<>();
        PriorityQueue<String> ready = new PriorityQueue<>();
        prerequisites.forEach((key, needed) -> {
            waitingFor.put(key, needed.size());
            needed.forEach(one ->
                    dependents.computeIfAbsent(one, unused -> new ArrayList<>()).add(key));
            if (needed.isEmpty()) {
                ready.add(key);
            }
        });
        Set<String> order = new LinkedHashSet<>();
        while (!ready.isEmpty()) {
            String key = ready.remove();
            order.add(key);
            for (String dependent : dependents.getOrDefault(key, List.of())) {
                if (waitingFor.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(dependent);
                }
            }
        }
        order.addAll(new TreeSet<>(prerequisites.keySet()));
        List<Skill> skills = new ArrayList<>();
        order.forEach(key -> skills.add(
                new Skill(skills.size(), key, new Titles(key, entries.get(key).titles()))));
        return skills;
    }

    private static BitSet bits(Collection<String> keys, Map<String, Skill> byKey) {
        BitSet bits = new BitSet();
        keys.forEach(key -> bits.set(byKey.get(key).number()));
        return bits;
    }

    private List<List<CourseModule>> modulesBySkill(int skillCount, Map<String, Skill> byKey) {
        List<List<CourseModule>> bySkill = new ArrayList<>();
        for (int number = 0; number < skillCount; number++) {
            bySkill.add(new ArrayList<>());
        }
        for (ModuleEntry entry : content.modules()) {
            if (entry.published()) {
                CourseModule module =
                        new CourseModule(entry.key(), new Titles(entry.key(), entry.titles()), entry.minutes());
                folded(entry.teaches())
                        .forEach(key -> bySkill.get(byKey.get(key).number()).add(module));
            }
        }
        bySkill.forEach(modules -> modules.sort(CourseModule.CHEAPEST_FIRST));
        return bySkill.stream().map(List::copyOf).toList();
    }

    private Map<String, Role> roles(Map<String, Skill> byKey) {
        Map<String, Role> roles = new HashMap<>();
        for (RoleEntry entry : content.roles()) {
            List<Role.Requirement> requirements = entry.requirements().stream()
                    .map(requirement -> requirement(requirement, byKey))
                    .toList();
            roles.put(
                    entry.key(),
                    new Role(entry.key(), entry.published(), new Titles(entry.key(), entry.titles()), requirements));
        }
        return roles;
    }

    private Role.Requirement requirement(RequirementEntry entry, Map<String, Skill> byKey) {
        List<Skill> skills = folded(entry.skills()).stream().map(byKey::get).toList();
        return new Role.Requirement(entry.importance(), Math.min(entry.atLeast(), skills.size()), skills);
    }
}
