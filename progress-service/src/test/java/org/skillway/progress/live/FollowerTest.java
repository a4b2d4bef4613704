package org.skillway.progress.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A follower")
class FollowerTest {

    private static final Instant UNTIL = Instant.parse("2026-11-26T10:00:00Z");

    private final Heard heard = new Heard();
    private int gone;
    private Follower follower;

    @BeforeEach
    void comes() {
        follower = new Follower(heard, UNTIL, () -> gone++);
    }

    private static Changes changes(int from, int to) {
        Changes changes = new Changes();
        changes.add(IntStream.range(from, to).mapToObj(Integer::toString).toList());
        return changes;
    }

    @Test
    @DisplayName("first hears that anybody may have changed")
    void first() {
        follower.request(1);

        assertThat(heard.lines).containsExactly(new SignalLine("anybody", null));
    }

    @Test
    @DisplayName("that is slow hears in one line what came meanwhile, and of too many that it is anybody")
    void slow() {
        follower.request(1);
        follower.tell(changes(1, 3));
        follower.tell(changes(2, 4));
        assertThat(heard.lines).hasSize(1);
        follower.request(1);
        assertThat(heard.lines.get(1)).isEqualTo(new SignalLine("changed", List.of("1", "2", "3")));

        follower.tell(changes(0, Changes.MOST));
        follower.tell(changes(Changes.MOST, Changes.MOST + 1));
        follower.request(1);
        assertThat(heard.lines.get(2)).isEqualTo(new SignalLine("anybody", null));
    }

    @Test
    @DisplayName("hears a beat only when it can, and nothing when its token has expired")
    void beats() {
        follower.request(2);
        follower.beat(UNTIL.minusSeconds(1));
        follower.beat(UNTIL.minusSeconds(1));
        assertThat(heard.lines).containsExactly(new SignalLine("anybody", null), SignalLine.BEAT);
        assertThat(gone).isZero();

        follower.beat(UNTIL);
        follower.request(1);
        follower.tell(changes(0, 1));
        assertThat(heard.lines).hasSize(2);
        assertThat(heard.completed).isTrue();
        assertThat(gone).isPositive();
    }

    private static final class Heard implements Flow.Subscriber<SignalLine> {

        private final List<SignalLine> lines = new ArrayList<>();
        private boolean completed;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            throw new AssertionError("The test asks for itself");
        }

        @Override
        public void onNext(SignalLine line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}
