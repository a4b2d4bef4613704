package org.skillway.bench.spring.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a module takes for granted: so many of some skills. */
@Entity
public class Assumption {

    @Id
    private Long id;

    private int atLeast;

    @ManyToMany
    @JoinTable(
            name = "assumption_skill",
            joinColumns = @JoinColumn(name = "assumption_id"),
            inverseJoinColumns = @JoinColumn(name = "skill_id"))
    private Set<Skill> skills = new LinkedHashSet<>();

    protected Assumption() {}

    public int getAtLeast() {
        return atLeast;
    }

    public Set<Skill> getSkills() {
        return skills;
    }
}
