package org.skillway.catalog.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of drafts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of drafts, by kind and key.")
public record DraftPage(
        @Schema(required = true) List<DraftSummary> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next) {

    /** A draft in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "A draft in a list.")
    public record DraftSummary(
            @Schema(required = true, examples = "module") String kind,

            @Schema(required = true, examples = "git-from-zero")
            String key,

            @Schema(
                    description =
                            "The revision of the published state that it was begun from; absent when there is none.")
            Long basedOn,

            @Schema(required = true) String changedBy,
            @Schema(required = true) Instant changedAt,

            @Schema(required = true, examples = "\"draft.17\"")
            String etag) {

        static DraftSummary from(Draft draft) {
            return new DraftSummary(
                    draft.kind().wire(),
                    draft.key(),
                    draft.basedOn(),
                    draft.changedBy(),
                    draft.changedAt(),
                    draft.entityTag().toString());
        }
    }
}
