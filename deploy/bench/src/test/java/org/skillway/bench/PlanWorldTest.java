package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is planned in")
class PlanWorldTest {

    private final World world = PlanWorld.of(1, PlanWorld.Size.SHORT);

    @Test
    @DisplayName("has three to five modules for each skill, none of them empty, and as many as were asked for")
    void choices() {
        Map<String, Integer> teachers = new HashMap<>();
        for (ObjectNode module : world.modules()) {
            assertThat(module.path("teaches")).isNotEmpty();
            module.path("teaches").forEach(skill -> teachers.merge(skill.asText(), 1, Integer::sum));
        }
        assertThat(world.modules()).hasSize(PlanWorld.Size.SHORT.modules());
        assertThat(teachers).hasSize(world.skills().size());
        assertThat(teachers.values()).allSatisfy(count -> assertThat(count).isBetween(3, 5));
    }

    @Test
    @DisplayName("rests on nothing that comes later, and asks for forty different things")
    void order() {
        for (ObjectNode skill : world.skills()) {
            for (JsonNode prerequisite : skill.path("prerequisites")) {
                assertThat(prerequisite.path("skill").asText())
                        .isLessThan(skill.path("key").asText());
            }
        }
        assertThat(world.roles())
                .allSatisfy(role -> assertThat(role.path("requirements")).hasSize(40));
        assertThat(PlanWorld.of(1, PlanWorld.Size.SHORT)).isEqualTo(world);
    }

    @Test
    @DisplayName("as a covering is as dense as was asked for, with each row in two columns and each column in one row")
    void covering() {
        Covering covering = Covering.random("covering", 50, 200, 0.05, 1);
        int entries = covering.covers().stream().mapToInt(Set::size).sum();
        assertThat(entries).isEqualTo(500);
        assertThat(covering.covers()).noneMatch(Set::isEmpty);
        for (int row = 0; row < covering.rows(); row++) {
            int place = row;
            assertThat(covering.covers().stream().filter(rows -> rows.contains(place)))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(covering.costs()).allSatisfy(cost -> assertThat(cost).isBetween(1, 100));
        assertThat(Covering.random("covering", 50, 200, 0.05, 1)).isEqualTo(covering);
    }

    @Test
    @DisplayName("is read from files of the OR-Library, and comes in as skills, modules and a role")
    void file(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("SCP1.txt");
        Files.writeString(file, " 2 3 \n 7 5 9\n 2\n 1 3\n 1\n 2\n");
        Covering covering = Covering.read(file);
        assertThat(covering)
                .isEqualTo(new Covering("scp1", 2, List.of(7, 5, 9), List.of(Set.of(0), Set.of(1), Set.of(0))));
        World read = covering.world();
        assertThat(read.skills())
                .extracting(skill -> skill.path("key").asText())
                .containsExactly("scp1-row-00000", "scp1-row-00001");
        assertThat(read.modules())
                .extracting(module -> module.path("minutes").asInt())
                .containsExactly(7, 5, 9);
        assertThat(read.roles()).extracting(role -> role.path("key").asText()).containsExactly("scp1-role");
    }
}
