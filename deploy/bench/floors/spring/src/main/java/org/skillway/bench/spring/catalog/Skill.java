package org.skillway.bench.spring.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import java.util.LinkedHashSet;
import java.util.Set;

/** Something that can be learned. Skills have ids in an order in which they can be learned. */
@Entity
public class Skill {

    @Id
    private Long id;

    private String key;
    private String title;

    @ManyToMany
    @JoinTable(
            name = "skill_prerequisite",
            joinColumns = @JoinColumn(name = "skill_id"),
            inverseJoinColumns = @JoinColumn(name = "prerequisite_id"))
    @OrderBy("id")
    private Set<Skill> prerequisites = new LinkedHashSet<>();

    protected Skill() {}

    public Long getId() {
        return id;
    }

    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    public Set<Skill> getPrerequisites() {
        return prerequisites;
    }
}
