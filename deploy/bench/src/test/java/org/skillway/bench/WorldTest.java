package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A world")
class WorldTest {

    private final World world = World.of(8, World.Size.SHORT);

    @Test
    @DisplayName("is the same for the same seed, another for another")
    void seeded() {
        assertThat(World.of(8, World.Size.SHORT)).isEqualTo(world);
        assertThat(World.of(9, World.Size.SHORT)).isNotEqualTo(world);
    }

    @Test
    @DisplayName("has the size that was asked for")
    void size() {
        assertThat(List.of(
                        world.skills().size(),
                        world.roles().size(),
                        world.modules().size()))
                .containsExactly(700, 45, 1_000);
    }

    @Test
    @DisplayName("has no skill that needs a later one")
    void order() {
        int needs = 0;
        for (int i = 0; i < world.skills().size(); i++) {
            for (JsonNode prerequisite : world.skills().get(i).path("prerequisites")) {
                needs++;
                assertThat(prerequisite.path("skill").asText()).isLessThan(World.key("bench-skill", i));
            }
        }
        assertThat(needs).isGreaterThan(500);
    }

    @Test
    @DisplayName("has modules that assume nothing that they teach themselves")
    void modules() {
        for (JsonNode module : world.modules()) {
            Set<String> taught = new HashSet<>();
            module.path("teaches").forEach(key -> taught.add(key.asText()));
            module.path("assumes").forEach(assumption -> assertThat(taught)
                    .doesNotContain(assumption.path("skills").get(0).asText()));
        }
    }
}
