package org.skillway.progress.ledger;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the ledger on the wire. */
@Schema(name = "LedgerEntry", description = "One entry of a learner's ledger; it never changes.")
public record LedgerEntryView(
        @Schema(required = true, description = "The progress version that this entry brought.", examples = "7")
        long version,

        @Schema(
                required = true,
                description = "Names the entry within the learner's ledger.",
                implementation = String.class,
                format = "uuid")
        UUID entryId,

        @Schema(required = true) EntryKind kind,

        @Schema(required = true, description = "The key of the skill.", examples = "git")
        String skill,

        @Schema(required = true) EvidenceKind evidence,

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

        @Schema(required = true, description = "The catalog revision on which the entry was decided.", examples = "12")
        long catalogRevision,

        @Schema(
                required = true,
                description = "SHA-256 over the hash of the entry before and this entry, in hexadecimal digits.",
                pattern = "^[0-9a-f]{64}$")
        String hash) {

    static LedgerEntryView from(LedgerEntry entry) {
        NewEntry content = entry.content();
        return new LedgerEntryView(
                entry.version(),
                entry.entryId(),
                content.kind(),
                content.skill(),
                content.evidence(),
                content.actedAs(),
                content.happenedAt(),
                content.recordedAt(),
                content.catalogRevision(),
                HexFormat.of().formatHex(entry.hash()));
    }
}
