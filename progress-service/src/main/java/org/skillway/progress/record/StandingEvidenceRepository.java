package org.skillway.progress.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.skillway.progress.ledger.EvidenceKind;

/** The evidence that stands, for writing; it is read by {@link ProgressQueries}. */
@ApplicationScoped
class StandingEvidenceRepository implements PanacheRepositoryBase<StandingEvidence, StandingEvidenceId> {

    Optional<StandingEvidence> of(String learnerId, String skillKey, EvidenceKind kind, UUID actor) {
        return list("learnerId = ?1 and skillKey = ?2", learnerId, skillKey).stream()
                .filter(evidence -> evidence.isOf(kind, actor))
                .findFirst();
    }
}
