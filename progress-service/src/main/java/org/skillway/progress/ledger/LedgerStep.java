package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * One thing that begins, ends or is undone in a ledger. Exactly one of {@code begin}, {@code end} and {@code undo} is there.
 *
 * @param undo the version of a revocation
 * @param key of the skill, module, role or course that it is about, or the name of a plan
 * @param person whom it is about, where it is about sight
 * @param anybody whether it also ends what others said
 * @param happenedAt null for the present
 * @param details what else is said, as JSON
 * @param entryId chosen by the client; null lets the ledger choose
 * @param show whether the answer shows what stands on its subject
 * @param version of the module
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerStep(
        EntryKind begin,
        EntryKind end,
        Long undo,
        String key,
        String person,
        EvidenceKind evidence,
        Reason reason,
        Boolean anybody,
        Instant happenedAt,
        String details,
        UUID entryId,
        Boolean show,
        Integer version) {

    /** Something about a skill that begins to stand. */
    public static LedgerStep ofSkill(
            EntryKind begin, String skill, EvidenceKind evidence, Instant happenedAt, UUID entryId) {
        return new LedgerStep(
                begin, null, null, skill, null, evidence, null, null, happenedAt, null, entryId, true, null);
    }

    /** The same, with an answer that does not show the skill's record. */
    public LedgerStep withoutRecord() {
        return new LedgerStep(
                begin, end, undo, key, person, evidence, reason, anybody, happenedAt, details, entryId, null, version);
    }

    /** What stands on a skill ends: what the actor said, or what anybody said. */
    public static LedgerStep revoke(String skill, Reason reason, boolean anybody) {
        return new LedgerStep(
                null, EntryKind.REVOKED, null, skill, null, null, reason, anybody, null, null, null, true, null);
    }

    /** @param version null for the one that the actor has told before, or else the present one */
    public static LedgerStep completeModule(String module, Integer version, Instant happenedAt, UUID entryId) {
        return new LedgerStep(
                EntryKind.MODULE_COMPLETED,
                null,
                null,
                module,
                null,
                null,
                null,
                null,
                happenedAt,
                null,
                entryId,
                true,
                version);
    }

    /** The completion of a module ends, and with it the skills' evidence that rests on it. */
    public static LedgerStep revokeModule(String module, Reason reason, boolean anybody) {
        return new LedgerStep(
                null,
                EntryKind.MODULE_REVOKED,
                null,
                module,
                null,
                null,
                reason,
                anybody,
                null,
                null,
                null,
                true,
                null);
    }

    /** A goal, an enrolment or a saved plan begins. */
    public static LedgerStep take(EntryKind begin, String key, Instant happenedAt, String details, UUID entryId) {
        return new LedgerStep(begin, null, null, key, null, null, null, null, happenedAt, details, entryId, null, null);
    }

    /** A goal, an enrolment or a saved plan ends, whoever has recorded it: it is the learner's. */
    public static LedgerStep drop(EntryKind end, String key) {
        return new LedgerStep(null, end, null, key, null, null, null, true, null, null, null, null, null);
    }

    /** The learner's progress is open to a person. */
    public static LedgerStep grant(String person, UUID entryId) {
        return new LedgerStep(
                EntryKind.GRANTED, null, null, null, person, null, null, null, null, null, entryId, true, null);
    }

    public static LedgerStep revokeGrant(String person) {
        return new LedgerStep(
                null, EntryKind.GRANT_REVOKED, null, null, person, null, null, null, null, null, null, null, null);
    }

    /** The same for one of the skills of a reset, whose revocations bear one mark. */
    public static LedgerStep reset(String skill, boolean anybody, String mark) {
        return new LedgerStep(
                null, EntryKind.REVOKED, null, skill, null, null, Reason.RESET, anybody, null, mark, null, null, null);
    }

    /** What a revocation ended, of the actor or of anybody, stands again. */
    public static LedgerStep undo(long version, boolean anybody) {
        return new LedgerStep(null, null, version, null, null, null, null, anybody, null, null, null, null, null);
    }
}
