package org.skillway.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;

class GraphChangesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    @DisplayName("a graph that followed the changes says what one says that was built from everything")
    void likeFromEverything(long seed) {
        RandomContent random = new RandomContent(new SplittableRandom(seed));
        for (int round = 0; round < 30; round++) {
            CatalogContent content = random.next();
            CatalogGraph followed = CatalogGraph.of(content);
            for (int revision = 0; revision < 8; revision++) {
                CatalogContent changes = random.changesOf(content);
                CatalogGraph before = followed;
                List<String> told = told(before, content);
                followed = before.with(changes);

                assertThat(told(before, content)).as("what there was before").isEqualTo(told);
                content = merged(content, changes);
                assertThat(told(followed, content)).isEqualTo(told(CatalogGraph.of(content), content));
                assertThat(followed.revision()).isEqualTo(content.revision());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    @DisplayName("all before a skill is what is missing before it for somebody who has nothing")
    void allBefore(long seed) {
        RandomContent random = new RandomContent(new SplittableRandom(seed));
        for (int round = 0; round < 60; round++) {
            CatalogGraph graph = CatalogGraph.of(random.next());
            for (int number = 0; number < graph.skillCount(); number++) {
                Skill skill = graph.skill(number);
                int[] all = graph.allBefore(skill).toArray();

                assertThat(IntStream.of(all).mapToObj(graph::skill))
                        .containsExactlyElementsOf(graph.missingBefore(skill, new BitSet()));
                assertThat(all).doesNotContain(number);
            }
        }
    }

    @Test
    @DisplayName("other skills and another epoch are refused: they make another graph")
    void refused() {
        CatalogGraph graph = CatalogGraph.of(new CatalogContent("e", 1, List.of(), List.of(), List.of(), List.of()));

        assertThatThrownBy(() -> graph.with(new CatalogContent(
                        "e",
                        2,
                        List.of(new SkillEntry("a", null, List.of(), Map.of())),
                        List.of(),
                        List.of(),
                        List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> graph.with(new CatalogContent("f", 2, List.of(), List.of(), List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CatalogContent merged(CatalogContent content, CatalogContent changes) {
        return new CatalogContent(
                content.epoch(),
                changes.revision(),
                content.skills(),
                newest(content.roles(), changes.roles(), CatalogContent.RoleEntry::key),
                newest(content.modules(), changes.modules(), CatalogContent.ModuleEntry::key),
                newest(content.courses(), changes.courses(), CatalogContent.CourseEntry::key));
    }

    private static <T> List<T> newest(List<T> before, List<T> after, Function<T, String> key) {
        Map<String, T> all = new LinkedHashMap<>();
        before.forEach(one -> all.put(key.apply(one), one));
        after.forEach(one -> all.put(key.apply(one), one));
        return List.copyOf(all.values());
    }

    /** All that a graph says, but for the numbers of modules, which mean nothing. */
    private static List<String> told(CatalogGraph graph, CatalogContent content) {
        List<String> told = new ArrayList<>();
        graph.roles()
                .forEach(role -> told.add(role.key()
                        + title(role.titles())
                        + role.published()
                        + role.requirements().stream()
                                .map(one -> one.importance() + keys(one.choice()))
                                .toList()));
        content.modules().stream()
                .flatMap(entry -> graph.module(entry.key()).stream())
                .forEach(module -> {
                    told.add(told(module));
                    assertThat(graph.modules().get(module.number())).isSameAs(module);
                });
        content.skills().stream()
                .flatMap(entry -> graph.skill(entry.key()).stream())
                .forEach(skill -> told.add(skill.key()
                        + graph.modulesTeaching(skill).stream()
                                .map(GraphChangesTest::told)
                                .toList()));
        content.courses().stream()
                .flatMap(entry -> graph.course(entry.key()).stream())
                .forEach(course -> told.add(course.key()
                        + title(course.titles())
                        + course.published()
                        + graph.modulesOf(course).stream()
                                .map(GraphChangesTest::told)
                                .toList()));
        return told;
    }

    private static String told(CourseModule module) {
        return module.key()
                + title(module.titles())
                + module.published()
                + module.version()
                + module.minutes()
                + module.language()
                + module.level()
                + module.teaches().stream().map(Skill::key).toList()
                + module.needs().stream()
                        .map(need -> keys(need.choice())
                                + need.before().stream().map(Skill::key).toList())
                        .toList();
    }

    private static String title(Titles titles) {
        return "(" + titles.in(Locale.ENGLISH) + ")";
    }

    private static String keys(Choice choice) {
        return choice.atLeast() + " of "
                + choice.skills().stream().map(Skill::key).toList();
    }
}
