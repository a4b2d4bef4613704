package org.skillway.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.bench.floor.FloorRecords.Fact;

@DisplayName("A learner on the floor's catalog in memory")
class LearnerOnGraphTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STARTED = 0;
    private static final int IMPORTED = 3;

    private final FloorGraph graph = new FloorGraph();

    /** Skills 0 to 4, of which 3 needs 2 and 1, and 2 needs 0; a role that asks for 3, and for one of 1 and 4. */
    @BeforeEach
    void world() {
        for (int skill = 0; skill < 5; skill++) {
            graph.addSkill("skill-" + skill, "Skill \"" + skill + "\"");
        }
        graph.addPrerequisite(3, 2);
        graph.addPrerequisite(3, 1);
        graph.addPrerequisite(2, 0);
        graph.addModule("long", "Long", 60, "en", "beginner");
        graph.addModule("short", "Short", 15, "en", "advanced");
        graph.addTeaching(3, 0);
        graph.addTeaching(3, 1);
        graph.addNeed(0, 1, new int[] {0, 4}, null);
        graph.addNeed(1, 1, new int[] {2}, new int[] {3});
        graph.addRole("role", "Role");
        graph.addRequirement("role", 0, "essential", 1, new int[] {3});
        graph.addRequirement("role", 1, "optional", 1, new int[] {1, 4});
    }

    private JsonNode answer(Fact... facts) throws JsonProcessingException {
        FloorRecords records = new FloorRecords(7, 9, List.of(facts));
        return JSON.readTree(
                LearnerOnGraph.answer(graph, "anna", "role", records).toString());
    }

    private static Fact completed(String skill) {
        return new Fact(Fact.COMPLETED, IMPORTED, 1_700_000_000_000_000L, skill);
    }

    @Test
    @DisplayName("is told all that comes before a skill and is missing, in an order in which it can be learned")
    void missing() throws JsonProcessingException {
        JsonNode skill = answer(completed("skill-1")).at("/requirements/0/skills/0");
        assertThat(skill.path("unlocked").asBoolean()).isFalse();
        assertThat(skill.path("missingPrerequisites").findValuesAsText("key")).containsExactly("skill-0", "skill-2");
        assertThat(skill.path("prerequisites")).isEqualTo(JSON.readTree("""
                [{"key": "skill-1", "title": "Skill \\"1\\"", "met": true},
                 {"key": "skill-2", "title": "Skill \\"2\\"", "met": false}]"""));
    }

    @Test
    @DisplayName("is told of a completed skill that nothing is missing")
    void unlocked() throws JsonProcessingException {
        JsonNode skill = answer(completed("skill-3")).at("/requirements/0/skills/0");
        assertThat(skill.path("unlocked").asBoolean()).isTrue();
        assertThat(skill.path("missingPrerequisites")).isEmpty();
        assertThat(skill.path("completedAt").asText()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(skill.path("evidence")).isEqualTo(JSON.readTree("[\"imported\"]"));
    }

    @Test
    @DisplayName("finds modules locked, open and done, the shortest first")
    void modules() throws JsonProcessingException {
        assertThat(states(answer())).containsExactly("locked", "locked");
        assertThat(states(answer(completed("skill-4")))).containsExactly("locked", "open");
        assertThat(states(answer(completed("skill-2"), new Fact(Fact.MODULE_COMPLETED, -1, 0, "long"))))
                .containsExactly("open", "done");
        assertThat(states(answer(completed("skill-3")))).containsExactly("open", "locked");
    }

    private static List<String> states(JsonNode answer) {
        JsonNode modules = answer.at("/requirements/0/skills/0/modules");
        assertThat(modules.findValuesAsText("key")).containsExactly("short", "long");
        return modules.findValuesAsText("state");
    }

    @Test
    @DisplayName("has a gap where a requirement is not met, and one that does not name what is there already")
    void gap() throws JsonProcessingException {
        assertThat(answer(completed("skill-4"), new Fact(STARTED, -1, 0, "skill-3"))
                        .path("gap"))
                .isEqualTo(JSON.readTree("""
                {"requirements": 1, "essential": 1, "skills": ["skill-3"], "why": [{"skill": "skill-3",
                 "reason": "in-progress",
                 "requirements": [{"place": 0, "importance": "essential", "missing": 1, "among": 1}]}]}"""));
        JsonNode all = answer();
        assertThat(all.at("/gap/requirements").asInt()).isEqualTo(2);
        assertThat(all.at("/gap/skills")).isEqualTo(JSON.readTree("[\"skill-3\", \"skill-1\", \"skill-4\"]"));
        assertThat(all.at("/gap/why/2/requirements/0/among").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("is ready by shares of what is essential and of all")
    void readiness() throws JsonProcessingException {
        assertThat(answer(completed("skill-1")).path("readiness")).isEqualTo(JSON.readTree("""
                {"essential": 0.0, "all": 0.5, "essentialMet": 0, "essentialTotal": 1, "met": 1, "total": 2}"""));
    }

    @Test
    @DisplayName("is told nothing of a role that is not there")
    void unknown() {
        assertThat(LearnerOnGraph.answer(graph, "anna", "other", new FloorRecords(0, 1, List.of())))
                .isNull();
    }

    @Test
    @DisplayName("is the same after the records have gone from one process to another")
    void told() {
        FloorRecords records =
                new FloorRecords(7, 9, List.of(completed("skill-1"), new Fact(Fact.CLAIMED, -1, -5, "a".repeat(80))));
        assertThat(FloorRecords.read(records.told())).isEqualTo(records);
    }
}
