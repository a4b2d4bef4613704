package org.skillway.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One line of the table: the same requests to Skillway and, where it can answer them, to the floor, in turns. */
record Row(String name, int connections, Question.Target target, List<Round> rounds) {

    /**
     * Both sides, measured one right after the other.
     *
     * @param floor null where the floor has no answer
     */
    record Round(Load.Result skillway, Load.Result floor) {
        double ratio() {
            return skillway.perSecond() / floor.perSecond();
        }

        double p99Ratio() {
            return (double) skillway.p99Micros() / floor.p99Micros();
        }
    }

    Row {
        rounds = List.copyOf(rounds);
    }

    boolean hasFloor() {
        return rounds.stream().allMatch(round -> round.floor() != null);
    }

    /** How many requests to Skillway were refused, of all rounds together. */
    long refused() {
        return rounds.stream().mapToLong(round -> round.skillway().refused()).sum();
    }

    /** Whether what was promised holds, which it does not where anybody was refused; null where nothing was. */
    Boolean met() {
        if (target.ratio() != null && hasFloor()) {
            return refused() == 0
                    && median(Round::ratio) >= target.ratio()
                    && (!target.p99AsFloor() || median(Round::p99Ratio) <= 1);
        }
        if (target.p99Millis() != null && connections == 1) {
            return refused() == 0 && median(round -> round.skillway().p99Micros()) <= target.p99Millis() * 1000.0;
        }
        return null;
    }

    double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }

    double lowest(ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).min().orElseThrow();
    }

    double highest(ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).max().orElseThrow();
    }
}
