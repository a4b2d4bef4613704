package org.skillway.gateway.readiness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skillway.gateway.graph.Importance;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;

/**
 * What two roles ask for, held against each other, skill by skill.
 *
 * @param shared what both ask for, in the order of the other role
 * @param onlyHere what only the role asks for, in its order
 * @param onlyThere what only the other one asks for, in its order
 */
public record RoleDifference(
        Role role,
        Role other,
        List<ComparedSkill> shared,
        List<ComparedSkill> onlyHere,
        List<ComparedSkill> onlyThere) {

    public RoleDifference {
        shared = List.copyOf(shared);
        onlyHere = List.copyOf(onlyHere);
        onlyThere = List.copyOf(onlyThere);
    }

    /**
     * A skill of either role.
     *
     * @param here how much the role asks for it, the most that any requirement does; null where it does not
     * @param there the same of the other role
     */
    public record ComparedSkill(Skill skill, Importance here, Importance there) {}

    public static RoleDifference of(Role role, Role other) {
        Map<Integer, ComparedSkill> here = new LinkedHashMap<>();
        Map<Integer, ComparedSkill> there = new LinkedHashMap<>();
        asked(role)
                .forEach((skill, importance) -> here.put(skill.number(), new ComparedSkill(skill, importance, null)));
        asked(other).forEach((skill, importance) -> {
            ComparedSkill known = here.get(skill.number());
            there.put(skill.number(), new ComparedSkill(skill, known == null ? null : known.here(), importance));
        });
        return new RoleDifference(
                role,
                other,
                there.values().stream().filter(one -> one.here() != null).toList(),
                here.entrySet().stream()
                        .filter(one -> !there.containsKey(one.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                there.values().stream().filter(one -> one.here() == null).toList());
    }

    private static Map<Skill, Importance> asked(Role role) {
        Map<Skill, Importance> asked = new LinkedHashMap<>();
        role.requirements().forEach(requirement -> requirement
                .skills()
                .forEach(skill -> asked.merge(
                        skill,
                        requirement.importance(),
                        (one, another) -> one == Importance.ESSENTIAL ? one : another)));
        return asked;
    }
}
