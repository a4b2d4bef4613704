package org.skillway.progress.cohort;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.web.Key;

/** How far learners are, for those who teach them. */
@Path("/api/v1/cohorts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cohorts")
@Authenticated
class CohortResource {

    private static final int MOST = 400;

    private static final String FROM =
            "Publications since this day (UTC), at most the newest 400; the newest alone unless said.";

    private static final String RULE =
            " Counts of people, published at most once a day: a recount at that time, each figure rounded to a multiple of"
                    + " five. A part with fewer than five people is not shown, nor are others of the same whole until what is not"
                    + " shown is at least five people together and no sum tells a figure more exactly than it is rounded; a cohort"
                    + " of fewer than five shows nothing.";

    private static final String ROLE = "Those who have the role as a goal.";
    private static final String MODULE = "Those who have completed the module; for its owners.";
    private static final String COURSE = "Those who are enrolled in the course; for its owners.";

    private final CohortService cohorts;
    private final Publisher publisher;
    private final LearnerAccess access;

    CohortResource(CohortService cohorts, Publisher publisher, LearnerAccess access) {
        this.cohorts = cohorts;
        this.publisher = publisher;
        this.access = access;
    }

    @GET
    @Path("/roles/{key}")
    @Permit(Permission.INSTRUCTORS)
    @Operation(
            operationId = "getRoleCohort",
            summary = "How far those are who work towards a role",
            description = ROLE + RULE)
    @APIResponse(
            responseCode = "200",
            description = "The figures; none before the first publication.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CohortView.class),
                            examples = @ExampleObject(name = "cohort", value = Examples.COHORT)))
    @APIResponse(responseCode = "404", ref = "UnknownCohort")
    public CohortView getRoleCohort(
            @PathParam("key") @Key @Parameter(description = "The key.", example = "web-developer") String key,
            @QueryParam("from") @Parameter(description = FROM) @Schema(format = "date") String from) {
        return view(CohortKind.ROLE, key, from);
    }

    @GET
    @Path("/modules/{key}")
    @Permit(Permission.OWNERS)
    @Operation(
            operationId = "getModuleCohort",
            summary = "How far those are who have completed a module",
            description = MODULE + RULE)
    @APIResponse(
            responseCode = "200",
            description = "The figures; none before the first publication.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CohortView.class),
                            examples = @ExampleObject(name = "cohort", value = Examples.COHORT)))
    @APIResponse(responseCode = "404", ref = "UnknownCohort")
    public CohortView getModuleCohort(
            @PathParam("key") @Key @Parameter(description = "The key.", example = "web-developer") String key,
            @QueryParam("from") @Parameter(description = FROM) @Schema(format = "date") String from) {
        return view(CohortKind.MODULE, key, from);
    }

    @GET
    @Path("/courses/{key}")
    @Permit(Permission.OWNERS)
    @Operation(
            operationId = "getCourseCohort",
            summary = "How far those are who take a course",
            description = COURSE + RULE)
    @APIResponse(
            responseCode = "200",
            description = "The figures; none before the first publication.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CohortView.class),
                            examples = @ExampleObject(name = "cohort", value = Examples.COHORT)))
    @APIResponse(responseCode = "404", ref = "UnknownCohort")
    public CohortView getCourseCohort(
            @PathParam("key") @Key @Parameter(description = "The key.", example = "web-developer") String key,
            @QueryParam("from") @Parameter(description = FROM) @Schema(format = "date") String from) {
        return view(CohortKind.COURSE, key, from);
    }

    @POST
    @Path("/publications")
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "publishCohorts",
            summary = "Publish new figures of all cohorts now",
            description = "Where the last are older than a day; they are published by themselves otherwise.")
    @APIResponse(responseCode = "202", description = "They are being counted.")
    @APIResponse(responseCode = "409", ref = "PublishedToday")
    public RestResponse<Void> publishCohorts(@HeaderParam("Idempotency-Key") String idempotencyKey) {
        publisher.ask(access.subject(), idempotencyKey);
        return RestResponse.accepted();
    }

    private CohortView view(CohortKind kind, String key, String from) {
        Instant since = from == null ? cohorts.lastPublication().orElse(Instant.EPOCH) : since(from);
        boolean owner = cohorts.isOwner(kind, key, access.subject())
                .orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_COHORT));
        if (!owner && kind != CohortKind.ROLE && !access.isAdmin()) {
            throw new ProblemException(ErrorCode.FORBIDDEN);
        }
        return CohortView.of(cohorts.history(kind, key, since, MOST));
    }

    private static Instant since(String from) {
        try {
            if (from.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
        } catch (DateTimeParseException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("from", "date");
        }
        throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("from", "date");
    }
}
