package org.skillway.gateway.plan.solver;

import java.util.BitSet;
import java.util.List;

/** A solver for what is too large for cases in Java. */
public interface FullSolver {

    /** The cheapest choice, any of them where there are several; hopefully near to the hint. */
    Outcome cheapest(BinaryProgram program, BitSet hint, Effort effort);

    /**
     * Of the choices that cost at most so much the one that takes the first of the columns, if any does, then the second
     * and so on; of one choice at least it is known that it exists.
     */
    Outcome first(BinaryProgram program, long atMost, List<Integer> columns, BitSet hint, Effort effort);
}
