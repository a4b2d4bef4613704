package org.skillway.gateway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.CatalogContent.AssumptionEntry;
import org.skillway.gateway.graph.CatalogContent.ModuleEntry;
import org.skillway.gateway.graph.CatalogContent.RequirementEntry;
import org.skillway.gateway.graph.CatalogContent.RoleEntry;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Course;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Importance;
import org.skillway.gateway.graph.RandomContent;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.readiness.CourseReadiness.ModuleStanding;
import org.skillway.gateway.readiness.NextModules.Suggestion;

@DisplayName("Random catalogs and learners give what the definitions give:")
class ModulesTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private CatalogContent content;
    private CatalogGraph graph;
    private Learner learner;
    private NaiveReadiness oracle;

    private void random(SplittableRandom random, RandomContent contents) {
        content = contents.next();
        graph = CatalogGraph.of(content);
        List<SkillRecord> records = RoleReadinessTest.randomRecords(random, content);
        WhatIf whatIf = RoleReadinessTest.randomWhatIf(random, graph);
        Map<String, ModuleRecord> done = new HashMap<>();
        content.modules().stream()
                .filter(unused -> random.nextInt(5) == 0)
                .forEach(module -> done.put(module.key(), new ModuleRecord(module.key(), 1, THEN)));
        learner = new Learner(LearnerSkills.of(graph, records, whatIf), done);
        oracle = new NaiveReadiness(graph, content, records, whatIf);
    }

    private Set<String> survivors(List<String> keys) {
        Set<String> survivors = new TreeSet<>();
        keys.forEach(key -> survivors.add(oracle.survivor(key)));
        return survivors;
    }

    private Set<String> held(Set<String> keys) {
        Set<String> held = new TreeSet<>(keys);
        held.removeIf(key -> !oracle.completed(key));
        return held;
    }

    private Set<String> lacked(Set<String> keys) {
        Set<String> lacked = new TreeSet<>(keys);
        lacked.removeIf(oracle::completed);
        return lacked;
    }

    private int missing(int atLeast, List<String> skills) {
        Set<String> survivors = survivors(skills);
        return Math.max(0, Math.min(atLeast, survivors.size()) - held(survivors).size());
    }

    /** The prerequisites of what it teaches and the learner lacks, other than those that it teaches itself. */
    private Set<String> prerequisites(ModuleEntry module) {
        Set<String> taught = survivors(module.teaches());
        Set<String> prerequisites = new TreeSet<>();
        lacked(taught).forEach(skill -> prerequisites.addAll(oracle.prerequisites(skill)));
        prerequisites.removeAll(taught);
        return prerequisites;
    }

    private ModuleState state(ModuleEntry module) {
        if (learner.modules().containsKey(module.key())) {
            return ModuleState.DONE;
        }
        boolean assumptionsMet = module.assumes().stream()
                .allMatch(assumption -> missing(assumption.atLeast(), assumption.skills()) == 0);
        return assumptionsMet && lacked(prerequisites(module)).isEmpty() ? ModuleState.OPEN : ModuleState.LOCKED;
    }

    /** Everything that an unmet need could ask for, and what stands before that. */
    private Set<String> first(ModuleEntry module) {
        Set<String> wanted = lacked(prerequisites(module));
        for (AssumptionEntry assumption : module.assumes()) {
            if (missing(assumption.atLeast(), assumption.skills()) > 0) {
                wanted.addAll(lacked(survivors(assumption.skills())));
            }
        }
        Set<String> first = new TreeSet<>(wanted);
        wanted.forEach(skill -> first.addAll(oracle.missingBefore(skill)));
        return first;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    @DisplayName("what a module is to a learner, what it needs and what comes first")
    void modules(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomContent contents = new RandomContent(random);
        for (int round = 0; round < 60; round++) {
            random(random, contents);
            for (ModuleEntry entry : content.modules()) {
                CourseModule module = graph.module(entry.key()).orElseThrow();
                ModuleReadiness readiness = ModuleReadiness.of(graph, module, learner);

                assertThat(readiness.state()).isEqualTo(state(entry));
                assertThat(readiness.first()).extracting(Skill::key).containsExactlyInAnyOrderElementsOf(first(entry));
                assertThat(readiness.first()).isSortedAccordingTo(Comparator.comparingInt(Skill::number));
                assertThat(readiness.needs().stream()
                                .filter(need -> !need.need().assumed())
                                .flatMap(need -> need.skills().stream())
                                .map(skill -> skill.skill().key()))
                        .containsExactlyInAnyOrderElementsOf(prerequisites(entry));
                assertThat(readiness.needs().stream()
                                .filter(need -> need.need().assumed())
                                .map(ModuleReadiness.NeedStanding::missing))
                        .containsExactlyElementsOf(entry.assumes().stream()
                                .map(one -> missing(one.atLeast(), one.skills()))
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    @DisplayName("which modules of a course count, are done, and lock")
    void courses(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomContent contents = new RandomContent(random);
        for (int round = 0; round < 60; round++) {
            random(random, contents);
            for (CatalogContent.CourseEntry entry : content.courses()) {
                Course course = graph.course(entry.key()).orElseThrow();
                CourseReadiness readiness = CourseReadiness.of(graph, course, learner);
                List<ModuleEntry> modules = entry.modules().stream()
                        .map(key -> content.modules().stream()
                                .filter(module -> module.key().equals(key))
                                .findFirst()
                                .orElseThrow())
                        .toList();

                assertThat(readiness.modules())
                        .extracting(ModuleStanding::state)
                        .containsExactlyElementsOf(
                                modules.stream().map(this::state).toList());
                assertThat(readiness.completed()).isEqualTo((int) modules.stream()
                        .filter(module -> learner.modules().containsKey(module.key()))
                        .count());
                assertThat(readiness.total() - readiness.completed())
                        .isEqualTo((int) modules.stream().filter(this::left).count());
                assertThat(readiness.minutesLeft())
                        .isEqualTo(modules.stream()
                                .filter(this::left)
                                .mapToInt(ModuleEntry::minutes)
                                .sum());
                assertThat(readiness.modules())
                        .allSatisfy(module -> assertThat(module.lockedBy().isEmpty())
                                .isEqualTo(module.state() != ModuleState.LOCKED));
            }
        }
    }

    private boolean left(ModuleEntry module) {
        return module.published() && !learner.modules().containsKey(module.key());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    @DisplayName("which modules to begin with, what they bring, and in which order")
    void next(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomContent contents = new RandomContent(random);
        for (int round = 0; round < 60; round++) {
            random(random, contents);
            List<RoleEntry> goals = content.roles().stream()
                    .filter(unused -> random.nextBoolean())
                    .toList();
            List<Role> roles = goals.stream()
                    .map(goal -> graph.role(goal.key()).orElseThrow())
                    .toList();

            List<Suggestion> next = NextModules.of(graph, roles, learner);

            Map<String, Integer> points = new HashMap<>();
            next.forEach(one -> points.put(one.module().key(), one.points()));
            assertThat(points).isEqualTo(points(goals));
            assertThat(next)
                    .isSortedAccordingTo(
                            Comparator.comparing((Suggestion one) -> -(double) one.points() / one.minutes())
                                    .thenComparing(Suggestion::minutes)
                                    .thenComparing(one -> one.module().key()));
            assertThat(next).allSatisfy(one -> assertThat(one.brings()).isNotEmpty());
        }
    }

    private Map<String, Integer> points(List<RoleEntry> goals) {
        Map<String, Integer> points = new HashMap<>();
        for (ModuleEntry module : content.modules()) {
            Set<String> fresh = lacked(survivors(module.teaches()));
            int sum = goals.stream().mapToInt(goal -> points(goal, fresh)).sum();
            if (module.published() && state(module) == ModuleState.OPEN && sum > 0) {
                points.put(module.key(), sum);
            }
        }
        return points;
    }

    private int points(RoleEntry goal, Set<String> fresh) {
        int sum = 0;
        Set<String> before = new TreeSet<>();
        for (RequirementEntry requirement : goal.requirements()) {
            int missing = missing(requirement.atLeast(), requirement.skills());
            Set<String> asked = lacked(survivors(requirement.skills()));
            if (missing > 0) {
                asked.forEach(skill -> before.addAll(oracle.missingBefore(skill)));
            }
            List<String> brought = new ArrayList<>(asked);
            brought.retainAll(fresh);
            sum += Math.min(missing, brought.size()) * (requirement.importance() == Importance.ESSENTIAL ? 4 : 2);
        }
        before.retainAll(fresh);
        return sum + before.size();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    @DisplayName("which roles are the readiest")
    void readiest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomContent contents = new RandomContent(random);
        for (int round = 0; round < 60; round++) {
            random(random, contents);
            List<RoleShare> shares = graph.roles().stream()
                    .map(role -> RoleShare.of(role, learner.skills().completed()))
                    .sorted(RoleShare.READIEST_FIRST)
                    .toList();

            assertThat(shares)
                    .isSortedAccordingTo(
                            Comparator.comparing((RoleShare one) -> -share(one.essentialMet(), one.essentialTotal()))
                                    .thenComparing(one -> -share(one.met(), one.total()))
                                    .thenComparing(one -> one.role().key()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    @DisplayName("what two roles share, and what only one of them asks for")
    void differences(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomContent contents = new RandomContent(random);
        for (int round = 0; round < 60; round++) {
            random(random, contents);
            RoleEntry here = content.roles().get(0);
            RoleEntry there = content.roles().get(content.roles().size() - 1);
            RoleDifference difference = RoleDifference.of(
                    graph.role(here.key()).orElseThrow(),
                    graph.role(there.key()).orElseThrow());
            Set<String> both = new TreeSet<>(asked(here));
            both.retainAll(asked(there));

            assertThat(keys(difference.shared())).containsExactlyInAnyOrderElementsOf(both);
            assertThat(keys(difference.onlyHere())).containsExactlyInAnyOrderElementsOf(without(asked(here), both));
            assertThat(keys(difference.onlyThere())).containsExactlyInAnyOrderElementsOf(without(asked(there), both));
            assertThat(difference.shared()).allSatisfy(one -> assertThat(one.here() == Importance.ESSENTIAL)
                    .isEqualTo(essential(here, one.skill().key())));
        }
    }

    private Set<String> asked(RoleEntry role) {
        return survivors(role.requirements().stream()
                .flatMap(requirement -> requirement.skills().stream())
                .toList());
    }

    private boolean essential(RoleEntry role, String skill) {
        return role.requirements().stream()
                .anyMatch(requirement -> requirement.importance() == Importance.ESSENTIAL
                        && survivors(requirement.skills()).contains(skill));
    }

    private static List<String> keys(List<RoleDifference.ComparedSkill> skills) {
        return skills.stream().map(one -> one.skill().key()).toList();
    }

    private static Set<String> without(Set<String> keys, Set<String> others) {
        Set<String> left = new TreeSet<>(keys);
        left.removeAll(others);
        return left;
    }

    /** Of equal fractions the quotients are equal; nothing of nothing comes last. */
    private static double share(int part, int whole) {
        return whole == 0 ? -1 : (double) part / whole;
    }
}
