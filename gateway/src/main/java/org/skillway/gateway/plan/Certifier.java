package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.skillway.gateway.plan.model.Certificate;
import org.skillway.gateway.plan.model.Certificate.Bound;
import org.skillway.gateway.plan.model.Certificate.Cases;
import org.skillway.gateway.plan.model.Certificate.Domination;
import org.skillway.gateway.plan.model.Certificate.Priced;
import org.skillway.gateway.plan.model.Certificate.Proof;
import org.skillway.gateway.plan.solver.BinaryProgram;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.Fixing;
import org.skillway.gateway.plan.solver.Parts;
import org.skillway.gateway.plan.solver.Parts.Part;
import org.skillway.gateway.plan.solver.Relaxation;

/**
 * Writes down why a cheapest choice is one: prices of rows for each part of the task, and cases where prices alone fall
 * short. Where that took more cases than anybody would read, the prices stand alone and prove a part of the minutes.
 */
final class Certifier {

    static final Certificate NOTHING = new Certificate(List.of(), List.of());

    private static final int CASES = 64;
    private static final long UNITS = 30_000_000;

    private final Task task;
    private final Formulation formulation;
    private final BitSet chosen;
    private int casesLeft;
    private final Effort whole;
    private Effort effort;
    private BitSet cheaper;

    private Certifier(Task task, BitSet chosen, Effort whole) {
        this.whole = whole;
        this.task = task;
        this.formulation = new Formulation(task, new Reach(task), false);
        this.chosen = chosen;
    }

    /** @param chosen a cheapest choice, in the task's numbers */
    static Certificate certify(Task task, BitSet chosen, Effort effort) {
        return new Certifier(task, chosen, effort).certify();
    }

    private Certificate certify() {
        List<Proof> proofs = null;
        while (proofs == null) {
            cheaper = null;
            proofs = proofs();
            // What is cheaper and keeps all rows is no feasible plan: it breaks a row that is not there yet.
            if (cheaper != null && formulation.exclude(cheaper, whole)) {
                proofs = null;
            }
        }
        return new Certificate(
                task.dominated().stream()
                        .map(pair -> new Domination(pair.number(), pair.by()))
                        .toList(),
                proofs);
    }

    private List<Proof> proofs() {
        long[] minutes = new long[formulation.columnCount()];
        for (int module = 0; module < minutes.length; module++) {
            minutes[module] = task.modules().get(module).minutes();
        }
        BinaryProgram program = new BinaryProgram(minutes, formulation.rows());
        List<Proof> proofs = new ArrayList<>();
        for (Part part : Parts.of(program, Fixing.none(program))) {
            casesLeft = CASES;
            effort = whole.besides(UNITS);
            long cost = part.program().cost(part.share(chosen));
            Fixing nothing = Fixing.none(part.program());
            Proof proof = prove(part, nothing, cost);
            proofs.add(proof != null ? proof : bound(part, relax(part, nothing, cost)));
            whole.notice(effort);
        }
        return proofs;
    }

    private Relaxation relax(Part part, Fixing fixing, long enough) {
        return Relaxation.of(part.program(), fixing, enough, effort);
    }

    /** Null where cases or effort run out. */
    private Proof prove(Part part, Fixing fixing, long cost) {
        Relaxation relaxation = relax(part, fixing, cost);
        if (relaxation.bound() >= cost) {
            return bound(part, relaxation);
        }
        int column = branching(part, fixing, relaxation);
        if (column < 0 || effort.over() || casesLeft-- <= 0) {
            return null;
        }
        Proof with = prove(part, fixing.with(column, Fixing.IN), cost);
        Proof without = with == null ? null : prove(part, fixing.with(column, Fixing.OUT), cost);
        return without == null
                ? null
                : new Cases(task.modules().get(part.column(column)).number(), with, without);
    }

    private int branching(Part part, Fixing fixing, Relaxation relaxation) {
        int best = -1;
        boolean whole = true;
        BitSet taken = new BitSet();
        for (int column = 0; column < part.program().columnCount(); column++) {
            double share = fixing.open(column) ? relaxation.share(column) : 0;
            boolean inPart = share > 1e-6 && share < 1 - 1e-6;
            whole &= !inPart;
            taken.set(column, share >= 1 - 1e-6 || fixing.get(column) == Fixing.IN);
            if (fixing.open(column) && relaxation.matters(column) && (best < 0 || better(relaxation, column, best))) {
                best = column;
            }
        }
        if (whole && cheaper == null && part.program().allows(taken)) {
            cheaper = (BitSet) chosen.clone();
            cheaper.andNot(part.whole(all(part)));
            cheaper.or(part.whole(taken));
        }
        return best;
    }

    private static BitSet all(Part part) {
        BitSet all = new BitSet();
        all.set(0, part.program().columnCount());
        return all;
    }

    // The nearer to a half the better.
    private static boolean better(Relaxation relaxation, int one, int other) {
        return Math.abs(relaxation.share(one) - 0.5) < Math.abs(relaxation.share(other) - 0.5) - 1e-9;
    }

    private Bound bound(Part part, Relaxation relaxation) {
        long[] prices = relaxation.prices();
        List<Priced> priced = new ArrayList<>();
        for (int row = 0; row < prices.length; row++) {
            if (prices[row] > 0) {
                priced.add(new Priced(prices[row], formulation.inequalities().get(part.row(row))));
            }
        }
        return new Bound(priced);
    }
}
