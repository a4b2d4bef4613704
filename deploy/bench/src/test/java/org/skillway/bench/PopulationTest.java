package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A population")
class PopulationTest {

    private final Population population = new Population(8, World.of(8, new World.Size(2_000, 20, 50)), 2_000);

    @Test
    @DisplayName("has thirty skills at the median and forty on average, some learners a hundred and more")
    void skew() {
        List<Integer> counts = IntStream.range(0, population.learners())
                .mapToObj(learner -> population.skills(learner).size())
                .sorted()
                .toList();
        assertThat(counts.get(counts.size() / 2)).isBetween(27, 33);
        assertThat(counts.stream().mapToInt(Integer::intValue).average().orElseThrow())
                .isBetween(36.0, 44.0);
        assertThat(counts.get(counts.size() - 1)).isGreaterThan(150);
    }

    @Test
    @DisplayName(
            "has met part of the role that each learner is on the way to, and leaves everybody something to record")
    void onTheWay() {
        for (int learner = 0; learner < 200; learner++) {
            List<String> asked = population.world().roles().get(population.role(learner)).findValues("skills").stream()
                    .map(skills -> skills.path(0).asText())
                    .toList();
            assertThat(population.skills(learner))
                    .noneMatch(key -> key.endsWith("7"))
                    .anyMatch(asked::contains)
                    .doesNotContainSequence(asked);
        }
    }

    @Test
    @DisplayName("is the same from the same seed, and written a completion a line")
    void written(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("completions.csv");
        int count = population.write(file, 10, 20);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(count + 1).doesNotHaveDuplicates();
        assertThat(lines.get(0)).isEqualTo("learner,skill,happenedAt");
        assertThat(lines.get(1)).matches("bench-learner-0000010,bench-skill-\\d{5},202[45]-.+Z");
        Path again = folder.resolve("again.csv");
        new Population(8, population.world(), 2_000).write(again, 10, 20);
        assertThat(again).hasSameTextualContentAs(file);
    }
}
