package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.security.ActedAs;

/** An evidence on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Evidence", description = "On what a completion rests.")
public record EvidenceView(
        @Schema(required = true) EvidenceKind kind,

        @Schema(required = true) ActedAs by,

        @Schema(description = "The key of the module; with `module-completed` only.", examples = "git-in-a-day")
        String module,

        @Schema(description = "The version of the module.", examples = "2")
        Integer moduleVersion,

        @Schema(
                description =
                        "The skill on which it was recorded, where that has been merged into this one since; absent otherwise.",
                examples = "git-scm")
        String carriedFrom,

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

    static EvidenceView from(StandingRow row) {
        return new EvidenceView(
                row.evidence(),
                row.by(),
                row.module(),
                row.moduleVersion(),
                row.origin().equals(row.key()) ? null : row.origin(),
                row.happenedAt(),
                row.recordedAt(),
                row.catalogRevision());
    }
}
