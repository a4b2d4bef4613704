package org.skillway.gateway.learner;

import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.planning.Plans;

/** The problem of a question to which there is no plan. */
final class PlanRefusal {

    private PlanRefusal() {}

    static ProblemException of(Plans.Made made, PlanQuestion question, Combination combination) {
        if (!(made.answer() instanceof PlanAnswer.Contradiction contradiction)) {
            return new ProblemException(ErrorCode.PLAN_UNDECIDED);
        }
        ProblemException problem = new ProblemException(ErrorCode.CONTRADICTORY_WISHES);
        contradiction.wishes().stream()
                .map(wish -> PlanWish.from(wish, question, made.catalog(), combination))
                .forEach(wish -> {
                    if (wish.module() == null) {
                        problem.in(wish.parameter(), "contradicts");
                    } else {
                        problem.in(
                                wish.parameter(),
                                "contradicts-about",
                                wish.module().key());
                    }
                });
        return problem;
    }
}
