package org.skillway.bench.spring.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;

/** So many of some skills. */
@Entity
public class Requirement {

    public static final String ESSENTIAL = "essential";

    @Id
    private Long id;

    private int place;
    private String importance;
    private int atLeast;

    @ManyToMany
    @JoinTable(
            name = "requirement_skill",
            joinColumns = @JoinColumn(name = "requirement_id"),
            inverseJoinColumns = @JoinColumn(name = "skill_id"))
    @OrderColumn(name = "position")
    private List<Skill> skills = new ArrayList<>();

    protected Requirement() {}

    public int getPlace() {
        return place;
    }

    public String getImportance() {
        return importance;
    }

    public boolean isEssential() {
        return importance.equals(ESSENTIAL);
    }

    public int getAtLeast() {
        return atLeast;
    }

    public List<Skill> getSkills() {
        return skills;
    }
}
