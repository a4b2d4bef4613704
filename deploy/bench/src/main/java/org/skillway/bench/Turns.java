package org.skillway.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the sides of a row are measured: both are warmed up, then they take turns.
 *
 * @param warmUp of each side
 * @param time of each side within one round
 */
record Turns(int rounds, Duration warmUp, Duration time) {

    /** One side: what is asked of it for so long. */
    interface Side {
        Load.Result run(Duration time);
    }

    static Turns of(boolean brief, int rounds) {
        return new Turns(rounds, Duration.ofSeconds(brief ? 3 : 10), Duration.ofSeconds(brief ? 1 : 3));
    }

    /** @param floor null where it has no answer */
    Row row(String name, int connections, Question.Target target, Side skillway, Side floor) {
        skillway.run(warmUp);
        if (floor != null) {
            floor.run(warmUp);
        }
        List<Row.Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(new Row.Round(skillway.run(time), floor == null ? null : floor.run(time)));
        }
        return new Row(name, connections, target, measured);
    }
}
