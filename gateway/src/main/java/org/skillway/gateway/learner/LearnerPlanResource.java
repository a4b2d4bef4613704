package org.skillway.gateway.learner;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.planning.PlanWishes;
import org.skillway.gateway.planning.Plans;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;

/** The shortest way to a role, over HTTP. */
@Path("/api/v1/learners/{id}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan")
@Authenticated
class LearnerPlanResource {

    private final Combiner combiner;
    private final Plans plans;

    LearnerPlanResource(Combiner combiner, Plans plans) {
        this.combiner = combiner;
        this.plans = plans;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "getPlan",
            summary = "The shortest way to a role: which modules, in which order, and why",
            description =
                    "Of all choices of published modules that meet the requirements, in an order in which each module's"
                            + " needs are met when its turn comes, the one that takes the fewest minutes, or the best known with a"
                            + " bound. What is completed already is not asked for again; what nobody teaches is named. Modules of"
                            + " courses that the learner is enrolled in win where others are as good.")
    @APIResponse(
            responseCode = "200",
            description = "The plan.",
            content =
                    @Content(
                            schema = @Schema(implementation = LearnerPlan.class),
                            examples = {
                                @ExampleObject(name = "web-developer", value = LearnerPlanExample.WEB_DEVELOPER),
                                @ExampleObject(name = "with-proof", value = LearnerPlanExample.WITH_PROOF)
                            }))
    @APIResponse(responseCode = "409", ref = "NoSuchPlan")
    @APIResponse(responseCode = "503", ref = "PlanUnavailable")
    public Uni<Response> getPlan(
            @BeanParam Asked asked, @BeanParam PlanAsked planAsked, @Context RoutingContext request) {
        PlanQuestion question = PlanQuestion.of(planAsked);
        BooleanSupplier gone = Gone.of(request);
        return combiner.answerLater(
                combiner.question(asked, request), graph -> wishes(question, graph), (combination, wishes) -> {
                    List<PlanQuestion.Aim> aims = question.aims(combination);
                    Plans.Wanted wanted = new Plans.Wanted(
                            combination.graph(),
                            combination.learner().skills().completed(),
                            aims.stream().map(PlanQuestion.Aim::requirement).toList(),
                            wishes,
                            combination.begun(),
                            question.work(),
                            question.proof());
                    return plans.make(wanted, gone).map(made -> answer(question, combination, aims, made));
                });
    }

    private static PlanWishes wishes(PlanQuestion question, CatalogGraph graph) {
        question.aims(graph);
        return question.wishes(graph);
    }

    private static CombinedAnswer answer(
            PlanQuestion question, Combination combination, List<PlanQuestion.Aim> aims, Plans.Made made) {
        if (made.answer() instanceof PlanAnswer.Plan plan) {
            PlanProof proof = question.proof() ? ProofTelling.of(made.catalog(), made.request(), plan) : null;
            LearnerPlan body = LearnerPlan.from(combination, made.catalog(), aims, question, plan, proof);
            return plan.reproducible()
                    ? CombinedAnswer.of(combination, body)
                    : CombinedAnswer.unrepeatable(combination, body);
        }
        throw PlanRefusal.of(made, question, combination);
    }
}
