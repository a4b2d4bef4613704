package org.skillway.progress.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.skillway.progress.ledger.ActedAs;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.LedgerService;
import org.skillway.progress.ledger.NewEntry;
import org.skillway.progress.replica.CatalogReplicaService;
import org.skillway.progress.replica.KnownSkill;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.web.Precondition;
import org.skillway.progress.web.ProgressMoment;

/** Records what a learner has completed: the ledger's entry and the record that follows from it, in one transaction. */
@ApplicationScoped
class RecordingService {

    private final LedgerService ledger;
    private final SkillRecordRepository records;
    private final StandingEvidenceRepository evidence;
    private final ProgressQueries queries;
    private final CatalogReplicaService catalog;
    private final Clock clock;

    RecordingService(
            LedgerService ledger,
            SkillRecordRepository records,
            StandingEvidenceRepository evidence,
            ProgressQueries queries,
            CatalogReplicaService catalog,
            Clock clock) {
        this.ledger = ledger;
        this.records = records;
        this.evidence = evidence;
        this.queries = queries;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * What a request to record led to.
     *
     * @param created whether this was the first that was recorded on the skill
     */
    record Recorded(RecordView record, ProgressMoment moment, boolean created) {}

    /**
     * Records a skill as completed. The same word of the same actor again adds nothing; another time for it takes the
     * place of the one before, which the ledger keeps.
     */
    @Transactional
    public Recorded complete(Access who, String skillKey, Instant toldHappenedAt, Precondition precondition) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant happenedAt = HappenedAt.checked(toldHappenedAt, now);
        KnownSkill skill = catalog.skill(skillKey);
        ProgressMoment before = ledger.lock(who.learner(), now);
        Optional<SkillRecord> known = records.of(who.learner(), skill.key());
        precondition.check(before, known.isPresent());

        UUID actor = ledger.actor(who.subject());
        EvidenceKind kind = who.self() ? EvidenceKind.SELF_REPORTED : EvidenceKind.IMPORTED;
        Optional<StandingEvidence> same = evidence.of(who.learner(), skill.key(), kind, actor);
        if (same.isEmpty() || !same.get().agreesOn(happenedAt)) {
            same.ifPresent(evidence::delete);
            append(
                    who.learner(),
                    known,
                    new NewEntry(
                            EntryKind.COMPLETED,
                            skill.key(),
                            kind,
                            actor,
                            who.self() ? ActedAs.SELF : ActedAs.ADMIN,
                            happenedAt == null ? now : happenedAt,
                            now,
                            skill.revision()));
        }
        List<ProgressRow> rows = queries.one(who.learner(), skill.key(), skill.key());
        return new Recorded(RecordView.from(rows).get(0), rows.get(0).moment(), known.isEmpty());
    }

    private void append(String learnerId, Optional<SkillRecord> known, NewEntry entry) {
        long version = ledger.append(learnerId, entry).version();
        SkillRecord record = known.orElseGet(() -> new SkillRecord(learnerId, entry.skill()));
        record.complete(version);
        records.persist(record);
        evidence.persist(new StandingEvidence(learnerId, version, entry));
    }
}
