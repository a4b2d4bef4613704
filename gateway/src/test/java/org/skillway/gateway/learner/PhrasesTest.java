package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.CatalogContent.ModuleEntry;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.learner.StandingSkill.PrerequisiteStanding;

@DisplayName("A phrase")
class PhrasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AWKWARD = "C:\\ \"quoted\"\n— \uD83D\uDE00 </script> }";
    private static final Map<String, String> TITLES = Map.of("en", AWKWARD, "ka", "გიტი");

    private CatalogGraph graph;

    @BeforeEach
    void prepare() {
        graph = CatalogGraph.of(new CatalogContent(
                "e",
                1,
                List.of(
                        new SkillEntry("git", null, List.of(), TITLES),
                        new SkillEntry("python", null, List.of("git"), Map.of())),
                List.of(),
                List.of(
                        new ModuleEntry("first", true, 2, 90, "en", "beginner", List.of("git"), List.of(), TITLES),
                        new ModuleEntry("second", true, 1, 30, null, null, List.of("python"), List.of(), TITLES)),
                List.of()));
    }

    @ParameterizedTest(name = "is the JSON of what it stands for, in {0}, the first time and the next")
    @ValueSource(strings = {"en", "ka", "de"})
    void same(String tag) throws JsonProcessingException {
        Locale language = Locale.forLanguageTag(tag);
        Phrases phrases = new Phrases(JSON, graph, language);
        List<Object> records = new ArrayList<>();
        List<Phrase> written = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            for (Skill skill : List.of(
                    graph.skill("git").orElseThrow(), graph.skill("python").orElseThrow())) {
                String title = skill.titles().in(language);
                records.add(new EntityRef(skill.key(), title));
                written.add(phrases.ref(skill));
                for (boolean met : List.of(true, false)) {
                    records.add(new PrerequisiteStanding(skill.key(), title, met));
                    written.add(phrases.prerequisite(skill, met));
                }
            }
            for (CourseModule module : graph.modules()) {
                for (ModuleState state : ModuleState.values()) {
                    records.add(TeachingModule.of(module, language, state));
                    written.add(phrases.module(module, state));
                }
            }
        }

        assertThat(JSON.writeValueAsBytes(written)).isEqualTo(JSON.writeValueAsBytes(records));
    }

    @Test
    @DisplayName("is whole wherever the buffer of the answer ends")
    void longAnswer() throws JsonProcessingException {
        Phrases phrases = new Phrases(JSON, graph, Locale.ENGLISH);
        CourseModule module = graph.module("first").orElseThrow();
        List<Object> records = new ArrayList<>();
        List<Object> written = new ArrayList<>();
        for (int number = 0; number < 2_000; number++) {
            String padding = "x".repeat(number % 97);
            records.add(List.of(padding, TeachingModule.of(module, Locale.ENGLISH, ModuleState.DONE)));
            written.add(List.of(padding, phrases.module(module, ModuleState.DONE)));
        }

        assertThat(JSON.writeValueAsBytes(written)).isEqualTo(JSON.writeValueAsBytes(records));
    }
}
