package org.skillway.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cycle in a graph")
class CyclesTest {

    @Test
    @DisplayName("is named from its smallest key")
    void named() {
        assertThat(Cycles.find(Map.of("c", Set.of("a"), "a", Set.of("b"), "b", Set.of("c"), "d", Set.of("a"))))
                .contains(List.of("a", "b", "c"));
    }

    @Test
    @DisplayName("is not seen in a diamond")
    void diamond() {
        assertThat(Cycles.find(Map.of("a", Set.of("b", "c"), "b", Set.of("d"), "c", Set.of("d"))))
                .isEmpty();
    }

    @Test
    @DisplayName("is found exactly when repeated removal of sources leaves something, in 2,000 random graphs")
    void random() {
        SplittableRandom random = new SplittableRandom(20_261_123);
        for (int round = 0; round < 2_000; round++) {
            Map<String, Set<String>> graph = randomGraph(random);
            Optional<List<String>> cycle = Cycles.find(graph);
            assertThat(cycle.isPresent()).as("%s", graph).isEqualTo(hasCycle(graph));
            cycle.ifPresent(found -> {
                for (int i = 0; i < found.size(); i++) {
                    assertThat(graph.get(found.get(i))).contains(found.get((i + 1) % found.size()));
                }
            });
        }
    }

    private static Map<String, Set<String>> randomGraph(SplittableRandom random) {
        int nodes = 1 + random.nextInt(8);
        Map<String, Set<String>> graph = new HashMap<>();
        for (int edge = random.nextInt(nodes * 2); edge > 0; edge--) {
            graph.computeIfAbsent("n" + random.nextInt(nodes), key -> new TreeSet<>())
                    .add("n" + random.nextInt(nodes));
        }
        return graph;
    }

    private static boolean hasCycle(Map<String, Set<String>> graph) {
        Map<String, Set<String>> rest = new HashMap<>(graph);
        while (true) {
            Set<String> targets = new TreeSet<>();
            rest.values().forEach(targets::addAll);
            if (!rest.keySet().retainAll(targets)) {
                return !rest.isEmpty();
            }
        }
    }
}
