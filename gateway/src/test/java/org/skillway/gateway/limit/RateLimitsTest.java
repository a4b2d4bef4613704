package org.skillway.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.config.RateLimitsConfig;

class RateLimitsTest {

    private static final Client ANNA = Client.subject("anna");
    private static final Client BEN = Client.subject("ben");

    private final HandTime time = new HandTime();

    /** Time that passes when a test says so. */
    private static final class HandTime implements TimeMeter {
        private long nanos = Duration.ofDays(1).toNanos();

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private record Amount(long requests, Duration window) implements RateLimitsConfig.Quota {}

    private record Config(Amount reads, Amount writes, Amount imports, int remembered) implements RateLimitsConfig {
        @Override
        public Quota searches() {
            return reads;
        }

        @Override
        public Quota plans() {
            return writes;
        }

        @Override
        public Quota exports() {
            return imports;
        }

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public int addressShare() {
            return 10;
        }

        @Override
        public Optional<List<String>> trustedProxies() {
            return Optional.empty();
        }
    }

    private RateLimits limits(int remembered) {
        return new RateLimits(
                new Config(
                        new Amount(60, Duration.ofMinutes(1)),
                        new Amount(4, Duration.ofMinutes(1)),
                        new Amount(2, Duration.ofHours(1)),
                        remembered),
                time);
    }

    @Test
    @DisplayName("Say what is left, how much there is in which time, and when all of it is there again")
    void left() {
        RateLimits limits = limits(100);

        Verdict first = limits.take(Policy.READS, ANNA);

        assertThat(first.allowed()).isTrue();
        assertThat(first.policyField()).isEqualTo("\"reads\";q=60;w=60");
        assertThat(first.limitField()).isEqualTo("\"reads\";r=59;t=1");
        assertThat(limits.take(Policy.IMPORTS, ANNA).limitField()).isEqualTo("\"imports\";r=1;t=1800");
    }

    @Test
    @DisplayName("Refuse one too many, and let one through as soon as they said")
    void refuse() {
        RateLimits limits = limits(100);
        for (int i = 0; i < 4; i++) {
            assertThat(limits.take(Policy.WRITES, ANNA).allowed()).isTrue();
        }

        Verdict refused = limits.take(Policy.WRITES, ANNA);

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.limitField()).isEqualTo("\"writes\";r=0;t=15");
        time.pass(Duration.ofSeconds(14));
        assertThat(limits.take(Policy.WRITES, ANNA).limitField()).isEqualTo("\"writes\";r=0;t=1");
        time.pass(Duration.ofSeconds(1));
        assertThat(limits.take(Policy.WRITES, ANNA).allowed()).isTrue();
        assertThat(limits.take(Policy.WRITES, ANNA).allowed()).isFalse();
    }

    @Test
    @DisplayName("Count each subject and each policy by itself")
    void apart() {
        RateLimits limits = limits(100);
        while (limits.take(Policy.WRITES, ANNA).allowed()) {
            // Until nothing is left.
        }

        assertThat(limits.take(Policy.READS, ANNA).allowed()).isTrue();
        assertThat(limits.take(Policy.WRITES, BEN).remaining()).isEqualTo(3);
        assertThat(limits.take(Policy.WRITES, Client.address("anna", 10)).remaining())
                .isEqualTo(39);
    }

    @Test
    @DisplayName("Never let more through than the quota and what has come back since, whenever requests come")
    void neverMore() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            RateLimits limits = limits(100);
            Deque<Long> allowed = new ArrayDeque<>();
            for (int i = 0; i < 300; i++) {
                time.pass(Duration.ofMillis(random.nextInt(8_000)));
                if (limits.take(Policy.WRITES, ANNA).allowed()) {
                    allowed.add(time.nanos);
                }
                while (!allowed.isEmpty()
                        && allowed.peek() <= time.nanos - Duration.ofMinutes(1).toNanos()) {
                    allowed.remove();
                }
                // A full bucket, and one that has filled again over the same minute.
                assertThat(allowed.size()).isLessThanOrEqualTo(8);
            }
            time.pass(Duration.ofMinutes(1));
            assertThat(limits.take(Policy.WRITES, ANNA).remaining()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("Remember no more clients than they may, whoever comes")
    void bounded() {
        RateLimits limits = limits(100);

        for (int i = 0; i < 10_000; i++) {
            limits.take(Policy.READS, Client.address("address " + i, 10));
        }

        assertThat(limits.remembered()).isLessThanOrEqualTo(100);
    }
}
