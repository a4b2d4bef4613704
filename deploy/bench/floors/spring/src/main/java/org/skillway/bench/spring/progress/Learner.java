package org.skillway.bench.spring.progress;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Who learns, and how often what they have has changed. */
@Entity
public class Learner {

    @Id
    private String id;

    private long version;

    protected Learner() {}

    public Learner(String id) {
        this.id = id;
    }

    public long getVersion() {
        return version;
    }

    /** @return the version that a change brings */
    public long next() {
        version++;
        return version;
    }
}
