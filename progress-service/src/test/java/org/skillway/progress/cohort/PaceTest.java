package org.skillway.progress.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The pace of counting")
class PaceTest {

    @ParameterizedTest(name = "16 pieces of {0} ms within 40 s take {1} ms in all")
    @CsvSource({"0, 0", "10, 610", "75, 4575", "1000, 40000", "2000, 40000", "2500, 40000", "4000, 64000"})
    void all(long piece, long expected) {
        Pace pace = new Pace(Duration.ofSeconds(40), 16);
        Duration last = Duration.ofMillis(piece);
        Duration elapsed = Duration.ZERO;
        for (int done = 1; done <= 16; done++) {
            elapsed = elapsed.plus(last);
            elapsed = elapsed.plus(pace.rest(done, elapsed, last));
        }
        assertThat(elapsed.toMillis()).isBetween(expected - 1, expected);
    }

    @Test
    @DisplayName("makes up for a piece that took long")
    void uneven() {
        Pace pace = new Pace(Duration.ofSeconds(10), 3);
        assertThat(pace.rest(1, Duration.ofSeconds(9), Duration.ofSeconds(9))).isZero();
        assertThat(pace.rest(2, Duration.ofSeconds(9), Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(300));
    }
}
