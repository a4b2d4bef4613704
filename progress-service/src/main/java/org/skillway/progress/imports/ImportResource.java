package org.skillway.progress.imports;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.error.ProblemWriter;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.web.NextPage;
import org.skillway.progress.web.PageRequest;

/** Completions in bulk over HTTP: an admin, or a service that was given the scope, brings them. */
@Path("/api/v1/completion-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Completion imports")
@Authenticated
class ImportResource {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,17}");

    private final ImportService imports;
    private final Receiver receiver;
    private final ImportRunner runner;
    private final LearnerAccess access;
    private final ProblemWriter words;

    ImportResource(
            ImportService imports, Receiver receiver, ImportRunner runner, LearnerAccess access, ProblemWriter words) {
        this.imports = imports;
        this.receiver = receiver;
        this.runner = runner;
        this.access = access;
        this.words = words;
    }

    @POST
    @Consumes({ImportFormat.NDJSON_TYPE, ImportFormat.CSV_TYPE})
    @Permit(Permission.IMPORTERS)
    @Operation(
            operationId = "importCompletions",
            summary = "Record completions in bulk",
            description =
                    "One completion a line, as NDJSON or as CSV with a header: `learner`, either `skill` or `module`,"
                            + " `happenedAt` (RFC 3339), and `entryId` where the importer chooses to name the entry. The"
                            + " evidence is `imported`; a module's completion also records what the module teaches. Lines"
                            + " with a fault are reported and left out. What the importer has said before (the same"
                            + " learner, skill or module, and time) is not added again, whether it still stands or was"
                            + " revoked since: a file, or its rest, can be sent as often as it takes.")
    @APIResponse(
            responseCode = "202",
            description = "The file has been received and is being loaded; how far it is stands at Location.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "import", value = Examples.IMPORT)),
            headers = @Header(name = "Location", ref = "ImportLocation"))
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "413", ref = "FileTooLarge")
    @APIResponse(responseCode = "415", ref = "SendLines")
    public RestResponse<ImportView> importCompletions(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType type,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            InputStream body)
            throws IOException {
        if (type == null) {
            throw new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
        ImportFormat format =
                type.isCompatible(MediaType.valueOf(ImportFormat.CSV_TYPE)) ? ImportFormat.CSV : ImportFormat.NDJSON;
        ImportView queued = receiver.receive(access.subject(), access.inBulkAs(), format, idempotencyKey, body);
        runner.begin();
        return RestResponse.ResponseBuilder.<ImportView>create(RestResponse.Status.ACCEPTED)
                .header("Location", "/api/v1/completion-imports/" + queued.id())
                .entity(queued)
                .build();
    }

    @GET
    @Permit(Permission.IMPORTERS)
    @Operation(
            operationId = "listCompletionImports",
            summary = "Imports of completions, the newest first; admins see all",
            description = "Each says how far it has come and how many lines were faulty.")
    @APIResponse(
            responseCode = "200",
            description = "One page of imports.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)),
            headers = @Header(name = "Link", ref = "NextPage"))
    public RestResponse<ImportPage> listCompletionImports(
            @QueryParam("limit") @Min(1) @Max(PageRequest.MAX_LIMIT) Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        PageRequest page = PageRequest.of("completion-imports", UUID_FORM, limit, cursor, null);
        UUID before = page.after() == null ? null : UUID.fromString(page.after());
        List<ImportView> found = imports.page(whose(), before, page.limit() + 1);
        boolean more = found.size() > page.limit();
        List<ImportView> items = more ? found.subList(0, page.limit()) : found;
        String next = more ? page.cursor(items.get(items.size() - 1).id().toString()) : null;
        return NextPage.after(new ImportPage(items, next), next, uri);
    }

    @GET
    @Path("/{id}")
    @Permit(Permission.IMPORTERS)
    @Operation(
            operationId = "getCompletionImport",
            summary = "An import of completions, and how far it has come",
            description = "To be asked again while it is under way; it goes on whether or not anybody asks.")
    @APIResponse(
            responseCode = "200",
            description = "The import.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "import", value = Examples.IMPORT)))
    @APIResponse(responseCode = "404", ref = "UnknownImport")
    public ImportView getCompletionImport(@PathParam("id") @Parameter(description = "Names the import.") String id) {
        return seen(id);
    }

    @GET
    @Path("/{id}/faults")
    @Permit(Permission.IMPORTERS)
    @Operation(
            operationId = "listCompletionFaults",
            summary = "The faults of an import, as they were found",
            description = "With line, field and rule; what is wrong with one line keeps no other from being loaded.")
    @APIResponse(
            responseCode = "200",
            description = "One page of faults.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportFaultPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.FAULTS)),
            headers = @Header(name = "Link", ref = "NextPage"))
    @APIResponse(responseCode = "404", ref = "UnknownImport")
    public RestResponse<ImportFaultPage> listCompletionFaults(
            @PathParam("id") @Parameter(description = "Names the import.") String id,
            @QueryParam("limit") @Min(1) @Max(PageRequest.MAX_LIMIT) Integer limit,
            @QueryParam("cursor") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String languages,
            @Context UriInfo uri) {
        UUID seen = seen(id).id();
        PageRequest page = PageRequest.of("completion-faults", POSITION, limit, cursor, null);
        long after = page.after() == null ? 0 : Long.parseLong(page.after());
        List<ImportRepository.StoredFault> found = imports.faults(seen, after, page.limit() + 1);
        boolean more = found.size() > page.limit();
        List<ImportRepository.StoredFault> items = more ? found.subList(0, page.limit()) : found;
        String next =
                more ? page.cursor(Long.toString(items.get(items.size() - 1).position())) : null;
        return NextPage.after(
                new ImportFaultPage(
                        items.stream()
                                .map(item -> view(item.fault(), languages))
                                .toList(),
                        next),
                next,
                uri);
    }

    @DELETE
    @Path("/{id}")
    @Permit(Permission.IMPORTERS)
    @Operation(
            operationId = "cancelCompletionImport",
            summary = "Stop an import; what has been loaded stays",
            description = "A line counts once, so that the same file can be sent again later and goes on where this one"
                    + " ended.")
    @APIResponse(responseCode = "204", description = "It was cancelled.")
    @APIResponse(responseCode = "404", ref = "UnknownImport")
    @APIResponse(responseCode = "409", ref = "ImportIsOver")
    public void cancelCompletionImport(@PathParam("id") @Parameter(description = "Names the import.") String id) {
        UUID seen = seen(id).id();
        if (!imports.cancel(seen) && seen(id).state() != ImportState.CANCELLED) {
            throw new ProblemException(ErrorCode.TOO_LATE);
        }
    }

    private ImportFaultPage.FaultView view(CompletionFault fault, String languages) {
        return new ImportFaultPage.FaultView(
                fault.line(), fault.field(), fault.rule(), words.rule(fault.rule(), languages));
    }

    /** Whose imports the caller may see; null for everybody's. */
    private String whose() {
        return access.isAdmin() ? null : access.subject();
    }

    private ImportView seen(String id) {
        if (!UUID_FORM.matcher(id).matches()) {
            throw new ProblemException(ErrorCode.UNKNOWN_IMPORT);
        }
        return imports.find(UUID.fromString(id), whose())
                .orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_IMPORT));
    }
}
