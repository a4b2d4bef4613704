package org.skillway.gateway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.CatalogContent.RequirementEntry;
import org.skillway.gateway.graph.CatalogContent.RoleEntry;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Importance;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.readiness.RoleReadiness.RequirementStanding;
import org.skillway.gateway.readiness.RoleReadiness.SkillStanding;

class RoleReadinessTest {

    private static final List<State> RECORDED = List.of(State.IN_PROGRESS, State.CLAIMED, State.COMPLETED);
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");

    private static SkillEntry skill(String key, String mergedInto) {
        return new SkillEntry(key, mergedInto, List.of(), Map.of());
    }

    private static SkillRecord entry(String key, State state, Evidence evidence, Instant at) {
        return new SkillRecord(key, state, evidence == null ? List.of() : List.of(evidence), at);
    }

    private static RoleReadiness assess(
            List<SkillEntry> skills, List<RequirementEntry> requirements, SkillRecord... records) {
        CatalogGraph graph = CatalogGraph.of(new CatalogContent(
                "e",
                1,
                skills,
                List.of(new RoleEntry("role", true, null, List.of(), requirements, Map.of())),
                List.of(),
                List.of()));
        return RoleReadiness.of(graph, graph.role("role").orElseThrow(), LearnerSkills.of(graph, List.of(records)));
    }

    private static RequirementEntry essential(int atLeast, String... skills) {
        return new RequirementEntry(Importance.ESSENTIAL, atLeast, List.of(skills));
    }

    @Nested
    class StatesOfASkill {

        @Test
        @DisplayName("what is claimed or in progress is shown and counts for nothing")
        void onlyCompletedCounts() {
            RoleReadiness role = assess(
                    List.of(skill("a", null), skill("b", null)),
                    List.of(essential(1, "a", "b")),
                    entry("a", State.CLAIMED, null, EARLY),
                    entry("b", State.IN_PROGRESS, null, EARLY));

            assertThat(role.met()).isZero();
            assertThat(role.requirements().get(0).skills())
                    .extracting(skill -> skill.standing().state())
                    .containsExactly(State.CLAIMED, State.IN_PROGRESS);
        }

        @Test
        @DisplayName("records on merged keys count for the survivor: best state, all evidence, earliest completion")
        void mergedRecords() {
            RoleReadiness role = assess(
                    List.of(skill("a", null), skill("b", "a"), skill("c", "b")),
                    List.of(essential(1, "a")),
                    entry("a", State.CLAIMED, null, EARLY),
                    entry("b", State.COMPLETED, Evidence.ASSESSED, LATE),
                    entry("c", State.COMPLETED, Evidence.SELF_REPORTED, EARLY));

            Standing standing = role.requirements().get(0).skills().get(0).standing();
            assertThat(standing)
                    .isEqualTo(
                            new Standing(State.COMPLETED, List.of(Evidence.SELF_REPORTED, Evidence.ASSESSED), EARLY));
        }

        @Test
        @DisplayName("a record on a key that this revision does not know counts for nothing")
        void unknownKey() {
            RoleReadiness role = assess(
                    List.of(skill("a", null)),
                    List.of(essential(1, "a")),
                    entry("newer", State.COMPLETED, Evidence.ASSESSED, EARLY));

            assertThat(role.gap()).extracting(Skill::key).containsExactly("a");
        }
    }

    @Nested
    class ARequirement {

        @Test
        @DisplayName("counts as met or not met, never as half")
        void allOrNothing() {
            RoleReadiness role = assess(
                    List.of(skill("a", null), skill("b", null), skill("c", null)),
                    List.of(essential(2, "a", "b", "c")),
                    entry("b", State.COMPLETED, Evidence.ASSESSED, EARLY));

            RequirementStanding requirement = role.requirements().get(0);
            assertThat(role.essentialMet()).isZero();
            assertThat(requirement.completed()).isEqualTo(1);
            assertThat(requirement.missing()).isEqualTo(1);
            assertThat(role.gap()).extracting(Skill::key).containsExactly("a", "c");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    @DisplayName("random catalogs and learners give what the definitions give")
    void againstTheOracle(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            CatalogContent content = randomContent(random);
            List<SkillRecord> records = randomRecords(random, content);
            CatalogGraph graph = CatalogGraph.of(content);
            RoleReadiness role =
                    RoleReadiness.of(graph, graph.role("role").orElseThrow(), LearnerSkills.of(graph, records));
            NaiveReadiness oracle = new NaiveReadiness(content, records);

            assertThat((long) role.met()).isEqualTo(oracle.met());
            assertThat((long) role.essentialMet()).isEqualTo(oracle.essentialMet());
            assertThat(role.gap()).extracting(Skill::key).containsExactlyElementsOf(oracle.gap());
            role.requirements().stream()
                    .flatMap(requirement -> requirement.skills().stream())
                    .forEach(skill -> checkPrerequisites(skill, oracle));
        }
    }

    private static void checkPrerequisites(SkillStanding skill, NaiveReadiness oracle) {
        List<String> missing =
                skill.missingPrerequisites().stream().map(Skill::key).toList();
        assertThat(missing)
                .containsExactlyInAnyOrderElementsOf(
                        oracle.missingBefore(skill.skill().key()));
        assertThat(skill.unlocked()).isEqualTo(missing.isEmpty());
        Set<String> before = new HashSet<>();
        for (String key : missing) {
            Set<String> needed = oracle.prerequisites(key);
            needed.retainAll(missing);
            assertThat(before).as("learned before %s", key).containsAll(needed);
            before.add(key);
        }
    }

    // Prerequisites and merges point to lower numbers only, so that neither can go in a circle.
    private static CatalogContent randomContent(SplittableRandom random) {
        int count = random.nextInt(1, 14);
        List<SkillEntry> skills = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String mergedInto = number > 0 && random.nextInt(4) == 0 ? "s" + random.nextInt(number) : null;
            List<String> prerequisites = new ArrayList<>();
            for (int lower = 0; lower < number; lower++) {
                if (mergedInto == null && random.nextInt(4) == 0) {
                    prerequisites.add("s" + lower);
                }
            }
            skills.add(new SkillEntry("s" + number, mergedInto, prerequisites, Map.of()));
        }
        List<RequirementEntry> requirements = new ArrayList<>();
        for (int number = random.nextInt(6); number > 0; number--) {
            Set<String> of = new HashSet<>();
            for (int draws = random.nextInt(1, 6); draws > 0; draws--) {
                of.add("s" + random.nextInt(count));
            }
            requirements.add(new RequirementEntry(
                    random.nextBoolean() ? Importance.ESSENTIAL : Importance.OPTIONAL,
                    random.nextInt(1, of.size() + 1),
                    List.copyOf(of)));
        }
        return new CatalogContent(
                "e",
                1,
                skills,
                List.of(new RoleEntry("role", true, null, List.of(), requirements, Map.of())),
                List.of(),
                List.of());
    }

    private static List<SkillRecord> randomRecords(SplittableRandom random, CatalogContent content) {
        List<SkillRecord> records = new ArrayList<>();
        for (SkillEntry skill : content.skills()) {
            if (random.nextInt(3) == 0) {
                State state = RECORDED.get(random.nextInt(RECORDED.size()));
                records.add(entry(skill.key(), state, Evidence.SELF_REPORTED, EARLY));
            }
        }
        return records;
    }
}
