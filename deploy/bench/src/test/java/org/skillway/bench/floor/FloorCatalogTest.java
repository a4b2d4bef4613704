package org.skillway.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.bench.floor.FloorCatalog.Need;

@DisplayName("The floor's catalog")
class FloorCatalogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @DisplayName("needs what a module assumes and what its skills need, but not what it teaches itself")
    void needs() throws JsonProcessingException {
        List<ObjectNode> skills = IntStream.range(0, 5)
                .mapToObj(i -> JSON.createObjectNode().put("key", "skill-" + i))
                .toList();
        skills.get(3).withArray("prerequisites").addObject().put("skill", "skill-1");
        skills.get(3).withArray("prerequisites").addObject().put("skill", "skill-4");
        skills.get(4).withArray("prerequisites").addObject().put("skill", "skill-1");
        FloorCatalog catalog = new FloorCatalog(skills, List.of(), List.of());
        ObjectNode module = (ObjectNode) JSON.readTree("""
                {"teaches": ["skill-3", "skill-4"], "assumes": [{"atLeast": 1, "skills": ["skill-0", "skill-2"]}]}""");
        assertThat(catalog.needs(module))
                .containsExactly(new Need(1, List.of(0, 2), null), new Need(1, List.of(1), List.of(3, 4)));
    }

    @Test
    @DisplayName("writes texts as COPY reads an array of them")
    void texts() throws JsonProcessingException {
        JsonNode texts = JSON.readTree("[{\"en\": \"say \\\"a\\\\b\\\", then\\tgo\"}, {\"en\": \"two\"}]");
        assertThat(FloorCatalog.texts(texts)).isEqualTo("{\"say \\\\\"a\\\\\\\\b\\\\\", then\\tgo\",\"two\"}");
    }
}
