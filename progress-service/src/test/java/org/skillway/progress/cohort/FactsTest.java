package org.skillway.progress.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Counting cohorts")
class FactsTest {

    @Test
    @DisplayName(
            "comes to what a recount comes to that goes through everybody for every figure, and counts nobody's nowhere")
    void recount() {
        for (int seed = 0; seed < 200; seed++) {
            RandomWorld world = new RandomWorld(seed, seed % 21);
            Structure structure = world.structure();
            Tallies tallies = new Tallies(structure);
            List<Facts> readers = List.of(new Facts(structure, tallies), new Facts(structure, tallies));
            world.learners.forEach((learner, standing) -> {
                Facts reader = readers.get(Math.floorMod(learner.hashCode(), readers.size()));
                standing.forEach(fact -> reader.take(learner, fact.kind(), fact.key(), fact.isLong()));
            });
            readers.forEach(Facts::endPartition);

            Map<Cohort, Counts> counts = tallies.counts();
            int cohorts = 0;
            for (String path : world.structures.keySet()) {
                String kind = path.substring(0, path.indexOf('/'));
                String key = path.substring(path.indexOf('/') + 1);
                if (!kind.equals("skill")) {
                    cohorts++;
                    Cohort cohort = structure.cohort(CohortKind.valueOf(kind.toUpperCase(Locale.ROOT)), key);
                    Counts recounted = world.recount(kind, key);
                    assertThat(counts.get(cohort))
                            .as("%s of world %d", path, seed)
                            .isEqualTo(recounted.learners() == 0 ? null : recounted);
                }
            }
            assertThat(cohorts).isEqualTo(8);
        }
    }
}
