package org.skillway.gateway.plan;

import java.util.BitSet;

/**
 * What was chosen of a task, feasible in any case.
 *
 * @param modules in the task's numbers
 * @param lowerBound no choice that meets as much takes fewer minutes
 * @param leftOutAtLeast the weight of goals that any choice within the budget leaves out
 * @param optimal no choice that meets as much takes fewer minutes, nor does one within the budget leave out less
 * @param tiesSettled of the optimal ones it is of the fewest modules and the first in the order of ties
 */
record Selection(
        BitSet modules,
        BitSet leftOut,
        long minutes,
        long lowerBound,
        long leftOutAtLeast,
        boolean optimal,
        boolean tiesSettled) {}
