package org.skillway.progress.milestone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a learner has reached, told in the plainest way: the oracle of {@link MilestonesTest}. */
final class Expected {

    record Need(boolean essential, int atLeast, List<String> skills) {}

    /** An evidence: on a skill, resting on a module or on nothing. */
    private record Evidence(String skill, String module) {}

    final Map<String, String> mergedInto = new HashMap<>();
    final Map<String, List<Need>> roles = new LinkedHashMap<>();
    final Map<String, List<String>> teaches = new LinkedHashMap<>();
    final Set<String> retired = new HashSet<>();
    final Map<String, List<String>> courses = new LinkedHashMap<>();

    private final Set<Evidence> evidence = new HashSet<>();
    final Set<String> modules = new HashSet<>();
    final Set<String> goals = new HashSet<>();
    final Set<String> enrolments = new HashSet<>();
    final Set<String> reached = new TreeSet<>();

    String survivor(String skill) {
        String into = mergedInto.get(skill);
        return into == null ? skill : survivor(into);
    }

    Set<String> completed() {
        return evidence.stream().map(one -> survivor(one.skill)).collect(Collectors.toSet());
    }

    List<String> complete(String skill) {
        evidence.add(new Evidence(survivor(skill), null));
        return roles(Set.of(survivor(skill)), null);
    }

    void revoke(String skill) {
        evidence.removeIf(one -> survivor(one.skill).equals(survivor(skill)));
    }

    List<String> completeModule(String module) {
        if (!modules.add(module)) {
            return List.of();
        }
        Set<String> taught = teaches.get(module).stream().map(this::survivor).collect(Collectors.toSet());
        taught.forEach(skill -> evidence.add(new Evidence(skill, module)));
        List<String> found = roles(taught, null);
        found.addAll(courses(module, null));
        return found;
    }

    void revokeModule(String module) {
        modules.remove(module);
        evidence.removeIf(one -> module.equals(one.module));
    }

    List<String> set(String role) {
        return goals.add(role) ? roles(Set.of(), role) : List.of();
    }

    List<String> enrol(String course) {
        return enrolments.add(course) ? courses(null, course) : List.of();
    }

    /** The goals reached by skills just completed, or by being set just now. */
    private List<String> roles(Set<String> fresh, String set) {
        List<String> found = new ArrayList<>();
        for (String role : new TreeSet<>(goals)) {
            List<Need> needs = roles.get(role);
            boolean asked = role.equals(set)
                    || needs.stream()
                            .flatMap(need -> need.skills.stream())
                            .anyMatch(skill -> fresh.contains(survivor(skill)));
            boolean essential = needs.stream().anyMatch(Need::essential);
            boolean met = needs.stream().filter(Need::essential).allMatch(this::isMet);
            if (asked && essential && met && reached.add(role)) {
                found.add(role);
            }
        }
        return found;
    }

    private boolean isMet(Need need) {
        Set<String> skills = need.skills.stream().map(this::survivor).collect(Collectors.toSet());
        long held = skills.stream().filter(completed()::contains).count();
        return held >= Math.min(need.atLeast, skills.size());
    }

    private List<String> courses(String fresh, String taken) {
        List<String> found = new ArrayList<>();
        for (String course : new TreeSet<>(enrolments)) {
            List<String> contents = courses.get(course);
            List<String> counting = contents.stream()
                    .filter(module -> !retired.contains(module) || modules.contains(module))
                    .toList();
            boolean asked = course.equals(taken) || (fresh != null && contents.contains(fresh));
            if (asked && !counting.isEmpty() && modules.containsAll(counting) && reached.add(course)) {
                found.add(course);
            }
        }
        return found;
    }
}
