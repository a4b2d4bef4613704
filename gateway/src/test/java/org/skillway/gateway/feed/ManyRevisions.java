package org.skillway.gateway.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.CatalogGraph;

/** A process that goes through revisions whose graphs together are several times as large as its heap. */
final class ManyRevisions {

    private static final int REVISIONS = 30;
    private static final int SKILLS = 10_000;

    private ManyRevisions() {}

    public static void main(String[] arguments) {
        CurrentGraph current = new CurrentGraph(Clock.systemUTC());
        EarlierGraphs earlier =
                new EarlierGraphs(current, null, new All(), Clock.systemUTC(), Executors.newCachedThreadPool());
        for (int revision = 1; revision <= REVISIONS; revision++) {
            CatalogGraph graph = CatalogGraph.of(content(revision));
            current.graph().ifPresent(earlier::keep);
            current.adopt(graph);
        }
        // What there is room for is still kept: of these, the one before the last.
        long before =
                earlier.at(REVISIONS - 1).await().atMost(Duration.ofSeconds(1)).revision();
        System.exit(before == REVISIONS - 1 ? 0 : 2);
    }

    private static CatalogContent content(int revision) {
        return new CatalogContent(
                "e",
                revision,
                IntStream.range(0, SKILLS)
                        .mapToObj(number -> new CatalogContent.SkillEntry(
                                "skill-" + number, null, List.of(), Map.of("en", "Skill " + number)))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Would keep them all. */
    private static final class All implements SkillwayConfig.Graphs {

        @Override
        public int most() {
            return REVISIONS;
        }

        @Override
        public Duration keep() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration fetch() {
            return Duration.ofSeconds(1);
        }
    }
}
