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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
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
import org.skillway.gateway.feed.CurrentGraph;
import org.skillway.gateway.feed.EarlierGraphs;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Choice;
import org.skillway.gateway.graph.Importance;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.learner.PlanReading.Body;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.planning.PlanComparisons;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;
import org.skillway.gateway.web.StrictBody;

/** What a module that does not exist yet would save, over HTTP: for those who think of writing it. */
@Path("/api/v1/plans/savings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Plan")
@Authenticated
class SavingsResource {

    private final CurrentGraph current;
    private final EarlierGraphs earlier;
    private final PlanComparisons comparisons;
    private final StrictBody bodies;

    SavingsResource(CurrentGraph current, EarlierGraphs earlier, PlanComparisons comparisons, StrictBody bodies) {
        this.current = current;
        this.earlier = earlier;
        this.comparisons = comparisons;
        this.bodies = bodies;
    }

    @POST
    @Permit(Permission.INSTRUCTORS)
    @Operation(
            operationId = "askSaving",
            summary = "What a module that does not exist yet would save",
            description =
                    "For somebody who misses these skills and has all others: the shortest way to all of them without"
                            + " the module, and with it. No learner is read, and nothing is changed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SavingAsked.class),
                            examples = @ExampleObject(name = "flask", value = SavingsExample.ASKED)))
    @APIResponse(
            responseCode = "200",
            description = "Both ways.",
            content =
                    @Content(
                            schema = @Schema(implementation = SavingFound.class),
                            examples = @ExampleObject(name = "flask", value = SavingsExample.FOUND)),
            headers = @Header(name = "Skillway-Catalog-Revision", ref = "UsedCatalogRevision"))
    @APIResponse(responseCode = "503", ref = "PlanningUnavailable")
    public Uni<Response> askSaving(
            byte[] body,
            @HeaderParam("Idempotency-Key")
                    @Parameter(description = "May be sent, and makes no difference: nothing is changed.")
                    String idempotencyKey,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "Wanted languages of problems: en, ka.")
                    String acceptLanguage,
            @Context RoutingContext request) {
        SavingAsked asked = Body.given("", bodies.read(body, SavingAsked.class));
        BooleanSupplier gone = Gone.of(request);
        return graph(asked.catalogRevision()).onItem().transformToUni(graph -> {
            BitSet missing = skills("/missing", asked.missing(), SavingAsked.MOST, graph);
            return comparisons
                    .saving(graph, missing, imagined(asked.module(), graph), gone)
                    .map(compared -> Response.ok(SavingFound.from(IdSet.of(missing), compared))
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .header("Skillway-Catalog-Revision", graph.revision())
                            .build());
        });
    }

    private Uni<CatalogGraph> graph(Long revision) {
        if (revision != null) {
            return PlanCheckResource.graph(earlier, revision);
        }
        return Uni.createFrom().item(() -> current.graph()
                .orElseThrow(() -> new ProblemException(ErrorCode.CATALOG_NOT_LOADED, Map.of("Retry-After", "5"))));
    }

    private static PlanComparisons.Imagined imagined(SavingAsked.Imagined told, CatalogGraph graph) {
        SavingAsked.Imagined module = Body.given("/module", told);
        long minutes = Body.given("/module/minutes", module.minutes());
        if (minutes < 0 || minutes > SavingAsked.MOST_MINUTES) {
            throw Body.wrong("/module/minutes", "range", 0, SavingAsked.MOST_MINUTES);
        }
        List<Role.Requirement> assumes = new ArrayList<>();
        List<SavingAsked.ImaginedAssumption> all =
                few("/module/assumes", Body.list("/module/assumes", module.assumes()), 100);
        for (int place = 0; place < all.size(); place++) {
            assumes.add(assumption("/module/assumes/" + place, all.get(place), graph));
        }
        return new PlanComparisons.Imagined(
                (int) minutes, skills("/module/teaches", module.teaches(), 100, graph), assumes);
    }

    private static Role.Requirement assumption(String at, SavingAsked.ImaginedAssumption told, CatalogGraph graph) {
        BitSet numbers = skills(at + "/skills", told.skills(), 100, graph);
        List<Skill> skills = numbers.stream().mapToObj(graph::skill).toList();
        int atLeast = Body.given(at + "/atLeast", told.atLeast());
        if (atLeast < 1 || atLeast > skills.size()) {
            throw Body.wrong(at + "/atLeast", "range", 1, skills.size());
        }
        return new Role.Requirement(Importance.ESSENTIAL, new Choice(atLeast, skills));
    }

    private static BitSet skills(String at, List<String> keys, int most, CatalogGraph graph) {
        List<String> all = few(at, Body.list(at, Body.given(at, keys)), most);
        if (all.isEmpty()) {
            throw Body.wrong(at, "required");
        }
        BitSet numbers = new BitSet();
        for (int place = 0; place < all.size(); place++) {
            String where = at + "/" + place;
            String key = all.get(place);
            numbers.set(graph.skill(key)
                    .orElseThrow(() -> Body.wrong(where, "unknown-skill", key))
                    .number());
        }
        return numbers;
    }

    private static <T> List<T> few(String at, List<T> all, int most) {
        if (all.size() > most) {
            throw Body.wrong(at, "at-most", most);
        }
        return all;
    }
}
