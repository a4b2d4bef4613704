package org.skillway.gateway.learner;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.planning.KnownDistances;
import org.skillway.gateway.readiness.RoleDifference;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;
import org.skillway.gateway.web.Least;

/** Two roles held against each other, over HTTP: for anyone, or with a learner's own standing. */
@Path("/api/v1/roles/{key}/compare")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readiness")
class RoleComparisonResource {

    /** Whom a question is about that is about no learner. */
    private static final String NOBODY = "nobody";

    private final Combiner combiner;
    private final KnownDistances distances;
    private final CurrentIdentityAssociation identities;

    RoleComparisonResource(Combiner combiner, KnownDistances distances, CurrentIdentityAssociation identities) {
        this.combiner = combiner;
        this.distances = distances;
        this.identities = identities;
    }

    @GET
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @SecurityRequirementsSet
    @SecurityRequirementsSet(@SecurityRequirement(name = "bearer"))
    @Operation(
            operationId = "compareRoles",
            summary = "Two roles held against each other; with `learner` for who sees all of their progress",
            description =
                    "Which skills both ask for, and which only one of them; and where people move on to. Anyone may ask. With"
                            + " `learner`, for which the rights are those on the learner's other answers, it says too how far"
                            + " the learner is with each, and how much study remains.")
    @APIResponse(
            responseCode = "200",
            description = "Both roles.",
            content =
                    @Content(
                            schema = @Schema(implementation = RoleComparison.class),
                            examples = {
                                @ExampleObject(name = "for-anyone", value = RoleComparisonExample.FOR_ANYONE),
                                @ExampleObject(name = "for-a-learner", value = RoleComparisonExample.FOR_A_LEARNER)
                            }))
    @APIResponse(responseCode = "403", ref = "NotYourLearner")
    @APIResponse(responseCode = "404", ref = "UnknownRole")
    @APIResponse(responseCode = "503", ref = "PlanUnavailable")
    public Uni<Response> compareRoles(
            @PathParam("key")
                    @Parameter(
                            description = "The key of the role.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[a-z0-9]+(-[a-z0-9]+){0,39}$",
                                            maxLength = 80),
                            example = "web-developer")
                    String key,
            @QueryParam("with")
                    @Parameter(
                            required = true,
                            description = "The key of the other role.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[a-z0-9]+(-[a-z0-9]+){0,39}$",
                                            maxLength = 80),
                            example = "api-developer")
                    String with,
            @QueryParam("learner")
                    @Parameter(
                            description = "The subject of a learner's token; `me` is whoever asks.",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255),
                            example = "me")
                    String learner,
            @QueryParam("count")
                    @Parameter(
                            description =
                                    "The kinds of evidence that make a skill count as completed here, separated by"
                                            + " commas; all unless it is said.",
                            example = "assessed,imported")
                    String count,
            @QueryParam("revision")
                    @Parameter(
                            description = "The catalog revision to compute from; the newest unless it is said.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
                            example = "128")
                    Long revision,
            @QueryParam("version")
                    @Parameter(
                            description = "The progress version to compute from; the newest unless it is said.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
                            example = "7")
                    Long version,
            @QueryParam("asOf")
                    @Parameter(
                            description = Asked.AS_OF_DESCRIPTION,
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2026-09-01T08:00:00Z")
                    String asOf,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "Wanted languages: en, ka.")
                    String acceptLanguage,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Parameter(description = "ETag of the answer that the client has.")
                    String ifNoneMatch,
            @HeaderParam(Least.REVISION_HEADER)
                    @Parameter(
                            description = Least.REVISION_DESCRIPTION,
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
                            example = "128")
                    String leastRevision,
            @HeaderParam(Least.VERSION_HEADER)
                    @Parameter(
                            description = Least.VERSION_DESCRIPTION,
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
                            example = "7")
                    String leastVersion,
            @Context RoutingContext request) {
        Question.key("key", key);
        if (with == null) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("with", "required");
        }
        Question.key("with", with);
        Asked asked = new Asked();
        asked.count = count;
        asked.revision = revision;
        asked.version = version;
        asked.asOf = asOf;
        asked.acceptLanguage = acceptLanguage;
        asked.ifNoneMatch = ifNoneMatch;
        asked.leastRevision = leastRevision;
        asked.leastVersion = leastVersion;
        if (learner == null) {
            Question question = combiner.question(asked, NOBODY, request);
            return combiner.ofCatalog(
                    question,
                    graph -> RoleComparison.from(graph, difference(graph, key, with), question.language(), null));
        }
        BooleanSupplier gone = Gone.of(request);
        return identities
                .getDeferredIdentity()
                .map(identity -> combiner.question(asked, LearnerId.resolve(learner, person(identity)), request))
                .onItem()
                .transformToUni(question -> combiner.answerLater(
                        question, graph -> difference(graph, key, with), (combination, difference) -> standing(
                                        combination, difference, gone)
                                .map(standing -> RoleComparison.from(
                                        combination.graph(), difference, combination.language(), standing))
                                .map(body -> CombinedAnswer.of(combination, body))));
    }

    private Uni<RoleComparison.Standing> standing(
            Combination combination, RoleDifference difference, BooleanSupplier gone) {
        List<Role> roles = RoleComparison.roles(combination.graph(), difference);
        return distances
                .to(combination.graph(), combination.learner().skills().completed(), roles, gone)
                .map(found -> new RoleComparison.Standing(
                        combination,
                        IntStream.range(0, roles.size())
                                .boxed()
                                .collect(Collectors.toMap(
                                        place -> roles.get(place).key(), found::get))));
    }

    private static JsonWebToken person(SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new UnauthorizedException();
        }
        if (Permission.WHO_IS_SIGNED_IN.roles().stream().noneMatch(identity::hasRole)) {
            throw new ForbiddenException();
        }
        return token;
    }

    private static RoleDifference difference(CatalogGraph graph, String key, String with) {
        return RoleDifference.of(role(graph, key), role(graph, with));
    }

    private static Role role(CatalogGraph graph, String key) {
        return graph.role(key).orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_KEY, "role", key));
    }
}
