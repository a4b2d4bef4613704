package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.security.ActedAs;

/** An entry of the ledger on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
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

        @Schema(description = "The key of the skill, where the entry is about one.", examples = "git")
        String skill,

        @Schema(description = "The key of the module, where the entry is about one or the evidence rests on one.")
        String module,

        @Schema(description = "The version of that module.", examples = "2")
        Integer moduleVersion,

        @Schema(description = "The key of the role, where the entry is about one.", examples = "web-developer")
        String role,

        @Schema(description = "The key of the course, where the entry is about one.", examples = "web-basics")
        String course,

        @Schema(
                description = "The name of the plan, where the entry is about one; what was saved is read under it.",
                examples = "web-by-spring")
        String plan,

        @Schema(description = "On what a completion rests; with what completes a skill only.")
        EvidenceKind evidence,

        @Schema(description = "What was carried to another skill by a merge, or restored.")
        EntryKind carries,

        @Schema(description = "The skill on which that was first recorded.", examples = "git-scm")
        String origin,

        @Schema(
                description =
                        "Who took the revocation back; with `restored`, which is the word of whoever said it first.")
        ActedAs restoredBy,

        @Schema(
                description =
                        "What the learner has in mind with the role; with `goal-set` only, where there is anything.")
        Wish wish,

        @Schema(
                description = "Whose sight the entry is about; absent where nobody knows any more who that was.",
                examples = "anna")
        String person,

        @Schema(description = "Why it was revoked.") Reason reason,

        @Schema(description = "The versions of the entries that ended with this one.")
        List<Long> ends,

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

    static LedgerEntryView from(LedgerEntry entry, Persons persons) {
        Entry content = entry.content();
        EntryKind kind = content.kind();
        return new LedgerEntryView(
                content.version(),
                content.entryId(),
                kind,
                kind.isAboutSkill() ? content.key() : null,
                kind.isAboutModule() ? content.key() : content.module(),
                content.moduleVersion(),
                kind.isAboutRole() ? content.key() : null,
                kind.isAboutCourse() ? content.key() : null,
                kind.isAboutPlan() ? content.key() : null,
                content.evidence(),
                content.carries(),
                content.origin(),
                kind == EntryKind.RESTORED ? Restored.as(content.details()) : null,
                kind == EntryKind.GOAL_SET && content.details() != null ? Wish.parse(content.details()) : null,
                persons.subject(content.person()),
                content.reason(),
                content.ends(),
                content.actedAs(),
                content.happenedAt(),
                content.recordedAt(),
                content.catalogRevision(),
                HexFormat.of().formatHex(entry.hash()));
    }
}
