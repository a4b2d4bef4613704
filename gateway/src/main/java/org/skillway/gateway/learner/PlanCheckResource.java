package org.skillway.gateway.learner;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.error.ProblemWriter;
import org.skillway.gateway.feed.EarlierGraphs;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.planning.PlanChecks;
import org.skillway.gateway.request.Languages;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;
import org.skillway.gateway.web.StrictBody;

/** Whether a plan is what it says, over HTTP. */
@Path("/api/v1/plans/check")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Plan")
@Authenticated
class PlanCheckResource {

    private final EarlierGraphs graphs;
    private final PlanChecks checks;
    private final StrictBody bodies;
    private final ProblemWriter words;
    private final Languages languages;

    PlanCheckResource(
            EarlierGraphs graphs, PlanChecks checks, StrictBody bodies, ProblemWriter words, Languages languages) {
        this.graphs = graphs;
        this.checks = checks;
        this.bodies = bodies;
        this.words = words;
        this.languages = languages;
    }

    @POST
    @Permit(Permission.WHO_IS_SIGNED_IN)
    @Operation(
            operationId = "checkPlan",
            summary = "Whether a plan is what it says, and what of it is proven",
            description =
                    "Checks a plan against the catalog, whoever made it, by rules that share nothing with what makes plans:"
                            + " that it can be taken in its order, meets what it says, takes as long as it says and obeys the"
                            + " wishes; and, by its certificate, that no plan is shorter. It says what was shown and what was not."
                            + " No learner is read: what is said to be held is taken as it is said. It changes nothing.")
    @RequestBody(
            required = true,
            description = "An answer of `getPlan` with `proof=true` as it came, or the same members; at most 1 MiB.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlanToCheck.class),
                            examples = @ExampleObject(name = "linux", value = LearnerPlanExample.WITH_PROOF)))
    @APIResponse(
            responseCode = "200",
            description = "What was shown, also of a plan that is not what it says.",
            content =
                    @Content(
                            schema = @Schema(implementation = PlanVerdict.class),
                            examples = {
                                @ExampleObject(name = "accepted", value = PlanCheckExample.ACCEPTED),
                                @ExampleObject(name = "refused", value = PlanCheckExample.REFUSED)
                            }),
            headers = @Header(name = "Skillway-Catalog-Revision", ref = "UsedCatalogRevision"))
    @APIResponse(responseCode = "503", ref = "PlanningUnavailable")
    public Uni<Response> checkPlan(
            byte[] body,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "May be sent, and makes no difference: a check changes nothing.")
                    String idempotencyKey,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "Wanted languages: en, ka.")
                    String acceptLanguage,
            @Context RoutingContext request) {
        PlanToCheck told = PlanReading.complete(bodies.readAnswer(body, PlanToCheck.class));
        Locale language = languages.locale(acceptLanguage);
        BooleanSupplier gone = Gone.of(request);
        return graph(graphs, told.catalogRevision())
                .onItem()
                .transformToUni(graph -> checks.check(graph, catalog -> PlanReading.of(told, catalog), gone))
                .map(checked -> Response.ok(VerdictTelling.of(checked, words, language))
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("Skillway-Catalog-Revision", told.catalogRevision())
                        .build());
    }

    /** A revision that a body names. */
    static Uni<CatalogGraph> graph(EarlierGraphs graphs, long revision) {
        return graphs.at(revision)
                .onFailure(failure ->
                        failure instanceof ProblemException problem && problem.code() == ErrorCode.INVALID_PARAMETER)
                .transform(failure -> PlanReading.Body.wrong("/catalogRevision", "known-revision"));
    }
}
