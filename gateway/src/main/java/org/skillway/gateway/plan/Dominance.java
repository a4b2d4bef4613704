package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.skillway.gateway.plan.Task.Choice;
import org.skillway.gateway.plan.Task.Dominated;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.Effort;

/**
 * Leaves out modules that another one does as well as: it teaches all that they do of what may matter, needs nothing that
 * they do not need, and is shorter, or as long and before them in ties. Whatever plan has the one can have the other in its
 * place and becomes no worse, so neither the best plan nor the first of the best is lost.
 */
final class Dominance {

    private final List<Choice> choices;
    private final Map<Integer, List<Integer>> teachers = new HashMap<>();
    private final int[] by;

    private Dominance(List<Choice> choices) {
        this.choices = choices;
        this.by = new int[choices.size()];
        for (int index = 0; index < by.length; index++) {
            by[index] = -1;
            IdSet teaches = choices.get(index).teaches();
            for (int at = 0; at < teaches.size(); at++) {
                teachers.computeIfAbsent(teaches.get(at), unused -> new ArrayList<>())
                        .add(index);
            }
        }
    }

    /** Fewer are left out where the effort ends: to keep one is never wrong. */
    static Dominance of(List<Choice> choices, Effort effort) {
        Dominance dominance = new Dominance(choices);
        for (int index = 0; index < choices.size() && !effort.over(); index++) {
            dominance.by[index] = dominance.dominator(index, effort);
        }
        return dominance;
    }

    List<Choice> kept() {
        List<Choice> kept = new ArrayList<>();
        for (int index = 0; index < by.length; index++) {
            if (by[index] < 0) {
                kept.add(choices.get(index));
            }
        }
        return kept;
    }

    List<Dominated> dominated() {
        List<Dominated> dominated = new ArrayList<>();
        for (int index = 0; index < by.length; index++) {
            if (by[index] >= 0) {
                int last = by[index];
                while (by[last] >= 0) {
                    last = by[last];
                }
                dominated.add(new Dominated(
                        choices.get(index).number(), choices.get(last).number()));
            }
        }
        return dominated;
    }

    private int dominator(int index, Effort effort) {
        Choice choice = choices.get(index);
        List<Integer> rarest = null;
        for (int at = 0; at < choice.teaches().size(); at++) {
            List<Integer> others = teachers.get(choice.teaches().get(at));
            rarest = rarest == null || others.size() < rarest.size() ? others : rarest;
        }
        effort.spend(100L * rarest.size());
        for (int other : rarest) {
            if (other != index && before(other, index) && doesAsWell(choices.get(other), choice)) {
                return other;
            }
        }
        return -1;
    }

    private boolean before(int one, int other) {
        int minutes =
                Integer.compare(choices.get(one).minutes(), choices.get(other).minutes());
        return minutes < 0 || (minutes == 0 && one < other);
    }

    private static boolean doesAsWell(Choice one, Choice other) {
        for (int index = 0; index < other.teaches().size(); index++) {
            if (!one.teaches().contains(other.teaches().get(index))) {
                return false;
            }
        }
        for (Requirement need : one.needs()) {
            if (!follows(need, other.needs())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the need is met wherever the others are; sometimes it is and this does not see it. */
    private static boolean follows(Requirement need, List<Requirement> others) {
        int single = 0;
        for (Requirement other : others) {
            int inside = other.skills().countIn(need.skills());
            if (other.all()) {
                single += inside;
            } else if (other.atLeast() - (other.skills().size() - inside) >= need.atLeast()) {
                return true;
            }
        }
        return single >= need.atLeast();
    }
}
