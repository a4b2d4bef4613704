package org.skillway.catalog.exports;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.format.CsvForm;

/** What is published, in every language, as imports read it again. */
@Path("/api/v1/export")
@Produces({MediaType.APPLICATION_JSON, "application/x-ndjson", "text/csv"})
@Tag(name = "Imports")
class ExportResource {

    private final HistoryService history;
    private final ExportWriter writer;

    ExportResource(HistoryService history, ExportWriter writer) {
        this.history = history;
        this.writer = writer;
    }

    @GET
    @PermitAll
    @Operation(operationId = "export", summary = "All that is published, as an import reads it again")
    @APIResponse(
            responseCode = "200",
            description = "The catalog, in the format that was asked for.",
            headers = @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision"),
            content = {
                @Content(mediaType = "application/json"),
                @Content(mediaType = "application/x-ndjson"),
                @Content(mediaType = "text/csv")
            })
    public RestResponse<StreamingOutput> export(
            @QueryParam("format") @Parameter(description = "json unless said; csv needs a kind.") ExportFormat format,
            @QueryParam("kind") @Parameter(description = "Only entities of this kind.") Kind kind,
            @QueryParam("revision") @Min(0) @Parameter(description = "The catalog as it was at this revision.")
                    Long revision) {
        ExportFormat wanted = format == null ? ExportFormat.JSON : format;
        if (wanted == ExportFormat.CSV && (kind == null || !CsvForm.has(kind))) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("kind", "one-of", "skill, role, module");
        }
        long head = history.head().revision();
        if (revision != null && revision > head) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("revision", "revision", head);
        }
        long at = revision == null ? head : revision;
        String name = kind == null ? "catalog" : kind.wire() + "s";
        StreamingOutput body = target -> writer.write(wanted, kind, at, target);
        return RestResponse.ResponseBuilder.ok(body)
                .header("Content-Type", wanted.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + wanted.wire() + "\"")
                .header("Skillway-Catalog-Revision", at)
                .build();
    }
}
