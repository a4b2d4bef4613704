package org.skillway.gateway.learner;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.skillway.gateway.web.Least;

/** What every combined answer about a learner can be asked with, as it came; {@link Question} reads it. */
class Asked {

    static final String AS_OF_DESCRIPTION =
            "Compute from the progress as it was known at this time (RFC 3339), by when entries were recorded; the answer"
                    + " names the version that this comes to. Not with `version`.";

    @PathParam("id")
    @Parameter(
            description = "The subject of the learner's token, percent-encoded; `me` is whoever asks.",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255),
            example = "me")
    String id;

    @QueryParam("with")
    @Parameter(
            description = "What if: the keys of skills that count as completed here, separated by commas, at most 100.",
            schema = @Schema(type = SchemaType.STRING),
            example = "docker,git")
    String with;

    @QueryParam("without")
    @Parameter(
            description = "What if: the keys of skills that count as if nothing were recorded, separated by commas, at"
                    + " most 100.",
            schema = @Schema(type = SchemaType.STRING),
            example = "python")
    String without;

    @QueryParam("count")
    @Parameter(
            description = "The kinds of evidence that make a skill count as completed here, separated by commas; all"
                    + " unless it is said: `self-reported`, `module-completed`, `assessed`, `imported`.",
            schema = @Schema(type = SchemaType.STRING),
            example = "assessed,imported")
    String count;

    @QueryParam("revision")
    @Parameter(
            description =
                    "The catalog revision to compute from: with `version`, an earlier answer again, byte for byte;"
                            + " the newest unless it is said.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
            example = "128")
    Long revision;

    @QueryParam("version")
    @Parameter(
            description = "The progress version to compute from; the newest unless it is said.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
            example = "7")
    Long version;

    @QueryParam("asOf")
    @Parameter(
            description = AS_OF_DESCRIPTION,
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = "2026-09-01T08:00:00Z")
    String asOf;

    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
    @Parameter(description = "Wanted languages: en, ka.")
    String acceptLanguage;

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Parameter(description = "ETag of the answer that the client has.")
    String ifNoneMatch;

    @HeaderParam(Least.REVISION_HEADER)
    @Parameter(
            description = Least.REVISION_DESCRIPTION,
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
            example = "128")
    String leastRevision;

    @HeaderParam(Least.VERSION_HEADER)
    @Parameter(
            description = Least.VERSION_DESCRIPTION,
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
            example = "7")
    String leastVersion;
}
