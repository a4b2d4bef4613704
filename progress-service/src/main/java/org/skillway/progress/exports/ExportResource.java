package org.skillway.progress.exports;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.standing.Held;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;

/** All that is held about a learner, as a download. */
@Path("/api/v1/learners/{id}/export")
@Tag(name = "Progress")
@Authenticated
class ExportResource {

    private static final String CSV = "text/csv";

    private static final String JSON_EXAMPLE = """
            {"learner":"ana","ledger":"7b02f3ca-1d0f-4c46-9b8e-3f3ad4f3c0de","version":1,\
            "records":[{"skill":"git","state":"completed","evidence":[{"kind":"self-reported","by":"self",\
            "happenedAt":"2026-05-01T10:00:00Z","recordedAt":"2026-05-03T18:20:07.512345Z","catalogRevision":12}],\
            "version":1}],"facts":[],\
            "entries":[{"version":1,"entryId":"5a0c7c1e-53a4-4a3e-9d0e-5f3f0f0b7c11","kind":"completed","key":"git",\
            "evidence":"self-reported","actor":"0b8f4f5c-6a3e-4a57-8c3c-2f6d1f0e9a11","actedAs":"self",\
            "happenedAt":"2026-05-01T10:00:00Z","recordedAt":"2026-05-03T18:20:07.512345Z","catalogRevision":12,\
            "hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}""";

    private static final String CSV_EXAMPLE = """
            skill,state,evidence,by,module,moduleVersion,recordedOn,happenedAt,recordedAt,catalogRevision,version
            git,completed,self-reported,self,,,git,2026-05-01T10:00:00Z,2026-05-03T18:20:07.512345Z,12,1
            """;

    private final LearnerAccess access;
    private final ExportService exports;

    ExportResource(LearnerAccess access, ExportService exports) {
        this.access = access;
        this.exports = exports;
    }

    @GET
    @Path("/json")
    @Produces(MediaType.APPLICATION_JSON)
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "exportProgress",
            summary = "All that is held about a learner, as one JSON object",
            description =
                    "What stands, and the whole ledger with its hashes, which can be recomputed from it; with `version` or"
                            + " `asOf` what stood then, and the ledger up to there.")
    @APIResponse(
            responseCode = "200",
            description = "All that is held.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProgressExport.class),
                            examples = @ExampleObject(name = "export", value = JSON_EXAMPLE)))
    public RestResponse<StreamingOutput> exportProgress(
            @PathParam("id") @LearnerId String id,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf) {
        Access who = access.opened();
        Held held = exports.begin(who, Point.of(version, asOf));
        return download(target -> exports.json(who.learner(), held, target), held, "progress.json");
    }

    @GET
    @Path("/csv")
    @Produces(CSV)
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "exportRecords",
            summary = "A learner's records as a table for a spreadsheet",
            description = "One line for each thing that stands on a skill (RFC 4180, UTF-8).")
    @APIResponse(
            responseCode = "200",
            description = "The records.",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "records", value = CSV_EXAMPLE)))
    @APIResponse(responseCode = "406", ref = "CsvOnly")
    public RestResponse<StreamingOutput> exportRecords(
            @PathParam("id") @LearnerId String id,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf) {
        Held held = exports.begin(access.opened(), Point.of(version, asOf));
        return download(target -> exports.csv(held, target), held, "records.csv");
    }

    // The name of the file tells nobody whose it is.
    private static RestResponse<StreamingOutput> download(StreamingOutput body, Held held, String name) {
        return LearnerAnswer.fresh(body, held.moment())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
