package org.skillway.bench.spring.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A job, and what it asks for. */
@Entity
public class Role {

    @Id
    private Long id;

    private String key;
    private String title;
    private String summary;
    private List<String> responsibilities;
    private int version;
    private long revision;

    @OneToMany
    @JoinColumn(name = "role_id")
    @OrderBy("place")
    private Set<Requirement> requirements = new LinkedHashSet<>();

    protected Role() {}

    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    public String getSummary() {
        return summary;
    }

    public List<String> getResponsibilities() {
        return responsibilities;
    }

    public int getVersion() {
        return version;
    }

    public long getRevision() {
        return revision;
    }

    public Set<Requirement> getRequirements() {
        return requirements;
    }
}
