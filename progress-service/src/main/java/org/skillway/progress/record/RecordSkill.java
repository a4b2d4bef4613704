package org.skillway.progress.record;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client says about a skill. */
@Schema(description = "What is to be recorded on a skill; the kind of evidence follows from who records it.")
public record RecordSkill(
        @NotNull @Schema(required = true) RecordState state,

        @Schema(
                description =
                        "When it happened (RFC 3339): not before 1970, at most 60 s in the future. Now, unless said.",
                examples = "2026-05-01T10:00:00Z",
                implementation = String.class,
                format = "date-time")
        Instant happenedAt,

        @Schema(
                description =
                        "Names the entry within the learner's ledger, where the client chooses to: the same id with the same"
                                + " content is a repetition, with other content a `409`.",
                examples = "5a0c7c1e-53a4-4a3e-9d0e-5f3f0f0b7c11",
                implementation = String.class,
                format = "uuid")
        UUID entryId) {}
