package org.skillway.gateway.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.skillway.gateway.graph.CatalogContent.AssumptionEntry;
import org.skillway.gateway.graph.CatalogContent.CourseEntry;
import org.skillway.gateway.graph.CatalogContent.ModuleEntry;
import org.skillway.gateway.graph.CatalogContent.RequirementEntry;
import org.skillway.gateway.graph.CatalogContent.RoleEntry;
import org.skillway.gateway.graph.CourseModule.Need;

/**
 * Builds a graph: numbers the skills that survived the merges and reads every set of skills through them; or, where the
 * skills have stayed as they were, puts what is new into the place of what was there.
 */
final class GraphBuilder {

    private final SkillNumbers skills;
    private final List<CourseModule> modules;
    private final Map<String, CourseModule> modulesByKey;
    private final List<List<CourseModule>> modulesBySkill;
    private final Map<String, Role> roles;
    private final Map<String, Course> courses;

    /** Begins with skills alone. */
    GraphBuilder(SkillNumbers skills) {
        this.skills = skills;
        modules = new ArrayList<>();
        modulesByKey = new HashMap<>();
        modulesBySkill = new ArrayList<>();
        skills.all().forEach(skill -> modulesBySkill.add(List.of()));
        roles = new HashMap<>();
        courses = new HashMap<>();
    }

    /** Begins with what is there. */
    GraphBuilder(
            SkillNumbers skills,
            List<CourseModule> modules,
            Map<String, CourseModule> modulesByKey,
            List<List<CourseModule>> modulesBySkill,
            Map<String, Role> roles,
            Map<String, Course> courses) {
        this.skills = skills;
        this.modules = new ArrayList<>(modules);
        this.modulesByKey = new HashMap<>(modulesByKey);
        this.modulesBySkill = new ArrayList<>(modulesBySkill);
        this.roles = new HashMap<>(roles);
        this.courses = new HashMap<>(courses);
    }

    /** @throws IllegalArgumentException when a key is named that is nowhere described */
    CatalogGraph build(CatalogContent content) {
        modules(content.modules());
        content.roles().forEach(entry -> roles.put(entry.key(), role(entry)));
        content.courses().forEach(entry -> courses.put(entry.key(), course(entry)));
        return new CatalogGraph(
                content.epoch(), content.revision(), skills, modules, modulesByKey, modulesBySkill, roles, courses);
    }

    private void modules(List<ModuleEntry> entries) {
        Map<Integer, List<CourseModule>> teaching = new HashMap<>();
        for (ModuleEntry entry : entries) {
            CourseModule before = modulesByKey.get(entry.key());
            CourseModule module = module(before == null ? modules.size() : before.number(), entry);
            if (before == null) {
                modules.add(module);
            } else {
                modules.set(before.number(), module);
                before.teaches().forEach(skill -> teaching(skill, teaching).remove(before));
            }
            modulesByKey.put(module.key(), module);
            if (module.published()) {
                module.teaches().forEach(skill -> teaching(skill, teaching).add(module));
            }
        }
        teaching.forEach((skill, all) -> {
            all.sort(CourseModule.CHEAPEST_FIRST);
            modulesBySkill.set(skill, List.copyOf(all));
        });
    }

    private List<CourseModule> teaching(Skill skill, Map<Integer, List<CourseModule>> changed) {
        return changed.computeIfAbsent(skill.number(), number -> new ArrayList<>(modulesBySkill.get(number)));
    }

    private CourseModule module(int number, ModuleEntry entry) {
        List<Skill> teaches = skills.folded(entry.teaches());
        return new CourseModule(
                number,
                entry.key(),
                entry.published(),
                entry.version(),
                new Titles(entry.key(), entry.titles()),
                entry.minutes(),
                entry.language(),
                entry.level(),
                teaches,
                needs(entry, teaches));
    }

    private List<Need> needs(ModuleEntry entry, List<Skill> teaches) {
        List<Need> needs = new ArrayList<>();
        for (AssumptionEntry assumption : entry.assumes()) {
            needs.add(new Need(choice(assumption.atLeast(), assumption.skills()), List.of()));
        }
        // By number, which is an order in which they can be learned.
        SortedMap<Integer, List<Skill>> before = new TreeMap<>();
        for (Skill taught : teaches) {
            for (Skill prerequisite : skills.prerequisites(taught)) {
                if (!teaches.contains(prerequisite)) {
                    before.computeIfAbsent(prerequisite.number(), unused -> new ArrayList<>())
                            .add(taught);
                }
            }
        }
        before.forEach(
                (number, taught) -> needs.add(new Need(Choice.of(skills.all().get(number)), taught)));
        return needs;
    }

    private Role role(RoleEntry entry) {
        return new Role(
                entry.key(),
                entry.published(),
                new Titles(entry.key(), entry.titles()),
                entry.broader(),
                entry.careerSteps(),
                entry.requirements().stream().map(this::requirement).toList());
    }

    private Role.Requirement requirement(RequirementEntry entry) {
        return new Role.Requirement(entry.importance(), choice(entry.atLeast(), entry.skills()));
    }

    private Choice choice(int atLeast, Collection<String> keys) {
        List<Skill> folded = skills.folded(keys);
        return new Choice(Math.min(atLeast, folded.size()), folded);
    }

    private Course course(CourseEntry entry) {
        entry.modules().stream()
                .filter(key -> !modulesByKey.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("The module " + key + " is named but not described");
                });
        return new Course(
                entry.key(),
                entry.published(),
                entry.version(),
                new Titles(entry.key(), entry.titles()),
                entry.modules());
    }
}
