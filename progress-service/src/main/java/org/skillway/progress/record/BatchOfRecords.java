package org.skillway.progress.record;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.web.Key;

/** Many records at once. */
@Schema(description = "Up to 1,000 records of one learner.")
public record BatchOfRecords(
        @NotNull @Size(min = 1, max = MOST) @Schema(required = true)
        List<@NotNull @Valid Item> items,

        @Schema(
                description =
                        "Whether one item that cannot be recorded keeps all others from being recorded: then the answer is a"
                                + " `422` that names each. Otherwise each item has its own outcome.")
        Boolean allOrNothing) {

    static final int MOST = 1_000;

    /** What is said about one skill. */
    @Schema(name = "BatchItem", description = "What is to be recorded on one skill.")
    public record Item(
            @NotNull @Key @Schema(required = true, description = "The key of the skill.", examples = "git")
            String skill,

            @NotNull @Schema(required = true) RecordState state,

            @Schema(
                    description = "When it happened, as in a single record.",
                    examples = "2026-05-01T10:00:00Z",
                    implementation = String.class,
                    format = "date-time")
            Instant happenedAt,

            @Schema(
                    description = "Names the entry, as in a single record.",
                    implementation = String.class,
                    format = "uuid")
            UUID entryId) {}
}
