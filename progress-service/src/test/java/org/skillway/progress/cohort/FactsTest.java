package org.skillway.progress.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Counting cohorts")
class FactsTest {

    @Test
    @DisplayName("comes to what a recount comes to that goes through everybody for every figure")
    void recount() {
        for (int seed = 0; seed < 200; seed++) {
            RandomWorld world = new RandomWorld(seed, 20);
            Facts facts = new Facts(world.structure());
            world.learners.forEach((learner, standing) ->
                    standing.forEach(fact -> facts.take(learner, fact.kind(), fact.key(), fact.isLong())));
            facts.endPartition();
            assertThat(facts.tallies()).hasSize(8);
            for (Tally tally : facts.tallies()) {
                String kind = tally.cohort().kind().name().toLowerCase(Locale.ROOT);
                assertThat(tally.counts())
                        .as("%s of world %d", kind, seed)
                        .isEqualTo(world.recount(kind, tally.cohort().key()));
            }
        }
    }
}
