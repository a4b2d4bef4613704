package org.skillway.gateway.readiness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.CatalogContent.RequirementEntry;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Importance;

/** The definitions of the design, on sets of keys, one sentence a method and as slow as it gets: an oracle. */
final class NaiveReadiness {

    private final Map<String, SkillEntry> skills = new HashMap<>();
    private final Set<String> completed = new TreeSet<>();
    private final List<RequirementEntry> requirements;

    NaiveReadiness(CatalogGraph graph, CatalogContent content, List<SkillRecord> records, WhatIf whatIf) {
        content.skills().forEach(skill -> skills.put(skill.key(), skill));
        requirements = content.roles().get(0).requirements();
        boolean everyKind = whatIf.counted().containsAll(List.of(Evidence.values()));
        for (SkillRecord entry : records) {
            boolean counts = everyKind || entry.evidence().stream().anyMatch(whatIf.counted()::contains);
            if (skills.containsKey(entry.key()) && entry.state() == State.COMPLETED && counts) {
                completed.add(survivor(entry.key()));
            }
        }
        whatIf.with().stream()
                .forEach(number -> completed.add(graph.skill(number).key()));
        whatIf.without().stream()
                .forEach(number -> completed.remove(graph.skill(number).key()));
    }

    boolean completed(String key) {
        return completed.contains(survivor(key));
    }

    String survivor(String key) {
        String into = skills.get(key).mergedInto();
        return into == null ? key : survivor(into);
    }

    Set<String> remaining(RequirementEntry requirement) {
        Set<String> remaining = new LinkedHashSet<>();
        requirement.skills().forEach(key -> remaining.add(survivor(key)));
        return remaining;
    }

    boolean met(RequirementEntry requirement) {
        Set<String> remaining = remaining(requirement);
        int needed = Math.min(requirement.atLeast(), remaining.size());
        remaining.retainAll(completed);
        return remaining.size() >= needed;
    }

    long met() {
        return requirements.stream().filter(this::met).count();
    }

    long essentialMet() {
        return requirements.stream()
                .filter(requirement -> requirement.importance() == Importance.ESSENTIAL && met(requirement))
                .count();
    }

    List<String> gap() {
        List<String> gap = new ArrayList<>();
        for (RequirementEntry requirement : requirements) {
            if (!met(requirement)) {
                for (String key : remaining(requirement)) {
                    if (!completed.contains(key) && !gap.contains(key)) {
                        gap.add(key);
                    }
                }
            }
        }
        return gap;
    }

    /** What has to be completed before the skill: nothing for one that is held. */
    Set<String> missingBefore(String key) {
        Set<String> missing = new TreeSet<>();
        if (!completed.contains(key)) {
            for (String prerequisite : prerequisites(key)) {
                if (!completed.contains(prerequisite)) {
                    missing.add(prerequisite);
                    missing.addAll(missingBefore(prerequisite));
                }
            }
        }
        return missing;
    }

    Set<String> prerequisites(String key) {
        Set<String> prerequisites = new TreeSet<>();
        skills.get(key).prerequisites().forEach(prerequisite -> prerequisites.add(survivor(prerequisite)));
        prerequisites.remove(key);
        return prerequisites;
    }
}
