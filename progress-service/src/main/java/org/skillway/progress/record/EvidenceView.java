package org.skillway.progress.record;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.ActedAs;
import org.skillway.progress.ledger.EvidenceKind;

/** An evidence on the wire. */
@Schema(name = "Evidence", description = "On what a completion rests.")
public record EvidenceView(
        @Schema(required = true) EvidenceKind kind,

        @Schema(required = true) ActedAs by,

        @Schema(
                required = true,
                description = "When it happened, as it was told.",
                implementation = String.class,
                format = "date-time")
        Instant happenedAt,

        @Schema(
                required = true,
                description = "When it was recorded.",
                implementation = String.class,
                format = "date-time")
        Instant recordedAt,

        @Schema(
                required = true,
                description = "The catalog revision on which it was decided what the skill is.",
                examples = "12")
        long catalogRevision) {

    static EvidenceView from(ProgressRow row) {
        return new EvidenceView(
                row.evidenceKind(), row.by(), row.happenedAt(), row.recordedAt(), row.catalogRevision());
    }
}
