package org.skillway.gateway.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Choice;
import org.skillway.gateway.graph.Importance;
import org.skillway.gateway.graph.Role.Requirement;
import org.skillway.gateway.plan.model.Goal;

@DisplayName("Requirements as goals")
class CatalogProblemTest {

    private final CatalogGraph graph = CatalogGraph.of(new CatalogContent(
            "e",
            1,
            List.of(new SkillEntry("git", null, List.of(), Map.of("en", "Git"))),
            List.of(),
            List.of(),
            List.of()));

    private Requirement asked(Importance importance) {
        return new Requirement(
                importance, new Choice(1, List.of(graph.skill("git").orElseThrow())));
    }

    @Test
    @DisplayName("an essential one is worth more than all optional ones together")
    void weights() {
        List<Goal> goals = CatalogProblem.goals(
                List.of(asked(Importance.OPTIONAL), asked(Importance.ESSENTIAL), asked(Importance.OPTIONAL)));

        assertThat(goals).extracting(Goal::weight).containsExactly(1, 3, 1);
    }
}
