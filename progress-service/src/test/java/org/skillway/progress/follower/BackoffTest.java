package org.skillway.progress.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The wait after failures in a row")
class BackoffTest {

    @Test
    @DisplayName("doubles, with jitter, up to five seconds")
    void doubles() {
        for (long seed = 0; seed < 200; seed++) {
            Backoff backoff = new Backoff(new SplittableRandom(seed));
            for (int failure = 0; failure < 100; failure++) {
                Duration full = Duration.ofMillis(failure > 6 ? 5_000 : Math.min(5_000, 100L << failure));
                assertThat(backoff.failed()).isBetween(full.dividedBy(2), full);
            }
        }
    }

    @Test
    @DisplayName("begins anew after a success")
    void anew() {
        Backoff backoff = new Backoff(new SplittableRandom(1));
        for (int failure = 0; failure < 10; failure++) {
            backoff.failed();
        }
        backoff.succeeded();
        assertThat(backoff.failed()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}
