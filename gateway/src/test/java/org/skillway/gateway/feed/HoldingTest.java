package org.skillway.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Course;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;

@DisplayName("What is held of the feed")
class HoldingTest {

    private static final String SKILL =
            "{'line':'entity','kind':'skill','key':'%s','status':'published','prerequisites':[%s]}";
    private static final String MERGED =
            "{'line':'entity','kind':'skill','key':'%s','status':'merged','mergedInto':'%s','prerequisites':['c']}";
    private static final String MODULE =
            "{'line':'entity','kind':'module','key':'m','status':'%s','minutes':5,'teaches':['a']}";
    private static final String ROLE = "{'line':'entity','kind':'role','key':'r','status':'%s',"
            + "'requirements':[{'importance':'essential','atLeast':2,'skills':['a','b']}]}";
    private static final String COURSE =
            "{'line':'entity','kind':'course','key':'m','status':'published','modules':['m']}";

    private Holding holding = new Holding("e", 1, new TreeMap<>());

    @Test
    @DisplayName("a retired module teaches nothing any more, and does again when the retirement is taken back")
    void retiredModule() {
        assertThat(teaching(graph(SKILL.formatted("a", ""), MODULE.formatted("published"), COURSE)))
                .containsExactly("m");
        assertThat(teaching(graph(MODULE.formatted("retired")))).isEmpty();
        assertThat(teaching(graph(MODULE.formatted("published")))).containsExactly("m");
    }

    @Test
    @DisplayName("a retired role is known, and known to be retired")
    void retiredRole() {
        CatalogGraph graph = graph(SKILL.formatted("a", ""), SKILL.formatted("b", ""), ROLE.formatted("published"));
        assertThat(graph.role("r").orElseThrow().published()).isTrue();
        assertThat(graph(ROLE.formatted("retired")).role("r").orElseThrow().published())
                .isFalse();
    }

    @Test
    @DisplayName("a skill that is merged, merged on, and taken back out of it leads where it leads by then")
    void merges() {
        graph(
                SKILL.formatted("a", ""),
                SKILL.formatted("b", ""),
                SKILL.formatted("c", ""),
                ROLE.formatted("published"),
                MODULE.formatted("published"));
        CatalogGraph once = graph(MERGED.formatted("a", "b"));
        assertThat(once.skill("a")).map(Skill::key).contains("b");
        assertThat(once.role("r").orElseThrow().requirements().get(0).atLeast()).isEqualTo(1);
        CatalogGraph twice = graph(MERGED.formatted("b", "c"));
        assertThat(twice.skill("a")).map(Skill::key).contains("c");
        assertThat(twice.skillCount()).isEqualTo(1);
        assertThat(teaching(twice)).containsExactly("m");
        CatalogGraph back = graph(SKILL.formatted("b", ""), SKILL.formatted("a", "'c'"));
        assertThat(back.skillCount()).isEqualTo(3);
        assertThat(back.role("r").orElseThrow().requirements().get(0).atLeast()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "everything that answers need stands in the graph: versions, languages, levels, needs, courses, careers")
    void everything() {
        CatalogGraph graph = graph(
                SKILL.formatted("a", "'b'"),
                SKILL.formatted("b", ""),
                "{'line':'entity','kind':'module','key':'m','status':'published','version':4,'minutes':5,"
                        + "'language':'ka','level':'advanced','teaches':['a'],'assumes':[{'skills':['b']}]}",
                "{'line':'entity','kind':'course','key':'c','status':'retired','version':2,'modules':['m']}",
                "{'line':'entity','kind':'role','key':'r','status':'published','broader':'s','careerSteps':['t']}");

        CourseModule module = graph.module("m").orElseThrow();
        assertThat(module)
                .extracting(CourseModule::version, CourseModule::language, CourseModule::level)
                .containsExactly(4, "ka", "advanced");
        assertThat(module.needs()).extracting(CourseModule.Need::assumed).containsExactly(true, false);
        assertThat(graph.course("c").orElseThrow())
                .extracting(Course::published, Course::version)
                .containsExactly(false, 2);
        assertThat(graph.role("r").orElseThrow())
                .extracting(Role::broader, Role::careerSteps)
                .containsExactly("s", List.of("t"));
    }

    private static List<String> teaching(CatalogGraph graph) {
        return graph.modulesTeaching(graph.skill("a").orElseThrow()).stream()
                .map(CourseModule::key)
                .toList();
    }

    private CatalogGraph graph(String... lines) {
        TreeMap<String, FeedLine> entities = new TreeMap<>(holding.entities());
        for (String text : lines) {
            FeedLine line = line(text);
            entities.put(line.id(), line);
        }
        holding = new Holding("e", holding.revision() + 1, entities);
        return CatalogGraph.of(holding.content());
    }

    private static FeedLine line(String text) {
        try {
            return new JsonMapper().readValue(text.replace('\'', '"'), FeedLine.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
