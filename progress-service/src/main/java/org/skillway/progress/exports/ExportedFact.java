package org.skillway.progress.exports;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.Persons;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.security.ActedAs;

/** Something that stands and is no record on a skill. */
@Schema(
        name = "ExportedFact",
        description =
                "Something that stands on a module, a role, a course, another person's sight or a plan, as `kind` says.")
record ExportedFact(
        @Schema(required = true, description = "The progress version that brought it.", examples = "7")
        long version,

        @Schema(required = true) EntryKind kind,

        @Schema(
                description = "The key of the module, role or course, or the name of the plan; absent with `granted`.",
                examples = "web-developer")
        String key,

        @Schema(description = "The version of the module.", examples = "2")
        Integer moduleVersion,

        @Schema(description = "To whom sight is granted; absent where that person has been erased.")
        String person,

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

        @Schema(required = true, description = "The catalog revision on which it was decided.", examples = "12")
        long catalogRevision,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, description = "What else was said.")
        String details) {

    /** @param persons the subjects behind pseudonyms, as far as they are known */
    static ExportedFact from(StandingRow row, Persons persons) {
        return new ExportedFact(
                row.version(),
                row.kind(),
                row.key(),
                row.moduleVersion(),
                persons.subject(row.person()),
                row.by(),
                row.happenedAt(),
                row.recordedAt(),
                row.catalogRevision(),
                row.details());
    }
}
