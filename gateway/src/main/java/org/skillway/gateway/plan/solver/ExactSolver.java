package org.skillway.gateway.plan.solver;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.skillway.gateway.plan.solver.Parts.Part;

/**
 * Solves programs to the end: what rows decide by themselves first, then part by part, by cases in Java as long as that is
 * quick, else by the full solver. Where there is none, the cases go on: slower, as exact, and never in silence longer than
 * the effort allows.
 */
public final class ExactSolver {

    private static final long QUICK = 20_000_000;

    /** What may be spent on a cheaper choice before it is proven that there is none. */
    private static final long CHEAPER = 50_000_000;

    /** What it takes to come from a program to its parts, for each row and column. */
    private static final long SPLITTING = 300;

    private final Optional<FullSolver> full;
    private final long quick;

    public ExactSolver(Optional<FullSolver> full) {
        this(full, QUICK);
    }

    /** @param quick what cases in Java may spend on one part before the full solver is asked */
    public ExactSolver(Optional<FullSolver> full, long quick) {
        this.full = full;
        this.quick = quick;
    }

    /** One of the cheapest choices. */
    public Outcome cheapest(BinaryProgram program, Effort effort) {
        return cheapest(program, effort, new HashMap<>());
    }

    /** @param known parts that have been solved before, to which others are added */
    public Outcome cheapest(BinaryProgram program, Effort effort, Map<BinaryProgram, Outcome> known) {
        return cheapest(program, Fixing.none(program), effort, known);
    }

    private Outcome cheapest(BinaryProgram program, Fixing fixing, Effort effort, Map<BinaryProgram, Outcome> known) {
        effort.spend(SPLITTING * (program.rows().size() + program.columnCount()));
        if (!fixing.propagate()) {
            return Outcome.none();
        }
        BitSet chosen = fixing.taken();
        long bound = program.cost(chosen);
        boolean proven = true;
        boolean found = true;
        for (Part part : Parts.of(program, fixing)) {
            Outcome outcome = known.get(part.program());
            if (outcome == null) {
                outcome = cheapestOf(part.program(), effort, known);
                if (outcome.proven()) {
                    known.put(part.program(), outcome);
                }
            }
            if (outcome.proven() && outcome.chosen() == null) {
                return Outcome.none();
            }
            proven &= outcome.proven();
            found &= outcome.chosen() != null;
            bound += outcome.lowerBound();
            if (found) {
                chosen.or(part.whole(outcome.chosen()));
            }
        }
        return new Outcome(found ? chosen : null, bound, proven);
    }

    /** What is replaceable is left out, from which more may follow, as long as anything is. */
    private Outcome cheapestOf(BinaryProgram program, Effort effort, Map<BinaryProgram, Outcome> known) {
        BitSet replaceable = Replaceable.of(program, effort);
        if (replaceable.isEmpty()) {
            return part(program, effort);
        }
        Fixing fixing = Fixing.none(program);
        replaceable.stream().forEach(column -> fixing.set(column, Fixing.OUT));
        return cheapest(program, fixing, effort, known);
    }

    /**
     * Of the cheapest choices the first: of two the one that has the lowest column in which they differ.
     *
     * @param cheapest one of them; no column of it can be spared
     */
    public Outcome first(BinaryProgram program, BitSet cheapest, Effort effort) {
        Fixing fixing = Fixing.none(program);
        fixing.propagate();
        BitSet chosen = fixing.taken();
        boolean proven = true;
        Effort beside = half(effort);
        long given = beside.left();
        for (Part part : Parts.of(program, fixing)) {
            BitSet share = part.share(cheapest);
            Outcome outcome = firstOf(part.program(), share, beside);
            chosen.or(part.whole(outcome.chosen()));
            proven &= outcome.proven();
        }
        effort.settle(beside, given);
        return new Outcome(chosen, program.cost(chosen), proven);
    }

    private Outcome part(BinaryProgram program, Effort effort) {
        if (effort.over()) {
            return new Outcome(null, 0, false);
        }
        Outcome first = quick(program, effort);
        if (first.proven()) {
            return first;
        }
        return full.isPresent()
                ? inFull(program, first, full.get(), effort)
                : better(program, first, BranchAndBound.cheapest(program, effort));
    }

    /**
     * What counts first is proven alone, below what a cheap choice comes to: that cuts off most. Only then what counts
     * beside it, from which no bound of much use would come before.
     */
    private static Outcome inFull(BinaryProgram program, Outcome first, FullSolver full, Effort effort) {
        Outcome known = better(program, first, new Outcome(cheap(program, first.chosen(), effort), 0, false));
        if (program.hasUnits() && known.chosen() != null) {
            long atMost = program.units(program.cost(known.chosen()));
            // Without a hint: it would have the solver begin where there is little left to learn.
            Outcome units = within(program.inUnits(), program.unitsAtMost(atMost - 1), atMost, null, full, effort);
            long bound = program.ofUnits(Math.min(atMost, units.lowerBound()));
            known = better(program, known, new Outcome(units.chosen(), bound, false));
            if (!units.proven() || known.proven()) {
                return known;
            }
        }
        Effort beside = half(effort);
        long given = beside.left();
        Outcome outcome = known.chosen() == null
                ? full.cheapest(program, null, beside)
                : within(
                        program,
                        program.unitsAtMost(program.units(program.cost(known.chosen()))),
                        program.cost(known.chosen()) + 1,
                        known.chosen(),
                        full,
                        beside);
        effort.settle(beside, given);
        return better(program, known, outcome);
    }

    /**
     * The cheapest choice that keeps one more row and costs less than so much. What would cost as much with any one column is
     * left out before, since a smaller program is solved faster.
     */
    private static Outcome within(
            BinaryProgram program, Row budget, long limit, BitSet hint, FullSolver full, Effort effort) {
        Relaxation relaxation = Relaxation.of(program, Fixing.none(program), limit, effort);
        BinaryProgram asked = program.with(List.of(budget));
        Fixing fixing = Fixing.none(asked);
        for (int column = 0; column < asked.columnCount(); column++) {
            if (relaxation.boundWith(column) >= limit) {
                fixing.set(column, Fixing.OUT);
            }
        }
        if (relaxation.bound() >= limit || !fixing.propagate()) {
            return Outcome.none();
        }
        BitSet chosen = fixing.taken();
        long bound = asked.cost(chosen);
        boolean proven = true;
        for (Part part : Parts.of(asked, fixing)) {
            Outcome outcome = full.cheapest(part.program(), hint == null ? null : part.share(hint), effort);
            if (outcome.chosen() == null) {
                return outcome.proven() ? Outcome.none() : new Outcome(null, bound + outcome.lowerBound(), false);
            }
            chosen.or(part.whole(outcome.chosen()));
            bound += outcome.lowerBound();
            proven &= outcome.proven();
        }
        return new Outcome(chosen, bound, proven);
    }

    /** A choice as cheap as is found fast, from one at hand or none; null where there is none to begin with. */
    private static BitSet cheap(BinaryProgram program, BitSet known, Effort effort) {
        BitSet greedy = Greedy.of(program, effort);
        BitSet first = greedy == null || (known != null && program.cost(known) < program.cost(greedy)) ? known : greedy;
        if (first == null) {
            return null;
        }
        Effort part = effort.part(CHEAPER);
        long given = part.left();
        BitSet cheaper = RowWeighting.improved(program, first, part);
        effort.settle(part, given);
        return cheaper;
    }

    /** Which of equals it is may be worth some time, and not all that is left of it. */
    private static Effort half(Effort effort) {
        return effort.part(effort.left() / 2);
    }

    private Outcome quick(BinaryProgram program, Effort effort) {
        Effort part = effort.part(quick);
        long given = part.left();
        Outcome outcome = BranchAndBound.cheapest(program, part);
        effort.settle(part, given);
        return outcome;
    }

    private static Outcome better(BinaryProgram program, Outcome one, Outcome other) {
        if (other.proven()) {
            return other;
        }
        BitSet chosen = other.chosen();
        if (chosen == null || (one.chosen() != null && program.cost(one.chosen()) < program.cost(chosen))) {
            chosen = one.chosen();
        }
        long bound = program.roundedUp(Math.max(one.lowerBound(), other.lowerBound()));
        boolean proven = chosen != null && bound >= program.cost(chosen);
        return new Outcome(chosen, bound, proven);
    }

    /** Goes from a cheapest choice to the first of them. What costs too much in any is left out, so that parts come apart. */
    private Outcome firstOf(BinaryProgram program, BitSet cheapest, Effort effort) {
        long cost = program.cost(cheapest);
        Fixing fixing = Fixing.none(program);
        Relaxation relaxation = Relaxation.of(program, fixing, cost + 1, effort);
        int open = 0;
        for (int column = 0; column < program.columnCount(); column++) {
            if (relaxation.boundWith(column) > cost) {
                fixing.set(column, Fixing.OUT);
            } else {
                open++;
            }
        }
        fixing.propagate();
        BitSet chosen = fixing.taken();
        boolean proven = true;
        List<Part> parts = Parts.of(program, fixing);
        for (Part part : parts) {
            BitSet known = part.share(cheapest);
            boolean smaller = part.program().columnCount() < open && parts.size() > 1;
            Outcome outcome = smaller ? firstOf(part.program(), known, effort) : walk(part.program(), known, effort);
            chosen.or(part.whole(outcome.chosen()));
            proven &= outcome.proven();
        }
        return new Outcome(chosen, cost, proven);
    }

    private Outcome walk(BinaryProgram program, BitSet known, Effort effort) {
        Effort part = effort.part(full.isPresent() ? quick : effort.left());
        long given = part.left();
        Walk walk = new Walk(program, known);
        boolean ended = walk.go(part);
        effort.settle(part, given);
        if (!ended && full.isPresent()) {
            ended = improve(program, walk, effort);
        }
        return new Outcome(walk.known(), program.cost(known), ended);
    }

    private boolean improve(BinaryProgram program, Walk walk, Effort effort) {
        long cost = program.cost(walk.known());
        while (true) {
            Outcome outcome = full.orElseThrow().before(walk.narrowed(), cost, walk.known(), effort);
            if (outcome.chosen() == null) {
                return outcome.proven();
            }
            walk.know(outcome.chosen());
        }
    }
}
