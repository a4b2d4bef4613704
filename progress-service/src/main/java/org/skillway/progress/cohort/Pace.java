package org.skillway.progress.cohort;

import java.time.Duration;

/**
 * How long to rest between equal pieces of work so that others hardly feel it: three times as long as the work took, and
 * less where all of it would otherwise not be done in time. Work that has no time to spare goes on without a rest.
 */
final class Pace {

    private static final int RESTS = 3;

    private final Duration within;
    private final int pieces;

    /** @param within from the beginning of the first of these pieces to the end of the last */
    Pace(Duration within, int pieces) {
        this.within = within;
        this.pieces = pieces;
    }

    /**
     * @param done how many pieces are done
     * @param elapsed since the first began
     * @param last how long the last took
     */
    Duration rest(int done, Duration elapsed, Duration last) {
        int left = pieces - done;
        if (left == 0) {
            return Duration.ZERO;
        }
        Duration spare = within.minus(elapsed).minus(last.multipliedBy(left)).dividedBy(left);
        Duration wanted = last.multipliedBy(RESTS);
        return spare.isNegative() ? Duration.ZERO : spare.compareTo(wanted) < 0 ? spare : wanted;
    }
}
