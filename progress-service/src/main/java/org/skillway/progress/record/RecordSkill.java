package org.skillway.progress.record;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be recorded on a skill. Who says so, and on what ground, follows from the token. */
@Schema(description = "What is to be recorded on a skill; the kind of evidence follows from who records it.")
public record RecordSkill(
        @NotNull @Schema(required = true) RecordState state,

        @Schema(
                description =
                        "When it happened (RFC 3339): not before 1970, at most 60 s in the future. Now, unless said.",
                examples = "2026-05-01T10:00:00Z",
                implementation = String.class,
                format = "date-time")
        Instant happenedAt) {}
