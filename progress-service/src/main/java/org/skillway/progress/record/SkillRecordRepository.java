package org.skillway.progress.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The records, for writing; they are read by {@link ProgressQueries}. */
@ApplicationScoped
class SkillRecordRepository implements PanacheRepositoryBase<SkillRecord, SkillRecordId> {

    Optional<SkillRecord> of(String learnerId, String skillKey) {
        return findByIdOptional(new SkillRecordId(learnerId, skillKey));
    }
}
