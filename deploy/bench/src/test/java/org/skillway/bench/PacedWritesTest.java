package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Paced writes")
class PacedWritesTest {

    private static final Duration TIME = Duration.ofMillis(100);

    @Test
    @DisplayName("start whether or not earlier ones were answered")
    void open() throws InterruptedException {
        List<Promise<Void>> waiting = new ArrayList<>();
        List<Long> micros = PacedWrites.run(1_000, TIME, i -> {
            Promise<Void> answer = Promise.promise();
            waiting.add(answer);
            if (i == 99) {
                waiting.forEach(Promise::complete);
            }
            return answer.future();
        });
        assertThat(micros).hasSize(100).isSorted();
        // The first was due 99 milliseconds before anything was answered.
        assertThat(micros.get(99)).isGreaterThanOrEqualTo(99_000);
    }

    @Test
    @DisplayName("end the run where one fails")
    void failing() {
        assertThatThrownBy(() -> PacedWrites.run(
                        1_000, TIME, i -> i == 50 ? Future.failedFuture("no") : Future.succeededFuture()))
                .hasMessage("0 writes were not answered, 1 failed");
    }
}
