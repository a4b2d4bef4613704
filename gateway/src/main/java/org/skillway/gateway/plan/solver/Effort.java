package org.skillway.gateway.plan.solver;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How much work a computation may still do. Work is counted, a unit being about a nanosecond of one core, so that the same
 * computation ends at the same place every time; the clock and whoever waits can end it earlier, which is remembered.
 */
public final class Effort {

    private final LongSupplier nanoClock;
    private final long deadline;
    private final BooleanSupplier cancelled;
    private long left;
    private boolean cutByClock;

    private Effort(long units, LongSupplier nanoClock, long deadline, BooleanSupplier cancelled) {
        this.left = units;
        this.nanoClock = nanoClock;
        this.deadline = deadline;
        this.cancelled = cancelled;
    }

    public static Effort of(long units) {
        return new Effort(units, () -> 0, Long.MAX_VALUE, () -> false);
    }

    /** @param nanoClock counts nanoseconds from whenever */
    public static Effort of(long units, LongSupplier nanoClock, Duration wall, BooleanSupplier cancelled) {
        return new Effort(units, nanoClock, nanoClock.getAsLong() + wall.toNanos(), cancelled);
    }

    public void spend(long units) {
        left -= units;
    }

    public long left() {
        return Math.max(0, left);
    }

    /** A part of this effort for something that may give up early; what it spends is spent here by {@link #settle}. */
    Effort part(long units) {
        return new Effort(Math.min(units, left()), nanoClock, deadline, cancelled);
    }

    /**
     * So much work besides, that is not taken from this: for what has to be done in any case. The same clock and whoever waits
     * end it.
     */
    public Effort besides(long units) {
        return new Effort(units, nanoClock, deadline, cancelled);
    }

    /** What was done besides has ended for another reason than the work done, so this has too. */
    public void notice(Effort besides) {
        cutByClock |= besides.cutByClock;
    }

    void settle(Effort part, long given) {
        left -= Math.min(given, left()) - part.left;
        cutByClock |= part.cutByClock;
    }

    public boolean over() {
        if (!cutByClock && (nanosToDeadline() <= 0 || cancelled.getAsBoolean())) {
            cutByClock = true;
        }
        return cutByClock || left <= 0;
    }

    /** Whether it ended for another reason than the work done. */
    public boolean cutByClock() {
        return cutByClock;
    }

    void cutByClockElsewhere() {
        cutByClock = true;
    }

    long nanosToDeadline() {
        return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - nanoClock.getAsLong();
    }

    boolean cancelled() {
        return cancelled.getAsBoolean();
    }
}
