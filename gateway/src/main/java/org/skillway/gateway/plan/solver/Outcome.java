package org.skillway.gateway.plan.solver;

import java.util.BitSet;

/**
 * What a search has come to.
 *
 * @param chosen the best choice found; null where none was
 * @param lowerBound no choice costs less; of a program that allows none, {@link Long#MAX_VALUE}
 * @param proven that the choice is the best, or that there is none
 */
public record Outcome(BitSet chosen, long lowerBound, boolean proven) {

    static Outcome best(BitSet chosen, long cost) {
        return new Outcome(chosen, cost, true);
    }

    static Outcome none() {
        return new Outcome(null, Long.MAX_VALUE, true);
    }
}
