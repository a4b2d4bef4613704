package org.skillway.gateway.plan.solver;

import java.util.BitSet;

/**
 * The least cost of a program by cases, each cut off by the bound of its {@link Relaxation}. Pure Java and exact; good for
 * what preprocessing leaves of most plans, which is little.
 */
final class BranchAndBound {

    private final BinaryProgram program;
    private final Effort effort;
    private final boolean anyWillDo;
    private BitSet best;
    private long limit;
    private boolean gaveUp;

    private BranchAndBound(BinaryProgram program, long limit, boolean anyWillDo, Effort effort) {
        this.program = program;
        this.limit = limit;
        this.anyWillDo = anyWillDo;
        this.effort = effort;
    }

    /** The cheapest choice. */
    static Outcome cheapest(BinaryProgram program, Effort effort) {
        BitSet everything = new BitSet();
        everything.set(0, program.columnCount());
        BranchAndBound search = new BranchAndBound(program, program.cost(everything) + 1, false, effort);
        return search.run(Fixing.none(program));
    }

    /** Any choice that costs at most so much and fits what is decided. */
    static Outcome any(BinaryProgram program, Fixing fixing, long atMost, Effort effort) {
        BranchAndBound search = new BranchAndBound(program, atMost + 1, true, effort);
        return search.run(fixing);
    }

    private Outcome run(Fixing root) {
        Fixing fixing = root.copy();
        long bound = 0;
        if (fixing.propagate()) {
            Relaxation relaxation = Relaxation.of(program, fixing, limit, effort);
            bound = relaxation.bound();
            branch(fixing, relaxation);
        }
        if (gaveUp) {
            return new Outcome(best, best == null ? bound : Math.min(bound, program.cost(best)), false);
        }
        return best == null ? Outcome.none() : Outcome.best(best, program.cost(best));
    }

    private boolean done() {
        if (!gaveUp && effort.over()) {
            gaveUp = true;
        }
        return gaveUp || (anyWillDo && best != null);
    }

    private void visit(Fixing fixing) {
        if (!done() && fixing.propagate()) {
            branch(fixing, Relaxation.of(program, fixing, limit, effort));
        }
    }

    private void branch(Fixing fixing, Relaxation relaxation) {
        if (relaxation.bound() >= limit) {
            return;
        }
        offer(Rounding.of(program, fixing, relaxation));
        if (done() || relaxation.bound() >= limit) {
            return;
        }
        Fixing narrowed = fixing.copy();
        narrow(narrowed, relaxation);
        int column = mostTaken(narrowed, relaxation);
        if (column < 0) {
            offer(narrowed.taken());
            return;
        }
        visit(narrowed.with(column, Fixing.IN));
        visit(narrowed.with(column, Fixing.OUT));
    }

    private void offer(BitSet choice) {
        if (choice != null && program.cost(choice) < limit && program.allows(choice)) {
            best = choice;
            limit = program.cost(choice);
        }
    }

    /** Leaves out what would cost too much if taken. */
    private void narrow(Fixing fixing, Relaxation relaxation) {
        for (int column = 0; column < program.columnCount(); column++) {
            if (fixing.open(column) && relaxation.boundWith(column) >= limit) {
                fixing.set(column, Fixing.OUT);
            }
        }
    }

    // Of what the relaxation takes in part the largest share, else any that it takes, else any.
    private int mostTaken(Fixing fixing, Relaxation relaxation) {
        int part = -1;
        int whole = -1;
        int any = -1;
        for (int column = 0; column < program.columnCount(); column++) {
            if (!fixing.open(column) || !relaxation.matters(column)) {
                continue;
            }
            double share = relaxation.share(column);
            any = any < 0 ? column : any;
            if (share > 1 - 1e-6) {
                whole = whole < 0 ? column : whole;
            } else if (share > 1e-6 && (part < 0 || share > relaxation.share(part) + 1e-9)) {
                part = column;
            }
        }
        return part >= 0 ? part : whole >= 0 ? whole : any;
    }
}
