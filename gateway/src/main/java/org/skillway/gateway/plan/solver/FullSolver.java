package org.skillway.gateway.plan.solver;

import java.util.BitSet;

/** A solver for what is too large for cases in Java. */
public interface FullSolver {

    /** The cheapest choice, any of them where there are several; hopefully near to the hint. */
    Outcome cheapest(BinaryProgram program, BitSet hint, Effort effort);

    /**
     * A choice that costs at most so much and comes before the known one: it has the lowest column in which they differ.
     * None is proven where the known one is the first.
     */
    Outcome before(BinaryProgram program, long atMost, BitSet known, Effort effort);
}
