package org.skillway.bench.spring.progress;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.skillway.bench.spring.catalog.Skill;

/** A skill that a learner has completed: one at the most of each. */
@Entity
public class Completion {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "completion_seq")
    @SequenceGenerator(name = "completion_seq", sequenceName = "completion_seq", allocationSize = 50)
    private Long id;

    private String learnerId;

    @ManyToOne(fetch = FetchType.LAZY)
    private Skill skill;

    private long version;
    private String evidence;
    private String actedAs;
    private String module;
    private Integer moduleVersion;
    private Instant happenedAt;
    private Instant recordedAt;
    private long catalogRevision;

    protected Completion() {}

    public Completion(
            String learnerId,
            Skill skill,
            long version,
            String evidence,
            String actedAs,
            Instant recordedAt,
            long catalogRevision) {
        this.learnerId = learnerId;
        this.skill = skill;
        this.version = version;
        this.evidence = evidence;
        this.actedAs = actedAs;
        this.happenedAt = recordedAt;
        this.recordedAt = recordedAt;
        this.catalogRevision = catalogRevision;
    }

    public String getLearnerId() {
        return learnerId;
    }

    public Skill getSkill() {
        return skill;
    }

    public long getVersion() {
        return version;
    }

    public String getEvidence() {
        return evidence;
    }

    public String getActedAs() {
        return actedAs;
    }

    public String getModule() {
        return module;
    }

    public Integer getModuleVersion() {
        return moduleVersion;
    }

    public Instant getHappenedAt() {
        return happenedAt;
    }

    public Instant getRecordedAt() {
        return recordedAt;
    }

    public long getCatalogRevision() {
        return catalogRevision;
    }
}
