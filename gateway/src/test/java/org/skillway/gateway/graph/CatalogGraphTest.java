package org.skillway.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.graph.CatalogContent.AssumptionEntry;
import org.skillway.gateway.graph.CatalogContent.CourseEntry;
import org.skillway.gateway.graph.CatalogContent.ModuleEntry;
import org.skillway.gateway.graph.CatalogContent.RequirementEntry;
import org.skillway.gateway.graph.CatalogContent.RoleEntry;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;

class CatalogGraphTest {

    private final List<SkillEntry> skills = new ArrayList<>();
    private final List<RoleEntry> roles = new ArrayList<>();
    private final List<ModuleEntry> modules = new ArrayList<>();
    private final List<CourseEntry> courses = new ArrayList<>();

    private CatalogGraph graph() {
        return CatalogGraph.of(new CatalogContent("epoch", 7, skills, roles, modules, courses));
    }

    private void skill(String key, String... prerequisites) {
        skills.add(new SkillEntry(key, null, List.of(prerequisites), Map.of("en", key.toUpperCase(Locale.ROOT))));
    }

    private void merged(String key, String into) {
        skills.add(new SkillEntry(key, into, List.of(), Map.of()));
    }

    private void role(int atLeast, String... of) {
        roles.add(new RoleEntry(
                "role",
                true,
                null,
                List.of(),
                List.of(new RequirementEntry(Importance.ESSENTIAL, atLeast, List.of(of))),
                Map.of()));
    }

    private void module(String key, boolean published, int minutes, String... teaches) {
        module(key, published, minutes, List.of(), teaches);
    }

    private void module(String key, boolean published, int minutes, List<AssumptionEntry> assumes, String... teaches) {
        modules.add(new ModuleEntry(
                key, published, 1, minutes, "en", "beginner", List.of(teaches), assumes, Map.of("en", key)));
    }

    private static List<String> keys(List<Skill> skills) {
        return skills.stream().map(Skill::key).toList();
    }

    private List<String> missingBefore(String key, String... held) {
        CatalogGraph graph = graph();
        BitSet bits = new BitSet();
        for (String one : held) {
            bits.set(graph.skill(one).orElseThrow().number());
        }
        return keys(graph.missingBefore(graph.skill(key).orElseThrow(), bits));
    }

    @Nested
    class Numbering {

        @Test
        @DisplayName("a skill comes after its prerequisites, and by key where they leave a choice")
        void topological() {
            skill("a", "z");
            skill("z", "m");
            skill("m");
            skill("b");

            CatalogGraph graph = graph();

            assertThat(keys(List.of(graph.skill(0), graph.skill(1), graph.skill(2), graph.skill(3))))
                    .containsExactly("b", "m", "z", "a");
        }

        @Test
        @DisplayName("prerequisites that go in a circle still end, and each skill stands once")
        void circle() {
            skill("a", "b");
            skill("b", "a");
            skill("c");

            assertThat(graph().skillCount()).isEqualTo(3);
            assertThat(missingBefore("a")).containsExactly("b");
        }
    }

    @Nested
    class Merges {

        @Test
        @DisplayName("a merged key leads to the skill that survived, over several merges")
        void chain() {
            skill("c");
            merged("b", "c");
            merged("a", "b");

            assertThat(graph().skill("a")).map(Skill::key).contains("c");
            assertThat(graph().skillCount()).isEqualTo(1);
        }

        @Test
        @DisplayName("a merged key leads to the survivor however long the chain, in whatever order it is told")
        void longChain() {
            for (int i = 0; i < 500; i++) {
                merged("s" + i, "s" + (i + 1));
            }
            skill("s500");
            Collections.shuffle(skills, new Random(7));
            module("m", true, 10, "s0", "s250");

            CatalogGraph graph = graph();

            assertThat(graph.skillCount()).isEqualTo(1);
            assertThat(graph.skill("s0")).map(Skill::key).contains("s500");
            assertThat(graph.modulesTeaching(graph.skill("s123").orElseThrow()))
                    .extracting(CourseModule::key)
                    .containsExactly("m");
        }

        @Test
        @DisplayName("what a merged skill needed before its merge, its survivor does not need")
        void prerequisitesOfTheMerged() {
            skills.add(new SkillEntry("old", "new", List.of("base"), Map.of()));
            skill("new");
            skill("base");
            skill("top", "old");

            assertThat(missingBefore("top")).containsExactly("new");
        }

        @Test
        @DisplayName("a requirement that folds asks for no more skills than remain, in the order of first mention")
        void requirementFolds() {
            skill("x");
            skill("y");
            merged("old-x", "x");
            role(3, "old-x", "y", "x");

            Role.Requirement requirement =
                    graph().role("role").orElseThrow().requirements().get(0);

            assertThat(keys(requirement.skills())).containsExactly("x", "y");
            assertThat(requirement.atLeast()).isEqualTo(2);
        }

        @Test
        @DisplayName("a requirement that keeps enough skills keeps its number")
        void requirementKeepsItsNumber() {
            skill("x");
            skill("y");
            skill("z");
            merged("old-x", "x");
            role(2, "old-x", "y", "z", "x");

            assertThat(graph().role("role").orElseThrow().requirements().get(0).atLeast())
                    .isEqualTo(2);
        }

        @Test
        @DisplayName("a prerequisite that folds into the skill itself is none")
        void prerequisiteFoldsAway() {
            skill("x", "old-x", "y");
            skill("y");
            merged("old-x", "x");

            assertThat(missingBefore("x")).containsExactly("y");
        }

        @Test
        @DisplayName("merges in a circle and keys without a description are refused")
        void refused() {
            merged("a", "b");
            merged("b", "a");
            assertThatThrownBy(CatalogGraphTest.this::graph).hasMessageContaining("circle");

            skills.clear();
            skill("a", "nowhere");
            assertThatThrownBy(CatalogGraphTest.this::graph).hasMessageContaining("nowhere");
        }
    }

    @Nested
    class MissingBefore {

        @Test
        @DisplayName("all that lies behind is named, in an order in which it can be learned")
        void transitive() {
            skill("d", "c", "b");
            skill("c", "b");
            skill("b", "a");
            skill("a");

            assertThat(missingBefore("d")).containsExactly("a", "b", "c");
        }

        @Test
        @DisplayName("a skill that is held never makes its own prerequisites necessary")
        void heldHides() {
            skill("d", "c");
            skill("c", "b");
            skill("b", "a");
            skill("a");

            assertThat(missingBefore("d", "c")).isEmpty();
            assertThat(missingBefore("d", "b")).containsExactly("c");
        }
    }

    @Nested
    class Modules {

        @Test
        @DisplayName("published ones stand at every skill that they teach, cheapest first, then by key")
        void order() {
            skill("x");
            merged("old-x", "x");
            module("b", true, 10, "x");
            module("a", true, 10, "old-x");
            module("cheap", true, 5, "x", "old-x");
            module("gone", false, 1, "x");
            CatalogGraph graph = graph();

            assertThat(graph.modulesTeaching(graph.skill("x").orElseThrow()))
                    .extracting(CourseModule::key)
                    .containsExactly("cheap", "a", "b");
        }
    }

    @Nested
    class Needs {

        private List<String> needs(String key) {
            return graph().module(key).orElseThrow().needs().stream()
                    .map(need -> need.choice().atLeast() + " of "
                            + keys(need.choice().skills()) + (need.assumed() ? "" : " before " + keys(need.before())))
                    .toList();
        }

        private boolean unlocked(String module, String... held) {
            CatalogGraph graph = graph();
            BitSet bits = new BitSet();
            for (String one : held) {
                bits.set(graph.skill(one).orElseThrow().number());
            }
            return graph.module(module).orElseThrow().unlockedBy(bits);
        }

        @Test
        @DisplayName("are the assumptions, then the prerequisites of what is taught that it does not teach itself")
        void both() {
            skill("a");
            skill("b", "a");
            skill("c", "a", "b");
            skill("d", "b");
            module("m", true, 10, List.of(new AssumptionEntry(1, List.of("d", "a"))), "c", "b");

            assertThat(needs("m")).containsExactly("1 of [d, a]", "1 of [a] before [c, b]");
        }

        @Test
        @DisplayName("are read through merges: an assumption that folds asks for no more than remains")
        void folded() {
            skill("a");
            merged("old-a", "a");
            skill("b", "old-a");
            module("m", true, 10, List.of(new AssumptionEntry(2, List.of("a", "old-a"))), "b");

            assertThat(needs("m")).containsExactly("1 of [a]", "1 of [a] before [b]");
        }

        @Test
        @DisplayName("that are a choice are met by enough of its skills")
        void choice() {
            skill("a");
            skill("b");
            skill("c");
            skill("d");
            module("m", true, 10, List.of(new AssumptionEntry(2, List.of("a", "b", "c"))), "d");

            assertThat(unlocked("m", "b")).isFalse();
            assertThat(unlocked("m", "b", "c")).isTrue();
        }

        @Test
        @DisplayName("a taught skill that is held makes its prerequisites necessary no more")
        void held() {
            skill("a");
            skill("b", "a");
            skill("c");
            module("m", true, 10, "b", "c");

            assertThat(unlocked("m")).isFalse();
            assertThat(unlocked("m", "a")).isTrue();
            assertThat(unlocked("m", "b")).isTrue();
        }
    }

    @Nested
    class RolesAndCourses {

        @Test
        @DisplayName("roles stand by key, retired ones too, with where they belong and where they lead")
        void roles() {
            roles.add(new RoleEntry("b", true, "a", List.of("c", "a"), List.of(), Map.of("en", "B")));
            roles.add(new RoleEntry("a", false, null, List.of(), List.of(), Map.of()));

            CatalogGraph graph = graph();

            assertThat(graph.roles()).extracting(Role::key).containsExactly("a", "b");
            assertThat(graph.role("b").orElseThrow().broader()).isEqualTo("a");
            assertThat(graph.role("b").orElseThrow().careerSteps()).containsExactly("c", "a");
            assertThat(graph.role("a").orElseThrow().published()).isFalse();
        }

        @Test
        @DisplayName("a course has its modules in its order, retired ones too")
        void course() {
            skill("x");
            module("a", true, 1, "x");
            module("b", false, 1, "x");
            courses.add(new CourseEntry("c", true, 3, List.of("b", "a"), Map.of()));

            CatalogGraph graph = graph();
            Course course = graph.course("c").orElseThrow();

            assertThat(course.version()).isEqualTo(3);
            assertThat(graph.modulesOf(course)).extracting(CourseModule::key).containsExactly("b", "a");
            assertThat(graph.course("a")).isEmpty();
        }

        @Test
        @DisplayName("a course of a module that nobody describes is refused")
        void refused() {
            courses.add(new CourseEntry("c", true, 3, List.of("nowhere"), Map.of()));

            assertThatThrownBy(CatalogGraphTest.this::graph).hasMessageContaining("nowhere");
        }
    }

    @Nested
    class TitlesIn {

        @Test
        @DisplayName("the language asked for, else English, else any, else the key")
        void fallBack() {
            Locale georgian = Locale.forLanguageTag("ka");

            assertThat(new Titles("k", Map.of("en", "E", "ka", "G")).in(georgian))
                    .isEqualTo("G");
            assertThat(new Titles("k", Map.of("en", "E", "de", "D")).in(georgian))
                    .isEqualTo("E");
            assertThat(new Titles("k", Map.of("fr", "F", "de", "D")).in(georgian))
                    .isEqualTo("D");
            assertThat(new Titles("k", Map.of()).in(georgian)).isEqualTo("k");
        }
    }
}
