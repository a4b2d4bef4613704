package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.bench.FloorCatalog.Need;

@DisplayName("The floor's catalog")
class FloorCatalogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @DisplayName("needs what a module assumes and what its skills need, but not what it teaches itself")
    void needs() throws JsonProcessingException {
        List<ObjectNode> skills = IntStream.range(0, 5)
                .mapToObj(i -> World.skill(i, new Random(1)))
                .toList();
        skills.forEach(skill -> skill.putArray("prerequisites"));
        skills.get(3).withArray("prerequisites").addObject().put("skill", "bench-skill-00001");
        skills.get(3).withArray("prerequisites").addObject().put("skill", "bench-skill-00004");
        skills.get(4).withArray("prerequisites").addObject().put("skill", "bench-skill-00001");
        FloorCatalog catalog = new FloorCatalog(new World(skills, List.of(), List.of()));
        ObjectNode module = (ObjectNode) JSON.readTree("""
                {"teaches": ["bench-skill-00003", "bench-skill-00004"],
                 "assumes": [{"atLeast": 1, "skills": ["bench-skill-00000", "bench-skill-00002"]}]}""");
        assertThat(catalog.needs(module))
                .containsExactly(new Need(1, List.of(0, 2), null), new Need(1, List.of(1), List.of(3, 4)));
    }

    @Test
    @DisplayName("finds the sum of a heap in what jcmd prints")
    void total() {
        String histogram = """
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:        120011        9120456  [B (java.base@17.0.15)
                Total        301234       20123456
                """;
        assertThat(StackProcesses.totalBytes("123:\n" + histogram)).isEqualTo(20_123_456);
    }
}
