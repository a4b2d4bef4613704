package org.skillway.gateway.learner;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.feed.EarlierGraphs;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.planning.Plans;
import org.skillway.gateway.readiness.Evidence;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;

/** What has become of a plan that a learner keeps, over HTTP. */
@Path("/api/v1/learners/{id}/plans/{plan}/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan")
@Authenticated
class PlanChangesResource {

    private final Combiner combiner;
    private final Progress progress;
    private final EarlierGraphs earlier;
    private final Plans plans;

    PlanChangesResource(Combiner combiner, Progress progress, EarlierGraphs earlier, Plans plans) {
        this.combiner = combiner;
        this.progress = progress;
        this.earlier = earlier;
        this.plans = plans;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "getPlanChanges",
            summary = "What has changed since a plan was saved, and why",
            description =
                    "The plan of today for what the saved one was asked for, based on it, so that what need not change does"
                            + " not; with `with` and `without`, of a day on which that were so. `count` is as it was asked for, unless"
                            + " said. What was insisted on and has been completed or retired since is not insisted on any more; a"
                            + " plan for the learner's goals is for those of today. Nothing is guessed: causes are read from the"
                            + " catalog at the plan's own revision and from the ledger at its version.")
    @APIResponse(
            responseCode = "200",
            description = "What has become of it.",
            content =
                    @Content(
                            schema = @Schema(implementation = PlanChanges.class),
                            examples = @ExampleObject(name = "changes", value = PlanChangesExample.CHANGES)))
    @APIResponse(responseCode = "404", ref = "NoRecord")
    @APIResponse(responseCode = "409", ref = "NoPlanToCompare")
    @APIResponse(responseCode = "503", ref = "PlanUnavailable")
    public Uni<Response> getPlanChanges(
            @BeanParam Asked asked,
            @PathParam("plan")
                    @Parameter(
                            description = "The name under which it is kept.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[a-z0-9]+(-[a-z0-9]+){0,39}$",
                                            maxLength = 80),
                            example = "web-by-spring")
                    String plan,
            @Context RoutingContext request) {
        String name = Question.key("plan", plan);
        BooleanSupplier gone = Gone.of(request);
        return combiner.answerLater(
                combiner.question(asked, request), graph -> graph, (combination, graph) -> progress.savedPlan(
                                combination.question(),
                                name,
                                combination.standing().version())
                        .onItem()
                        .transformToUni(saved -> compared(
                                saved,
                                combination,
                                asked.count == null
                                        ? saved.counted()
                                        : combination.question().counted()))
                        .onItem()
                        .transformToUni(compared -> answer(compared, gone)));
    }

    private Uni<ComparedPlan> compared(SavedPlan saved, Combination today, Set<Evidence> counted) {
        long newest = today.graph().revision();
        if (saved.catalogRevision() > newest) {
            throw new ProblemException(
                    ErrorCode.SAVED_PLAN_AHEAD, Long.toString(saved.catalogRevision()), Long.toString(newest));
        }
        return earlier.at(saved.catalogRevision()).onItem().transformToUni(graph -> progress.standing(
                        today.question().at(saved.catalogRevision(), saved.progressVersion()))
                .map(standing -> ComparedPlan.of(saved, graph, standing, today, counted)));
    }

    private Uni<CombinedAnswer> answer(ComparedPlan compared, BooleanSupplier gone) {
        PlanQuestion question = compared.question();
        return plans.make(compared.wanted(question), gone).map(made -> {
            if (!(made.answer() instanceof PlanAnswer.Plan plan)) {
                throw PlanRefusal.of(made, question, compared.now());
            }
            PlanChanges body = compared.changes(question, made, plan);
            return plan.reproducible()
                    ? CombinedAnswer.of(compared.now(), body)
                    : CombinedAnswer.unrepeatable(compared.now(), body);
        });
    }
}
