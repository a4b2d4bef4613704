package org.skillway.gateway.plan.model;

import java.io.Serializable;
import java.util.List;

/** What planning comes to. */
public sealed interface PlanAnswer extends Serializable {

    /**
     * The modules to take, in an order in which each one's needs are met when its turn comes.
     *
     * @param tiesSettled of all optimal plans it is the one that is always told: no optimal one has fewer modules, or comes
     *     before it in the order of ties
     * @param lowerBound no plan that meets as much takes fewer minutes
     * @param leftOut the goals for which the budget does not suffice, by their numbers
     * @param leftOutAtLeast no plan within the budget leaves out goals of less weight than this
     * @param reproducible false where the wall clock cut the search short, so that another run may find another plan
     */
    record Plan(
            Status status,
            boolean tiesSettled,
            List<Step> steps,
            long minutes,
            long lowerBound,
            List<Unteachable> unteachable,
            List<Integer> leftOut,
            long leftOutAtLeast,
            boolean reproducible,
            Certificate certificate)
            implements PlanAnswer {

        public Plan {
            steps = List.copyOf(steps);
            unteachable = List.copyOf(unteachable);
            leftOut = List.copyOf(leftOut);
        }

        public List<Integer> modules() {
            return steps.stream().map(Step::module).toList();
        }

        /** Minutes by which a better plan could at most be shorter. */
        public long gap() {
            return minutes - lowerBound;
        }
    }

    /** No plan can obey all of the wishes; leaving out any one of these would do as far as they go, and none is smaller. */
    record Contradiction(List<Wish> wishes) implements PlanAnswer {

        public Contradiction {
            wishes = List.copyOf(wishes);
        }
    }

    /** The effort allowed did not suffice to find any plan that obeys the wishes, nor to see that there is none. */
    record Undecided() implements PlanAnswer {}

    enum Status {
        /** No plan that meets as much takes fewer minutes, and none within the budget meets more. */
        OPTIMAL,
        /** The best that was found; how much better another could be is known. */
        BOUNDED
    }

    /**
     * @param newSkills what the learner has after it and neither held nor learned before
     * @param serves the goals that would not be met without it, by their numbers
     * @param total the minutes up to its end
     */
    record Step(int module, IdSet newSkills, List<Integer> serves, int minutes, long total) implements Serializable {

        public Step {
            serves = List.copyOf(serves);
        }
    }

    /**
     * A goal that no choice of modules meets.
     *
     * @param untaught skills for which modules would have to exist, as few as the effort allowed to find: with one for each of them, assuming nothing besides
     *     the prerequisites, the goal could be met, and without any one of them it could not; empty where wishes are why
     * @param becauseOf a smallest set of wishes that rules out every way there is; empty where there is none at all
     */
    record Unteachable(int goal, IdSet untaught, List<Wish> becauseOf) implements Serializable {

        public Unteachable {
            becauseOf = List.copyOf(becauseOf);
        }
    }
}
