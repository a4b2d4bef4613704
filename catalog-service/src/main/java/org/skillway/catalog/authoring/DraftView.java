package org.skillway.catalog.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.error.Problem;

/** A draft on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Draft",
        description = "A working copy, seen by its owners and admins only. It takes no revision until it is published.")
public record DraftView(
        @Schema(required = true, examples = "module") String kind,

        @Schema(required = true, examples = "git-from-zero") String key,

        @Schema(
                required = true,
                implementation = Object.class,
                type = SchemaType.OBJECT,
                description = "The document as it was sent, complete or not, every text in every language.")
        JsonNode document,

        @Schema(description = "The revision of the published state that it was begun from; absent when there is none.")
        Long basedOn,

        @Schema(required = true, description = "Who sent it last.")
        String changedBy,

        @Schema(required = true, description = "When.") Instant changedAt,

        @Schema(required = true, description = "The ETag for the next edit.", examples = "\"draft.17\"")
        String etag,

        @Schema(
                required = true,
                description = "All that it still needs before it can be published; empty when it can be by now.")
        List<Problem.Fault> missing) {}
