package org.skillway.progress.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

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

    private Facts read(Structure structure, List<String> partitions, int first, Instant longAgo)
            throws SQLException, InterruptedException {
        Facts facts = new Facts(structure);
        List<String> own = IntStream.range(0, partitions.size())
                .filter(i -> i % config.readers() == first)
                .mapToObj(partitions::get)
                .toList();
        Pace pace = new Pace(config.within(), own.size());
        long begun = System.nanoTime();
        for (int i = 0; i < own.size(); i++) {
            long before = System.nanoTime();
            cohorts.read(own.get(i), longAgo, facts);
            long now = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(pace.rest(i + 1, Duration.ofNanos(now - begun), Duration.ofNanos(now - before))
                    .toNanos());
        }
        return facts;
    }
}
