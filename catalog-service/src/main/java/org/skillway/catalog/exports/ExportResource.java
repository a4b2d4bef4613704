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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.format.CsvForm;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;

/** What is published, in every language, as imports read it again. */
@Path("/api/v1/export")
@Tag(name = "Imports")
class ExportResource {

    private final HistoryService history;
    private final ExportWriter writer;

    ExportResource(HistoryService history, ExportWriter writer) {
        this.history = history;
        this.writer = writer;
    }

    @GET
    @Path("/json")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "exportJson",
            summary = "All that is published, as one JSON object",
            description = "In the form that an import takes: importing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What is published, as an import reads it again.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CatalogExport.class)),
            headers = @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision"))
    public RestResponse<StreamingOutput> exportJson(
            @QueryParam("kind") @Parameter(description = "Only entities of this kind.") Kind kind,
            @QueryParam("revision") @Min(0) @Parameter(description = "The catalog as it was at this revision.")
                    Long revision) {
        return answer(ExportFormat.JSON, kind, revision);
    }

    @GET
    @Path("/ndjson")
    @Produces("application/x-ndjson")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "exportLines",
            summary = "All that is published, one entity a line",
            description =
                    "In the form that an import takes: importing it again changes nothing. It is streamed, whatever"
                            + " its size.")
    @APIResponse(
            responseCode = "200",
            description = "What is published, as an import reads it again.",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")),
            headers = @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision"))
    public RestResponse<StreamingOutput> exportLines(
            @QueryParam("kind") @Parameter(description = "Only entities of this kind.") Kind kind,
            @QueryParam("revision") @Min(0) @Parameter(description = "The catalog as it was at this revision.")
                    Long revision) {
        return answer(ExportFormat.NDJSON, kind, revision);
    }

    @GET
    @Path("/csv")
    @Produces("text/csv")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "exportTable",
            summary = "All of one kind that is published, as a table for a spreadsheet",
            description = "In the form that an import takes, with the columns of that kind.")
    @APIResponse(
            responseCode = "200",
            description = "What is published, as an import reads it again.",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")),
            headers = @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision"))
    public RestResponse<StreamingOutput> exportTable(
            @QueryParam("kind") @Parameter(description = "Which kind: skill, role or module.") Kind kind,
            @QueryParam("revision") @Min(0) @Parameter(description = "The catalog as it was at this revision.")
                    Long revision) {
        if (kind == null || !CsvForm.has(kind)) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("kind", "one-of", "skill, role, module");
        }
        return answer(ExportFormat.CSV, kind, revision);
    }

    private RestResponse<StreamingOutput> answer(ExportFormat format, Kind kind, Long revision) {
        long head = history.head().revision();
        if (revision != null && revision > head) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("revision", "revision", head);
        }
        long at = revision == null ? head : revision;
        String name = kind == null ? "catalog" : kind.wire() + "s";
        StreamingOutput body = target -> writer.write(format, kind, at, target);
        return RestResponse.ResponseBuilder.ok(body)
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + format.ending() + "\"")
                .header("Skillway-Catalog-Revision", at)
                .build();
    }
}
