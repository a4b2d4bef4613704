package org.skillway.progress.error;

import java.util.Comparator;

/** Faults are listed in an order that does not depend on hashing, so that the same request gets the same answer. */
final class FaultOrder {

    static final Comparator<Problem.Fault> BY_PLACE = Comparator.comparing(
                    (Problem.Fault fault) -> fault.pointer() == null ? "" : fault.pointer())
            .thenComparing(fault -> fault.parameter() == null ? "" : fault.parameter())
            .thenComparing(Problem.Fault::rule);

    private FaultOrder() {}
}
