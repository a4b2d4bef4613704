package org.skillway.catalog.change;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.history.RedactionService.Redacted;
import org.skillway.catalog.reading.Answer;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;

/** Redactions over HTTP, for admins: for what must not be read by anyone, now or in the past. */
@Path("/api/v1/redactions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
@Authenticated
class RedactionResource {

    private final RedactingService redactions;

    RedactionResource(RedactingService redactions) {
        this.redactions = redactions;
    }

    @POST
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "redact",
            summary = "Take words out of all that is and was said about an entity",
            description =
                    "In the present and in every past state, by one change that shows that it was done and not what"
                            + " was there.")
    @APIResponse(
            responseCode = "201",
            description = "The words are gone from every state; the change that says so is at Location.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = RedactionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The words stood in a draft only, which is no part of the catalog, and are gone from it.",
            content = @Content(schema = @Schema(implementation = RedactionView.class)))
    @APIResponse(responseCode = "404", ref = "UnknownKey")
    public RestResponse<RedactionView> redact(
            @HeaderParam("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewRedaction body) {
        Redacted redacted = redactions.redact(body, idempotencyKey);
        RedactionView view = RedactionView.from(body, redacted);
        return redacted.revision() == null
                ? RestResponse.ok(view)
                : RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .header(HttpHeaders.LOCATION, "/api/v1/changes/" + redacted.revision())
                        .header(Answer.REVISION_HEADER, redacted.revision())
                        .build();
    }
}
