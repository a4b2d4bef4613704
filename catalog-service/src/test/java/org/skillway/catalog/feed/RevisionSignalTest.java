package org.skillway.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.history.Head;

class RevisionSignalTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    @DisplayName("Who waits for the next revision while the service stops is told at once that there is none")
    void stopping() {
        RevisionSignal signal = new RevisionSignal(null);
        Head known = new Head(UUID.randomUUID(), 7);
        CompletableFuture<Head> before = signal.next(known, LONG).subscribeAsCompletionStage();
        assertThat(before).isNotDone();

        signal.stop(new ShutdownDelayInitiatedEvent());

        assertThat(before).isCompletedWithValue(known);
        assertThat(signal.next(known, LONG).subscribeAsCompletionStage()).isCompletedWithValue(known);
        assertThat(signal.waiting()).isZero();
    }
}
