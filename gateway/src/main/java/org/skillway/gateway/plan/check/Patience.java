package org.skillway.gateway.plan.check;

import java.io.Serial;
import java.util.function.BooleanSupplier;

/**
 * How much a check may still do: counted, not timed, so that the same check ends at the same place every time. Whoever
 * waits can end it earlier.
 */
public final class Patience {

    private static final long BETWEEN_LOOKS = 10_000_000;

    private final BooleanSupplier gone;
    private long left;
    private long nextLook;

    private Patience(long units, BooleanSupplier gone) {
        this.left = units;
        this.nextLook = units - BETWEEN_LOOKS;
        this.gone = gone;
    }

    public static Patience endless() {
        return new Patience(Long.MAX_VALUE, () -> false);
    }

    /**
     * @param units of about a nanosecond of one core
     * @param gone whether nobody waits for it any more
     */
    public static Patience of(long units, BooleanSupplier gone) {
        return new Patience(units, gone);
    }

    void spend(long units) {
        left -= units;
        if (left < Math.max(0, nextLook)) {
            nextLook = left - BETWEEN_LOOKS;
            if (left < 0 || gone.getAsBoolean()) {
                throw new Ended();
            }
        }
    }

    /** Breaks a check off. */
    static final class Ended extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        Ended() {
            super("The check takes more work than is allowed", null, false, false);
        }
    }
}
