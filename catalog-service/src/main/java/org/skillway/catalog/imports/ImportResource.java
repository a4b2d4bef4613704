package org.skillway.catalog.imports;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.format.CsvForm;
import org.skillway.catalog.imports.format.Format;
import org.skillway.catalog.reading.Answer;
import org.skillway.catalog.security.Caller;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;
import org.skillway.catalog.text.Key;

/** Imports over HTTP: instructors bring their modules and courses, admins everything. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
@Authenticated
class ImportResource {

    private static final int FAULTS_AT_ONCE = 1000;
    private static final int IMPORTS_AT_ONCE = 50;

    private final ImportJobService jobs;
    private final ImportRunner runner;
    private final Uploads uploads;
    private final Caller caller;

    ImportResource(ImportJobService jobs, ImportRunner runner, Uploads uploads, Caller caller) {
        this.jobs = jobs;
        this.runner = runner;
        this.uploads = uploads;
        this.caller = caller;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/x-ndjson", "text/csv", "application/zip"})
    @Permit(Permission.INSTRUCTORS)
    @Operation(
            operationId = "startImport",
            summary = "Import a file, or the files of a ZIP archive, as one change or not at all",
            description = "Every fault is found, with file, line, field and rule, and with one of them nothing goes in."
                    + " With `dryRun` nothing goes in anyway. The answer comes at once; the job tells how far it is.")
    @APIResponse(
            responseCode = "202",
            description = "The import has begun; it is read at Location.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)),
            headers = {
                @Header(name = "Location", ref = "Location"),
                @Header(name = "Skillway-Catalog-Revision", ref = "ImportedRevision")
            })
    @APIResponse(responseCode = "422", ref = "IdempotencyKeyReused")
    public RestResponse<ImportView> startImport(
            @QueryParam("format") @Parameter(description = "What the body is written in.", required = true)
                    Format format,
            @QueryParam("kind")
                    @Parameter(description = "Of the rows of a table; unless a file of an archive says it by its name.")
                    Kind kind,
            @QueryParam("source")
                    @Key
                    @Parameter(description = "Which collection this is; the name of the format unless said.")
                    String source,
            @QueryParam("dryRun") @Parameter(description = "Whether to do everything but apply it.") Boolean dryRun,
            @QueryParam("retireMissing")
                    @Parameter(description = "Whether to retire what the same source brought before and not now.")
                    Boolean retireMissing,
            @HeaderParam("Idempotency-Key")
                    @Parameter(
                            description =
                                    "Chosen by the client; the same key with the same body within a day gets the same answer.")
                    String idempotencyKey,
            InputStream body)
            throws IOException {
        if (format == null) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("format", "required");
        }
        if (kind != null && (format != Format.CSV || !CsvForm.has(kind))) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("kind", "kind-of-table");
        }
        Uploads.Stored stored = uploads.store(body);
        ImportOrder order = new ImportOrder(
                UUID.randomUUID(),
                caller.subject(),
                caller.isAdmin(),
                format,
                kind,
                source == null ? format.wire() : source,
                Boolean.TRUE.equals(dryRun),
                Boolean.TRUE.equals(retireMissing),
                stored.path().toString(),
                stored.bytes());
        ImportView begun = begin(order, idempotencyKey, stored.digest());
        return with(begun.revision(), RestResponse.ResponseBuilder.<ImportView>create(RestResponse.Status.ACCEPTED))
                .header("Location", "/api/v1/imports/" + begun.id())
                .entity(begun)
                .build();
    }

    private ImportView begin(ImportOrder order, String idempotencyKey, String digest) {
        boolean isNew = false;
        try {
            ImportView begun = jobs.create(order, idempotencyKey, order.request(digest));
            isNew = begun.id().equals(order.id());
            return begun;
        } finally {
            if (isNew) {
                runner.begin(order);
            } else {
                uploads.delete(java.nio.file.Path.of(order.file()));
            }
        }
    }

    @GET
    @Path("/{id}")
    @Permit(Permission.IMPORT_OWNERS)
    @Operation(
            operationId = "getImport",
            summary = "An import, and how far it has come",
            description = "To be asked again while it is under way; it goes on whether or not anybody asks.")
    @APIResponse(
            responseCode = "200",
            description = "The import.",
            headers = @Header(name = "Skillway-Catalog-Revision", ref = "ImportedRevision"))
    @APIResponse(responseCode = "404", ref = "UnknownKey")
    public RestResponse<ImportView> getImport(
            @PathParam("id") @Parameter(description = "Names the import.") String id) {
        ImportView seen = seen(uuid(id));
        return with(seen.revision(), RestResponse.ResponseBuilder.ok(seen)).build();
    }

    @GET
    @Permit(Permission.INSTRUCTORS)
    @Operation(
            operationId = "listImports",
            summary = "One's own imports, the newest first; admins see everybody's",
            description = "Each says how far it has come, and what it found or changed.")
    @APIResponse(
            responseCode = "200",
            description = "One page of imports.",
            headers = @Header(name = "Skillway-Catalog-Revision", ref = "ImportedRevision"))
    public RestResponse<ImportPage> listImports(
            @QueryParam("before") @Parameter(description = "`next` of the page before.") String before) {
        List<ImportView> found = jobs.page(actor(), before == null ? null : parameter(before), IMPORTS_AT_ONCE + 1);
        boolean more = found.size() > IMPORTS_AT_ONCE;
        List<ImportView> page = more ? found.subList(0, IMPORTS_AT_ONCE) : found;
        return with(
                        page.stream()
                                .map(ImportView::revision)
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder())
                                .orElse(null),
                        RestResponse.ResponseBuilder.ok(new ImportPage(
                                page, more ? page.get(page.size() - 1).id().toString() : null)))
                .build();
    }

    /** That an import is done is told by whoever reads of it: from then on its revision can be asked for. */
    private static <T> RestResponse.ResponseBuilder<T> with(Long revision, RestResponse.ResponseBuilder<T> answer) {
        return revision == null ? answer : answer.header(Answer.REVISION_HEADER, revision);
    }

    @GET
    @Path("/{id}/faults")
    @Permit(Permission.IMPORT_OWNERS)
    @Operation(
            operationId = "listImportFaults",
            summary = "The faults and warnings of an import, as they were found",
            description = "With file, line, field and rule. Warnings are among them and keep nothing from going in.")
    @APIResponse(responseCode = "200", description = "One page of faults.")
    @APIResponse(responseCode = "404", ref = "UnknownKey")
    public ImportFaultPage listImportFaults(
            @PathParam("id") @Parameter(description = "Names the import.") String id,
            @QueryParam("after") @Min(0) @Max(1_000_000) @Parameter(description = "`next` of the page before.")
                    Integer after) {
        int start = after == null ? 0 : after;
        List<ImportFaultPage.ImportFaultView> found = jobs.faults(seen(uuid(id)).id(), start, FAULTS_AT_ONCE + 1);
        boolean more = found.size() > FAULTS_AT_ONCE;
        return new ImportFaultPage(
                more ? found.subList(0, FAULTS_AT_ONCE) : found, more ? start + FAULTS_AT_ONCE : null);
    }

    @DELETE
    @Path("/{id}")
    @Permit(Permission.IMPORT_OWNERS)
    @Operation(
            operationId = "cancelImport",
            summary = "Cancel an import that is not being applied yet",
            description = "Nothing of it is left. Once it is being applied it is too late.")
    @APIResponse(responseCode = "204", description = "It was cancelled; nothing of it is in the catalog.")
    @APIResponse(responseCode = "404", ref = "UnknownKey")
    @APIResponse(responseCode = "409", ref = "TooLate")
    public void cancelImport(@PathParam("id") @Parameter(description = "Names the import.") String id) {
        ImportView seen = seen(uuid(id));
        if (!jobs.cancel(seen.id()) && seen(seen.id()).state() != JobState.CANCELLED) {
            throw new ProblemException(ErrorCode.TOO_LATE);
        }
    }

    /** Whose imports the caller may see; null for everybody's. */
    private String actor() {
        return caller.isAdmin() ? null : caller.subject();
    }

    private ImportView seen(UUID id) {
        return jobs.find(id, actor()).orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_KEY, "import", id));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.UNKNOWN_KEY, "import", id);
        }
    }

    private static UUID parameter(String before) {
        try {
            return UUID.fromString(before);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("before", "uuid");
        }
    }
}
