package org.skillway.progress.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Counts all cohorts anew: each reader has its partitions and its counts. */
@ApplicationScoped
class Counting {

    private final CohortRepository cohorts;
    private final CohortConfig config;

    Counting(CohortRepository cohorts, CohortConfig config) {
        this.cohorts = cohorts;
        this.config = config;
    }

    /** @param now what was recorded so long before it counts as long ago */
    Map<Cohort, Counts> count(Structure structure, Instant now) throws SQLException, InterruptedException {
        List<String> partitions = cohorts.partitions();
        Instant longAgo = now.minus(config.stuckAfter());
        ExecutorService readers = Executors.newFixedThreadPool(config.readers());
        try {
            List<Future<Facts>> reading = new ArrayList<>();
            for (int reader = 0; reader < config.readers(); reader++) {
                int first = reader;
                reading.add(readers.submit(() -> read(structure, partitions, first, longAgo)));
            }
            Facts all = new Facts(structure);
            for (Future<Facts> part : reading) {
                part.get().tallies().forEach(tally -> all.tally(tally.cohort()).add(tally));
            }
            Map<Cohort, Counts> counted = new LinkedHashMap<>();
            structure
                    .cohorts()
                    .forEach(cohort -> counted.put(cohort, all.tally(cohort).counts()));
            return counted;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            readers.shutdownNow();
        }
    }

    private Facts read(Structure structure, List<String> partitions, int first, Instant longAgo) throws SQLException {
        Facts facts = new Facts(structure);
        for (int i = first; i < partitions.size(); i += config.readers()) {
            cohorts.read(partitions.get(i), longAgo, facts);
        }
        return facts;
    }
}
