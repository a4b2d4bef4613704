package org.skillway.gateway.plan.check;

import java.io.Serializable;
import java.util.List;
import org.skillway.gateway.plan.model.Certificate;

/**
 * What a check of a plan has shown.
 *
 * @param faults what is wrong with it; none for a plan that keeps what it says
 * @param provenMinutes no plan that meets the same goals under the same wishes takes fewer minutes: shown by the
 *     certificate alone, added up here, and nothing where the certificate shows nothing
 * @param provenOptimal whether that is all the plan takes. Only the minutes are proven, not that no plan of as many has
 *     fewer modules or comes first in the order of ties; nor, under a budget, that no other goals could have been met
 * @param untrue what of the certificate is not so; null where it has no such fault, or the fault is in how it is put together
 * @param complete false where patience ended first: then nothing is shown that takes a look at the whole catalog, which is
 *     what cannot be taught, and the certificate
 */
public record Verdict(
        List<Fault> faults, long provenMinutes, boolean provenOptimal, Certificate.Item untrue, boolean complete)
        implements Serializable {

    public Verdict {
        faults = List.copyOf(faults);
    }

    public Verdict(List<Fault> faults, long provenMinutes, boolean provenOptimal) {
        this(faults, provenMinutes, provenOptimal, null, true);
    }

    public boolean accepted() {
        return faults.isEmpty();
    }

    /** @param subject the module or the goal that it is about, by its number; -1 for the whole plan */
    public record Fault(Rule rule, int subject) implements Serializable {}

    public enum Rule {
        /** A module that the catalog does not have. */
        UNKNOWN_MODULE,
        /** A goal that was not asked for. */
        UNKNOWN_GOAL,
        /** A module that stands in the plan twice. */
        MODULE_TWICE,
        /** A module that the wishes rule out. */
        MODULE_NOT_WANTED,
        /** A module insisted on that is not in the plan. */
        INSISTED_MODULE_MISSING,
        /** A module whose needs are not met when its turn comes. */
        NEEDS_NOT_MET,
        /** A step says that it brings other skills than it does. */
        WRONG_SKILLS,
        /** The minutes of a step, or their running total, are not those of the catalog. */
        WRONG_MINUTES,
        /** The total is not that of the modules. */
        WRONG_TOTAL,
        /** More minutes than the budget has. */
        OVER_BUDGET,
        /** A goal that the plan does not meet and does not say why. */
        GOAL_NOT_MET,
        /** A goal that is said to be out of reach, and is not. */
        GOAL_CAN_BE_TAUGHT,
        /** A goal that is said to be left out, and is met; or there is no budget to leave it out for. */
        GOAL_NOT_LEFT_OUT,
        /** It says that it is optimal and that a shorter plan may exist. */
        CONTRADICTS_ITSELF,
        /** The certificate has an inequality that does not hold for every plan. */
        FALSE_INEQUALITY,
        /** The certificate says that a module is dominated by one that does not do as well. */
        FALSE_DOMINATION,
        /** The certificate adds up parts that share a module. */
        PARTS_OVERLAP,
        /** The certificate proves more minutes than the plan takes, which nothing true can. */
        PROVES_TOO_MUCH
    }
}
