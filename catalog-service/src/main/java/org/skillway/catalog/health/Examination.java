package org.skillway.catalog.health;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.skillway.catalog.health.Structure.Choice;
import org.skillway.catalog.health.Structure.Module;
import org.skillway.catalog.health.Structure.Role;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Kind;

/** Looks a whole catalog over. */
final class Examination {

    private final Structure structure;
    private final LocalDate oldest;
    private final List<Finding> findings = new ArrayList<>();

    /** Of each skill the modules that teach it. */
    private final Map<String, Set<String>> teachers = new TreeMap<>();

    private Examination(Structure structure, LocalDate oldest) {
        this.structure = structure;
        this.oldest = oldest;
        structure.modules().forEach((key, module) -> module.teaches()
                .forEach(skill ->
                        teachers.computeIfAbsent(skill, any -> new TreeSet<>()).add(key)));
    }

    /** @param oldest a salary that was observed before this day is stale */
    static List<Finding> of(Structure structure, LocalDate oldest) {
        Examination examination = new Examination(structure, oldest);
        examination.untaughtRequirements();
        structure.modules().forEach(examination::assumptions);
        Reachability.locked(structure)
                .forEach((key, missing) -> examination.add(
                        Rule.UNREACHABLE_MODULE, Severity.ERROR, Kind.MODULE, key, skills(missing), missing.size()));
        structure.roles().forEach(examination::requirements);
        structure.roles().forEach(examination::salaries);
        Reduction.of(structure.skills())
                .forEach(edge -> examination.add(
                        Rule.REDUNDANT_PREREQUISITE,
                        Severity.INFO,
                        Kind.SKILL,
                        edge.from(),
                        skills(List.of(edge.to(), edge.via()))));
        examination.orphans();
        return examination.findings;
    }

    private void untaughtRequirements() {
        Map<String, Set<String>> asking = new TreeMap<>();
        Set<String> blocking = new HashSet<>();
        structure.roles().forEach((key, role) -> {
            for (Choice choice : all(role)) {
                List<String> untaught = untaught(choice.skills());
                untaught.forEach(skill ->
                        asking.computeIfAbsent(skill, any -> new TreeSet<>()).add(key));
                if (choice.skills().size() - untaught.size() < choice.atLeast()
                        && role.essential().contains(choice)) {
                    blocking.addAll(untaught);
                }
            }
        });
        asking.forEach((skill, roles) -> add(
                Rule.UNTAUGHT_REQUIREMENT,
                blocking.contains(skill) ? Severity.ERROR : Severity.WARNING,
                Kind.SKILL,
                skill,
                roles.stream().map(role -> new EntityKey(Kind.ROLE, role)).toList(),
                roles.size()));
    }

    private List<String> untaught(Set<String> skills) {
        return skills.stream().filter(skill -> !teachers.containsKey(skill)).toList();
    }

    /** What a module teaches itself cannot be brought to it. */
    private void assumptions(String key, Module module) {
        Set<String> lacking = new TreeSet<>();
        for (Choice choice : module.assumes()) {
            List<String> nobody = choice.skills().stream()
                    .filter(skill ->
                            teachers.getOrDefault(skill, Set.of()).stream().allMatch(key::equals))
                    .toList();
            if (choice.skills().size() - nobody.size() < choice.atLeast()) {
                lacking.addAll(nobody);
            }
        }
        if (!lacking.isEmpty()) {
            add(Rule.UNTAUGHT_ASSUMPTION, Severity.ERROR, Kind.MODULE, key, skills(lacking), lacking.size());
        }
    }

    private void requirements(String key, Role role) {
        if (all(role).isEmpty()) {
            add(Rule.ROLE_WITHOUT_REQUIREMENTS, Severity.WARNING, Kind.ROLE, key, List.of());
        } else if (role.essential().isEmpty()) {
            add(Rule.ROLE_WITHOUT_ESSENTIALS, Severity.INFO, Kind.ROLE, key, List.of());
        }
    }

    private void salaries(String key, Role role) {
        long stale = role.salaries().stream()
                .filter(observed -> observed == null || observed.isBefore(oldest))
                .count();
        if (stale > 0) {
            add(
                    Rule.STALE_SALARY,
                    Severity.INFO,
                    Kind.ROLE,
                    key,
                    List.of(),
                    stale,
                    role.salaries().size());
        }
    }

    private void orphans() {
        Set<String> used = Stream.of(
                        structure.skills().values().stream().flatMap(Set::stream),
                        structure.roles().values().stream()
                                .flatMap(role -> all(role).stream())
                                .flatMap(choice -> choice.skills().stream()),
                        structure.modules().values().stream()
                                .flatMap(module -> module.assumes().stream())
                                .flatMap(choice -> choice.skills().stream()),
                        teachers.keySet().stream())
                .flatMap(skills -> skills)
                .collect(Collectors.toUnmodifiableSet());
        structure.skills().keySet().stream()
                .filter(skill -> !used.contains(skill))
                .forEach(skill -> add(Rule.ORPHAN_SKILL, Severity.INFO, Kind.SKILL, skill, List.of()));
    }

    private static List<Choice> all(Role role) {
        return Stream.concat(role.essential().stream(), role.optional().stream())
                .toList();
    }

    private static List<EntityKey> skills(Collection<String> keys) {
        return keys.stream().map(key -> new EntityKey(Kind.SKILL, key)).toList();
    }

    private void add(
            Rule rule, Severity severity, Kind kind, String key, List<EntityKey> related, Object... arguments) {
        findings.add(Finding.of(rule, severity, new EntityKey(kind, key), related, arguments));
    }
}
