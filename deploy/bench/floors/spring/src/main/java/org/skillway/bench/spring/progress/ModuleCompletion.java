package org.skillway.bench.spring.progress;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A module that a learner has completed. */
@Entity
public class ModuleCompletion {

    @Id
    private Long id;

    private String learnerId;
    private Long moduleId;

    protected ModuleCompletion() {}

    public String getLearnerId() {
        return learnerId;
    }

    public Long getModuleId() {
        return moduleId;
    }
}
