package org.skillway.progress.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client says about a course that is taken up. */
@Schema(description = "What is to be recorded on an enrolment.")
public record Enrol(
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
                implementation = String.class,
                format = "uuid")
        UUID entryId) {}
