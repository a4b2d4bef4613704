package org.skillway.progress.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.skillway.progress.web.Words;

/** One learner's standing on one skill, as it follows from the ledger. */
@Entity
@Table(name = "record")
@IdClass(SkillRecordId.class)
class SkillRecord {

    @Id
    @Column(name = "learner_id")
    private String learnerId;

    @Id
    @Column(name = "skill_key")
    private String skillKey;

    String state;

    private long version;

    protected SkillRecord() {}

    SkillRecord(String learnerId, String skillKey) {
        this.learnerId = learnerId;
        this.skillKey = skillKey;
    }

    void complete(long byVersion) {
        if (byVersion <= version) {
            throw new IllegalStateException("A record follows the ledger forward only");
        }
        state = Words.of(RecordState.COMPLETED);
        version = byVersion;
    }
}
