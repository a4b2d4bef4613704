package org.skillway.bench.spring.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.Set;

/** Something to learn from, which teaches skills and assumes others. */
@Entity
@Table(name = "module")
public class LearningModule {

    @Id
    private Long id;

    private String key;
    private String title;
    private int minutes;
    private String language;
    private String level;

    @ManyToMany
    @JoinTable(
            name = "module_skill",
            joinColumns = @JoinColumn(name = "module_id"),
            inverseJoinColumns = @JoinColumn(name = "skill_id"))
    private Set<Skill> teaches = new LinkedHashSet<>();

    @OneToMany
    @JoinColumn(name = "module_id")
    private Set<Assumption> assumes = new LinkedHashSet<>();

    protected LearningModule() {}

    public Long getId() {
        return id;
    }

    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    public int getMinutes() {
        return minutes;
    }

    public String getLanguage() {
        return language;
    }

    public String getLevel() {
        return level;
    }

    public Set<Skill> getTeaches() {
        return teaches;
    }

    public Set<Assumption> getAssumes() {
        return assumes;
    }
}
