package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The watch")
class WatchTest {

    @TempDir
    Path folder;

    private final Moving clock = new Moving();
    private final List<String> said = new ArrayList<>();
    private Fake part;
    private Watch watch;

    @BeforeEach
    void prepare() {
        part = new Fake(folder.resolve("fake.log"));
        watch = new Watch(List.of(part), Part::start, said::add, clock);
    }

    @Test
    @DisplayName("leaves alone what lives")
    void alive() {
        watch.look();

        assertThat(part.starts).isZero();
        assertThat(said).isEmpty();
    }

    @Nested
    @DisplayName("when a part has died")
    class Died {

        @Test
        @DisplayName("starts it at once, and says who, its last lines, where the log is, and when it is ready")
        void restarts() throws IOException {
            Files.writeString(part.log, "one\ntwo\n");
            part.alive = false;
            watch.look();
            clock.now = clock.now.plusMillis(1500);
            part.ready = true;
            watch.look();
            watch.look();

            assertThat(part.starts).isEqualTo(1);
            assertThat(said)
                    .containsExactly(
                            "fake died; its last lines (all of them: " + part.log + "):",
                            "  | one",
                            "  | two",
                            "fake was started again.",
                            "fake is ready again after 1.5 s.");
        }

        @Test
        @DisplayName("again and again, starts it five times in a minute and not more")
        void bounded() {
            Instant begin = clock.now;
            while (clock.now.isBefore(begin.plusSeconds(60))) {
                part.alive = false;
                watch.look();
                clock.now = clock.now.plusMillis(250);
            }

            assertThat(part.starts).isEqualTo(5);
        }

        @Test
        @DisplayName("and cannot be started, says why and goes on trying")
        void refused() {
            part.alive = false;
            part.refuses = true;
            watch.look();
            part.refuses = false;
            watch.look();
            clock.now = clock.now.plusSeconds(1);
            watch.look();

            assertThat(said)
                    .contains("fake could not be started: not today")
                    .endsWith("fake starts again in 1 s.", "fake was started again.");
            assertThat(part.alive).isTrue();
        }
    }

    @Nested
    @DisplayName("allows starts")
    class Budget {

        @Test
        @DisplayName("at once, then after 1, 2 and 4 seconds, and never six in a minute")
        void grows() {
            RestartBudget budget = new RestartBudget();
            Instant now = clock.now;
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Instant next = budget.next(now);
                waits.add(Duration.between(now, next).toSeconds());
                now = next;
                budget.started(now);
            }

            assertThat(waits).containsExactly(0L, 1L, 2L, 4L, 8L, 45L);
        }

        @Test
        @DisplayName("at once again after a quiet minute")
        void forgets() {
            RestartBudget budget = new RestartBudget();
            budget.started(clock.now);

            Instant later = clock.now.plusSeconds(60);

            assertThat(budget.next(later)).isEqualTo(later);
        }
    }

    private static final class Moving extends Clock {

        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class Fake implements Part {

        private final Path log;
        private boolean alive = true;
        private boolean ready;
        private boolean refuses;
        private int starts;

        Fake(Path log) {
            this.log = log;
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void start() {
            if (refuses) {
                throw new Refusal("not today");
            }
            starts++;
            alive = true;
        }

        @Override
        public void stop() {
            alive = false;
        }

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public StackState.Entry entry() {
            return new StackState.Entry("fake", 1L, 2, "http://localhost:2", "1", null);
        }

        @Override
        public Path log() {
            return log;
        }
    }
}
