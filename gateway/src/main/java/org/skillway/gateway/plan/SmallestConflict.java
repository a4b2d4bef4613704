package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.skillway.gateway.plan.model.Wish;
import org.skillway.gateway.plan.solver.BinaryProgram;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.plan.solver.Outcome;
import org.skillway.gateway.plan.solver.Row;

/**
 * A smallest set of wishes that cannot be fulfilled together. Whenever some of the wishes can be, something of the rest is
 * in every conflict; so conflicts are what hits all such rests, and the smallest hitting set that is a conflict is the
 * smallest conflict (Ignatiev, Previti, Liffiton and Marques-Silva, <em>Smallest MUS Extraction with Minimal Hitting Set
 * Dualization</em>, CP 2015).
 */
final class SmallestConflict {

    private final List<Wish> wishes;
    private final Predicate<List<Wish>> impossible;
    private final ExactSolver solver;
    private final Effort effort;
    private final List<Row> rests = new ArrayList<>();

    private SmallestConflict(List<Wish> wishes, Predicate<List<Wish>> impossible, ExactSolver solver, Effort effort) {
        this.wishes = wishes;
        this.impossible = impossible;
        this.solver = solver;
        this.effort = effort;
    }

    /** @param impossible true of all wishes together, and of more wishes wherever it is true of fewer */
    static List<Wish> of(List<Wish> wishes, Predicate<List<Wish>> impossible, ExactSolver solver, Effort effort) {
        return new SmallestConflict(wishes, impossible, solver, effort).find();
    }

    private List<Wish> find() {
        long[] costs = new long[wishes.size()];
        Arrays.fill(costs, 1);
        while (true) {
            BinaryProgram program = new BinaryProgram(costs, rests);
            Outcome outcome = solver.cheapest(program, effort);
            if (outcome.proven() && outcome.chosen() != null) {
                outcome = solver.first(program, outcome.chosen(), effort);
            }
            if (!outcome.proven() || outcome.chosen() == null) {
                return irreducible();
            }
            if (impossible.test(some(outcome.chosen()))) {
                return some(outcome.chosen());
            }
            rests.add(rest(outcome.chosen()));
        }
    }

    private Row rest(BitSet possible) {
        BitSet grown = (BitSet) possible.clone();
        for (int wish = 0; wish < wishes.size(); wish++) {
            if (!grown.get(wish) && !(effort.over() && effort.cutByClock())) {
                grown.set(wish);
                if (impossible.test(some(grown))) {
                    grown.clear(wish);
                }
            }
        }
        grown.flip(0, wishes.size());
        long[] ones = new long[grown.cardinality()];
        Arrays.fill(ones, 1);
        return new Row(grown.stream().toArray(), ones, 1);
    }

    /** What is left when no work is left to find the smallest: nothing in it is needless, unless the clock ended that too. */
    private List<Wish> irreducible() {
        BitSet left = new BitSet();
        left.set(0, wishes.size());
        for (int wish = 0; wish < wishes.size(); wish++) {
            if (effort.over() && effort.cutByClock()) {
                break;
            }
            left.clear(wish);
            if (!impossible.test(some(left))) {
                left.set(wish);
            }
        }
        return some(left);
    }

    private List<Wish> some(BitSet which) {
        return which.stream().mapToObj(wishes::get).toList();
    }
}
