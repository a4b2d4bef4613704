package org.skillway.catalog.authoring;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;

/** An author's desk: all that is begun and not published. */
@Path("/api/v1/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drafts")
@Authenticated
class DraftResource {

    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 50;

    private final DraftService drafts;

    DraftResource(DraftService drafts) {
        this.drafts = drafts;
    }

    @GET
    @Permit(Permission.INSTRUCTORS)
    @Operation(
            operationId = "listDrafts",
            summary = "Drafts and proposals, by kind and key",
            description = "Instructors see their own, admins all.")
    @APIResponse(responseCode = "200", description = "One page of drafts.")
    public RestResponse<DraftPage> listDrafts(
            @QueryParam("limit") @Min(1) @Max(MAX_LIMIT) @Parameter(description = "How many at most; 50 unless said.")
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`next` of the page before.") String cursor) {
        return RestResponse.ResponseBuilder.ok(drafts.list(cursor, limit == null ? DEFAULT_LIMIT : limit))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
