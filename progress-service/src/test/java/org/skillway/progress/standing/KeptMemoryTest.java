package org.skillway.progress.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.LedgerErased;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.security.ActedAs;

@DisplayName("The memory for standings that are known")
class KeptMemoryTest {

    private static final int MEMORY = 200_000;
    private static final int LEARNERS = 500;

    private final KnownStandings known = new KnownStandings(config(MEMORY));

    private static StandingConfig config(long memory) {
        return new StandingConfig() {
            @Override
            public MemorySize memory() {
                return new MemorySize(BigInteger.valueOf(memory));
            }

            @Override
            public Duration keep() {
                return Duration.ofMinutes(10);
            }
        };
    }

    private static KnownStanding standing(int rows) {
        UUID actor = UUID.randomUUID();
        ReadFrom from = new ReadFrom(
                new byte[] {(byte) rows}, OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), new UUID(1, 1), 1);
        return new KnownStanding(
                from,
                IntStream.range(0, rows)
                        .mapToObj(i -> new StandingRow(
                                i,
                                EntryKind.COMPLETED,
                                "skill-" + i,
                                "skill-" + i,
                                EvidenceKind.IMPORTED,
                                null,
                                null,
                                null,
                                actor,
                                ActedAs.ADMIN,
                                Instant.EPOCH,
                                Instant.EPOCH,
                                1,
                                null))
                        .toList());
    }

    private void readTwice(String learner, KnownStanding standing) {
        known.keep(learner, standing, known.erasures());
        known.keep(learner, standing, known.erasures());
    }

    private long kept() {
        return IntStream.range(0, LEARNERS)
                .filter(i -> known.of("learner-" + i) != null)
                .count();
    }

    @Test
    @DisplayName("is not exceeded, however many there are, and is made use of")
    void bound() {
        IntStream.range(0, LEARNERS).forEach(i -> readTwice("learner-" + i, standing(50)));
        assertThat(known.bytes()).isBetween(MEMORY / 2L, (long) MEMORY);
        assertThat(kept()).isBetween(MEMORY / 2 / 12_000L, MEMORY / 8_000L);
    }

    @Test
    @DisplayName("holds more of those who have recorded less")
    void less() {
        IntStream.range(0, LEARNERS).forEach(i -> readTwice("learner-" + i, standing(1)));
        assertThat(kept()).isGreaterThan(MEMORY / 2 / 600L);
    }

    @Test
    @DisplayName("takes the rows of nobody who is read once, or has written since")
    void once() {
        KnownStanding before = standing(1);
        known.keep("learner", before, known.erasures());
        assertThat(known.of("learner")).isNull();
        known.keep("learner", standing(2), known.erasures());
        assertThat(known.of("learner")).isNull();
        readTwice("learner", before);
        assertThat(known.of("learner")).isSameAs(before);
        known.keep("learner", standing(2), known.erasures());
        assertThat(known.of("learner")).isNull();
    }

    @Test
    @DisplayName("takes nothing that was read before somebody was erased: it may be that one's")
    void erasedMeanwhile() {
        long before = known.erasures();
        readTwice("learner", standing(1));
        assertThat(known.of("learner")).isNotNull();
        known.erased(new LedgerErased("learner"));
        assertThat(known.of("learner")).isNull();
        known.keep("learner", standing(1), before);
        known.keep("learner", standing(1), known.erasures());
        assertThat(known.of("learner")).as("read once since").isNull();
        known.keep("learner", standing(1), before);
        assertThat(known.of("learner")).isNull();
        readTwice("learner", standing(1));
        assertThat(known.of("learner")).isNotNull();
    }
}
