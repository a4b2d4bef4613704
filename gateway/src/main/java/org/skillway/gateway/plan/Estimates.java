package org.skillway.gateway.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.Requirement;

/**
 * What each skill costs by itself, and from that a plan which is found at once, and minutes that none goes below: the
 * heuristics h_add and h_max of Bonet and Geffner (Planning as heuristic search, 2001), by the algorithm of Knuth (A
 * generalization of Dijkstra's algorithm, 1977). Worked out once for a learner; any number of goals is then a walk backwards
 * along the modules that the costs rest on.
 */
final class Estimates {

    private final Outlook outlook;
    private final Costs sums;
    private final Costs greatest;

    Estimates(Outlook outlook) {
        this.outlook = outlook;
        this.sums = new Costs(outlook, true);
        this.greatest = new Costs(outlook, false);
    }

    /** No plan that meets all of them takes fewer minutes. */
    long atLeast(Iterable<Requirement> requirements) {
        long most = 0;
        for (Requirement requirement : requirements) {
            most = Math.max(most, greatest.of(requirement));
        }
        return most;
    }

    /** The modules of a plan that meets all of them, which can be met. */
    BitSet modules(Iterable<Requirement> requirements) {
        BitSet modules = new BitSet();
        BitSet skills = new BitSet();
        int[] open = new int[sums.skillCount];
        int size = 0;
        for (Requirement requirement : requirements) {
            size = want(requirement, skills, open, size);
        }
        while (size > 0) {
            int module = sums.teacher[open[--size]];
            if (!modules.get(module)) {
                modules.set(module);
                for (Requirement need : outlook.needs(module)) {
                    size = want(need, skills, open, size);
                }
            }
        }
        return modules;
    }

    /** What was reached first comes before whatever needs it, so that no circle closes. */
    private int want(Requirement requirement, BitSet skills, int[] open, int size) {
        int next = size;
        for (int skill : sums.first(requirement)) {
            if (!outlook.holds(skill) && !skills.get(skill)) {
                skills.set(skill);
                open[next++] = skill;
            }
        }
        return next;
    }

    /** The costs of all skills that can be reached; those held cost nothing. */
    private static final class Costs {

        private final Outlook outlook;
        private final boolean sum;
        private final int skillCount;
        private final long[] cost;
        private final int[] teacher;
        private final int[] turn;
        private final BitSet reached = new BitSet();
        private final BitSet waiting = new BitSet();
        private final PriorityQueue<Open> open =
                new PriorityQueue<>(Comparator.comparingLong(Open::cost).thenComparingInt(Open::module));

        private record Open(long cost, int module) {}

        /** @param sum whether what a module needs costs all of it together, or as much as the dearest of it */
        Costs(Outlook outlook, boolean sum) {
            this.outlook = outlook;
            this.sum = sum;
            this.skillCount = outlook.problem().skillCount();
            this.cost = new long[skillCount];
            this.teacher = new int[skillCount];
            this.turn = new int[skillCount];
            Arrays.fill(turn, Integer.MAX_VALUE);
            for (int skill = 0; skill < skillCount; skill++) {
                if (outlook.holds(skill)) {
                    reached.set(skill);
                    turn[skill] = 0;
                }
            }
            spread();
        }

        private void spread() {
            for (int module = 0; module < outlook.problem().moduleCount(); module++) {
                offer(module);
            }
            int turns = 0;
            while (!open.isEmpty()) {
                Open next = open.remove();
                IdSet teaches = outlook.problem().module(next.module).teaches();
                BitSet fresh = new BitSet();
                for (int index = 0; index < teaches.size(); index++) {
                    int skill = teaches.get(index);
                    if (!reached.get(skill)) {
                        reached.set(skill);
                        fresh.set(skill);
                        cost[skill] = next.cost;
                        teacher[skill] = next.module;
                        turn[skill] = ++turns;
                    }
                }
                for (int skill = fresh.nextSetBit(0); skill >= 0; skill = fresh.nextSetBit(skill + 1)) {
                    IdSet dependents = outlook.problem().dependents(skill);
                    for (int index = 0; index < dependents.size(); index++) {
                        offer(dependents.get(index));
                    }
                }
            }
        }

        // The first time that it opens is the cheapest, since skills are reached in the order of their costs.
        private void offer(int module) {
            if (waiting.get(module) || !outlook.openable(module) || !outlook.opens(module, reached)) {
                return;
            }
            waiting.set(module);
            long needed = 0;
            for (Requirement need : outlook.needs(module)) {
                needed = sum ? needed + of(need) : Math.max(needed, of(need));
            }
            open.add(new Open(outlook.problem().module(module).minutes() + needed, module));
        }

        long of(Requirement requirement) {
            long of = 0;
            for (int skill : first(requirement)) {
                of = sum ? of + cost[skill] : Math.max(of, cost[skill]);
            }
            return of;
        }

        /** As many of its skills as it asks for: those that were reached first. */
        int[] first(Requirement requirement) {
            IdSet skills = requirement.skills();
            return requirement.all()
                    ? skills.stream().toArray()
                    : skills.stream()
                            .boxed()
                            .sorted(Comparator.comparingInt(skill -> turn[skill]))
                            .limit(requirement.atLeast())
                            .mapToInt(Integer::intValue)
                            .toArray();
        }
    }
}
