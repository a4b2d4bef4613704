package org.skillway.progress.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Counts all cohorts anew: each reader has its partitions. */
@ApplicationScoped
class Counting {

    private final CohortRepository cohorts;
    private final CohortConfig config;

    Counting(CohortRepository cohorts, CohortConfig config) {
        this.cohorts = cohorts;
        this.config = config;
    }

    /**
     * What there is of every cohort that has anybody.
     *
     * @param now what was recorded so long before it counts as long ago
     */
    Map<Cohort, Counts> count(Structure structure, Instant now) throws SQLException, InterruptedException {
        List<String> partitions = cohorts.partitions();
        Instant longAgo = now.minus(config.stuckAfter());
        ExecutorService readers = Executors.newFixedThreadPool(config.readers());
        try {
            Tallies tallies = new Tallies(structure);
            List<Future<Void>> reading = new ArrayList<>();
            for (int reader = 0; reader < config.readers(); reader++) {
                int first = reader;
                reading.add(readers.submit(() -> read(new Facts(structure, tallies), partitions, first, longAgo)));
            }
            for (Future<Void> part : reading) {
                part.get();
            }
            return tallies.counts();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            readers.shutdownNow();
        }
    }

    private Void read(Facts facts, List<String> partitions, int first, Instant longAgo)
            throws SQLException, InterruptedException {
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
        return null;
    }
}
