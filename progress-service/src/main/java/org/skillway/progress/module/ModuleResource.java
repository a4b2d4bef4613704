package org.skillway.progress.module;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.standing.Read;
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.PageRequest;

/** The modules that a learner has completed, over HTTP. */
@Path("/api/v1/learners/{id}/modules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class ModuleResource {

    private static final Pattern POSITION = Pattern.compile(Key.ANY_LENGTH);

    private final LearnerAccess access;
    private final ModuleService modules;

    ModuleResource(LearnerAccess access, ModuleService modules) {
        this.access = access;
        this.modules = modules;
    }

    @GET
    @Permit(Permission.WHO_SEES_A_PART)
    @Operation(
            operationId = "listCompletedModules",
            summary = "Which modules a learner has completed",
            description = "By key, each with the version that was completed; any version counts.")
    @APIResponse(
            responseCode = "200",
            description = "One page of completed modules, by key.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModuleCompletionPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)))
    public RestResponse<ModuleCompletionPage> listCompletedModules(
            @PathParam("id") @LearnerId String id,
            @QueryParam("limit") @Min(1) @Max(PageRequest.MAX_LIMIT) Integer limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("count") Boolean count,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        LearnerAccess.Access who = access.opened();
        PageRequest page = PageRequest.of("modules", POSITION, limit, cursor, count);
        Read<ModuleCompletionPage> read = modules.page(who, Point.of(version, asOf), page);
        return LearnerAnswer.page(read.body(), read.body().next(), read.moment(), read.tag(), uri, ifNoneMatch);
    }

    @GET
    @Path("/{key}/completion")
    @Permit(Permission.WHO_SEES_A_PART)
    @Operation(
            operationId = "getModuleCompletion",
            summary = "Whether and how a learner has completed a module",
            description = "The version that was completed, when, and when that was recorded.")
    @APIResponse(
            responseCode = "200",
            description = "The completion.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModuleCompletionView.class),
                            examples = @ExampleObject(name = "completion", value = Examples.COMPLETION)))
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public RestResponse<ModuleCompletionView> getModuleCompletion(
            @PathParam("id") @LearnerId String id,
            @PathParam("key") @Key @Parameter(description = "The key of the module.", example = "git-in-a-day")
                    String key,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Read<ModuleCompletionView> read = modules.one(access.opened(), key, Point.of(version, asOf));
        return LearnerAnswer.read(read.body(), read.moment(), read.tag(), ifNoneMatch);
    }
}
