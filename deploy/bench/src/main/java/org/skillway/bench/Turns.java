package org.skillway.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the sides of a row are measured: all are warmed up, then they take turns.
 *
 * @param warmUp of each side, at the longest; it ends when answers come no faster any more
 * @param time of each side within one round
 */
record Turns(int rounds, Duration warmUp, Duration time) {

    /** A side is warm when it was faster than before by no more than this so often in a row: the JVM compiles in bursts. */
    private static final double FLAT = 1.03;

    private static final int FLAT_TIMES = 5;

    private static final String SKILLWAY = "Skillway";
    private static final String FLOOR = "floor";

    /** One side: what is asked of it for so long. */
    interface Side {
        Load.Result run(Duration time);

        /** Whether it begins anew each time, so that nothing is warmed by asking before. */
        default boolean isAlwaysNew() {
            return false;
        }
    }

    static Turns of(boolean brief, int rounds) {
        return new Turns(rounds, Duration.ofSeconds(brief ? 5 : 20), Duration.ofSeconds(brief ? 1 : 3));
    }

    /** @param floor null where it has no answer */
    Row row(String name, int connections, Question.Target target, Side skillway, Side floor) {
        Map<String, Side> sides = new LinkedHashMap<>();
        sides.put(SKILLWAY, skillway);
        if (floor != null) {
            sides.put(FLOOR, floor);
        }
        List<Row.Round> measured = contest(sides).stream()
                .map(round -> new Row.Round(round.get(SKILLWAY), round.get(FLOOR)))
                .toList();
        return new Row(name, connections, target, measured);
    }

    /** For sides that have been asked the same before. */
    Turns again() {
        return new Turns(rounds, time.multipliedBy(2), time);
    }

    /** What each side came to in each round. */
    List<Map<String, Load.Result>> contest(Map<String, Side> sides) {
        sides.values().stream().filter(side -> !side.isAlwaysNew()).forEach(this::warm);
        List<Map<String, Load.Result>> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Map<String, Load.Result> round = new LinkedHashMap<>();
            sides.forEach((name, side) -> round.put(name, side.run(time)));
            measured.add(round);
        }
        return measured;
    }

    private void warm(Side side) {
        double best = 0;
        int flat = 0;
        Duration slice = Collections.min(List.of(warmUp, time.multipliedBy(2)));
        for (Duration gone = Duration.ZERO; flat < FLAT_TIMES && gone.compareTo(warmUp) < 0; gone = gone.plus(slice)) {
            double perSecond = side.run(slice).perSecond();
            flat = perSecond <= best * FLAT ? flat + 1 : 0;
            best = Math.max(best, perSecond);
        }
    }
}
