package org.skillway.gateway.plan.model;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is asked of a plan.
 *
 * @param held the skills that the learner has completed
 * @param basedOn the modules of an earlier plan, in its order: of plans that are equally good they win, then those in
 *     {@code begun}, then the order of keys
 */
public record PlanRequest(IdSet held, List<Goal> goals, List<Wish> wishes, List<Integer> basedOn, IdSet begun)
        implements Serializable {

    public PlanRequest {
        goals = List.copyOf(goals);
        wishes = List.copyOf(wishes);
        basedOn = List.copyOf(basedOn);
    }

    public static PlanRequest of(IdSet held, List<Goal> goals) {
        return new PlanRequest(held, goals, List.of(), List.of(), IdSet.NONE);
    }

    public PlanRequest withWishes(List<Wish> others) {
        return new PlanRequest(held, goals, others, basedOn, begun);
    }

    /** The modules that the wishes leave to choose from. */
    public BitSet allowed(PlanningProblem problem) {
        BitSet allowed = new BitSet();
        allowed.set(0, problem.moduleCount());
        for (Wish wish : wishes) {
            if (wish instanceof Wish.Exclude exclude) {
                allowed.clear(exclude.module());
            } else if (!(wish instanceof Wish.Insist) && !(wish instanceof Wish.Budget)) {
                allowed.stream().filter(module -> !wish.allows(problem, module)).forEach(allowed::clear);
            }
        }
        return allowed;
    }

    public IdSet insisted() {
        return IdSet.of(wishes.stream()
                .filter(Wish.Insist.class::isInstance)
                .mapToInt(wish -> ((Wish.Insist) wish).module())
                .toArray());
    }

    public OptionalLong budget() {
        return wishes.stream()
                .filter(Wish.Budget.class::isInstance)
                .mapToLong(wish -> ((Wish.Budget) wish).minutes())
                .min();
    }
}
