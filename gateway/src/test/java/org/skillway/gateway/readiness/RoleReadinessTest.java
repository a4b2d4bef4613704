package org.skillway.gateway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
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
import org.skillway.gateway.graph.RandomContent;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.readiness.RoleReadiness.RequirementStanding;

class RoleReadinessTest {

    private static final List<State> RECORDED = List.of(State.IN_PROGRESS, State.CLAIMED, State.COMPLETED);
    private static final List<Evidence> EVIDENCE = List.of(Evidence.values());
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
        return assess(graph, "role", List.of(records), WhatIf.NOTHING);
    }

    private static RoleReadiness assess(CatalogGraph graph, String role, List<SkillRecord> records, WhatIf whatIf) {
        return RoleReadiness.of(
                graph, graph.role(role).orElseThrow(), new Learner(LearnerSkills.of(graph, records, whatIf), Map.of()));
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

            assertThat(role.share().met()).isZero();
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
            assertThat(role.share().essentialMet()).isZero();
            assertThat(requirement.completed()).isEqualTo(1);
            assertThat(requirement.missing()).isEqualTo(1);
            assertThat(role.gap()).extracting(Skill::key).containsExactly("a", "c");
        }
    }

    @Nested
    class WhatIfs {

        private final List<SkillEntry> skills = List.of(skill("a", null), skill("b", null), skill("c", null));
        private final CatalogGraph graph = CatalogGraph.of(new CatalogContent(
                "e",
                1,
                skills,
                List.of(new RoleEntry(
                        "role",
                        true,
                        null,
                        List.of(),
                        List.of(essential(1, "a"), essential(1, "b"), essential(1, "c")),
                        Map.of())),
                List.of(),
                List.of()));

        private SkillStanding standing(int place, WhatIf whatIf, SkillRecord... records) {
            return assess(graph, "role", List.of(records), whatIf)
                    .requirements()
                    .get(place)
                    .skills()
                    .get(0);
        }

        private BitSet only(String key) {
            BitSet only = new BitSet();
            only.set(graph.skill(key).orElseThrow().number());
            return only;
        }

        @Test
        @DisplayName("a skill that is supposed to be there counts, and keeps what is recorded on it")
        void with() {
            WhatIf whatIf = new WhatIf(Set.of(Evidence.ASSESSED), only("b"), new BitSet());

            SkillStanding nothing = standing(1, whatIf);
            SkillStanding uncounted = standing(1, whatIf, entry("b", State.COMPLETED, Evidence.IMPORTED, EARLY));

            assertThat(nothing.completed()).isTrue();
            assertThat(nothing.supposed()).isTrue();
            assertThat(nothing.standing()).isEqualTo(new Standing(State.COMPLETED, List.of(), null));
            assertThat(uncounted.completed()).isTrue();
            assertThat(uncounted.standing().completedAt()).isEqualTo(EARLY);
        }

        @Test
        @DisplayName("a skill that is supposed not to be there counts for nothing")
        void without() {
            WhatIf whatIf = new WhatIf(Set.of(Evidence.values()), new BitSet(), only("a"));

            SkillStanding skill = standing(0, whatIf, entry("a", State.COMPLETED, Evidence.ASSESSED, EARLY));

            assertThat(skill.completed()).isFalse();
            assertThat(skill.standing()).isEqualTo(Standing.OPEN);
        }

        @Test
        @DisplayName("evidence of kinds that are not counted is shown and counts for nothing")
        void counted() {
            WhatIf whatIf = new WhatIf(Set.of(Evidence.ASSESSED), new BitSet(), new BitSet());

            SkillStanding skill = standing(0, whatIf, entry("a", State.COMPLETED, Evidence.SELF_REPORTED, EARLY));

            assertThat(skill.completed()).isFalse();
            assertThat(skill.standing().state()).isEqualTo(State.COMPLETED);
            assertThat(skill.standing().evidence()).containsExactly(Evidence.SELF_REPORTED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    @DisplayName("random catalogs and learners give what the definitions give")
    void againstTheOracle(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomContent contents = new RandomContent(random);
        for (int round = 0; round < 60; round++) {
            CatalogContent content = contents.next();
            List<SkillRecord> records = randomRecords(random, content);
            CatalogGraph graph = CatalogGraph.of(content);
            WhatIf whatIf = randomWhatIf(random, graph);
            RoleReadiness role = assess(graph, content.roles().get(0).key(), records, whatIf);
            NaiveReadiness oracle = new NaiveReadiness(graph, content, records, whatIf);

            assertThat((long) role.share().met()).isEqualTo(oracle.met());
            assertThat((long) role.share().essentialMet()).isEqualTo(oracle.essentialMet());
            assertThat(role.gap()).extracting(Skill::key).containsExactlyElementsOf(oracle.gap());
            role.requirements().stream()
                    .flatMap(requirement -> requirement.skills().stream())
                    .forEach(skill -> checkPrerequisites(skill, oracle));
        }
    }

    static WhatIf randomWhatIf(SplittableRandom random, CatalogGraph graph) {
        Set<Evidence> counted = EnumSet.allOf(Evidence.class);
        counted.removeIf(unused -> random.nextInt(3) == 0);
        BitSet with = new BitSet();
        BitSet without = new BitSet();
        for (int number = 0; number < graph.skillCount(); number++) {
            int chance = random.nextInt(8);
            with.set(number, chance == 0);
            without.set(number, chance == 1);
        }
        return new WhatIf(counted, with, without);
    }

    private static void checkPrerequisites(SkillStanding skill, NaiveReadiness oracle) {
        List<String> missing =
                skill.missingPrerequisites().stream().map(Skill::key).toList();
        assertThat(missing)
                .containsExactlyInAnyOrderElementsOf(
                        oracle.missingBefore(skill.skill().key()));
        assertThat(skill.unlocked()).isEqualTo(missing.isEmpty());
        assertThat(skill.prerequisites().stream()
                        .collect(Collectors.toMap(
                                before -> before.skill().key(), SkillStanding.Prerequisite::completed)))
                .isEqualTo(oracle.prerequisites(skill.skill().key()).stream()
                        .collect(Collectors.toMap(key -> key, oracle::completed)));
        Set<String> before = new HashSet<>();
        for (String key : missing) {
            Set<String> needed = oracle.prerequisites(key);
            needed.retainAll(missing);
            assertThat(before).as("learned before %s", key).containsAll(needed);
            before.add(key);
        }
    }

    static List<SkillRecord> randomRecords(SplittableRandom random, CatalogContent content) {
        List<SkillRecord> records = new ArrayList<>();
        for (SkillEntry skill : content.skills()) {
            if (random.nextInt(3) == 0) {
                State state = RECORDED.get(random.nextInt(RECORDED.size()));
                Evidence evidence = EVIDENCE.get(random.nextInt(EVIDENCE.size()));
                records.add(entry(skill.key(), state, state == State.COMPLETED ? evidence : null, EARLY));
            }
        }
        return records;
    }
}
