package org.skillway.gateway.readiness;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Skill;

/**
 * What one learner has, read through the merges of one catalog revision: a record on a merged key counts for the skill
 * that survived, and one on a key that this revision does not know counts for nothing in it.
 */
public final class LearnerSkills {

    private final Map<Integer, Standing> standings = new HashMap<>();
    private final BitSet completed = new BitSet();
    private final WhatIf whatIf;

    private LearnerSkills(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    public static LearnerSkills of(CatalogGraph graph, Collection<SkillRecord> records, WhatIf whatIf) {
        LearnerSkills skills = new LearnerSkills(whatIf);
        for (SkillRecord entry : records) {
            Optional<Skill> skill = graph.skill(entry.key());
            skill.ifPresent(known -> skills.standings.merge(known.number(), Standing.of(entry), Standing::and));
        }
        skills.standings.forEach((number, standing) -> skills.completed.set(number, whatIf.counts(standing)));
        skills.completed.or(whatIf.with());
        skills.completed.andNot(whatIf.without());
        return skills;
    }

    /** What is recorded, or supposed. */
    Standing standing(Skill skill) {
        Standing recorded = standings.getOrDefault(skill.number(), Standing.OPEN);
        if (whatIf.without().get(skill.number())) {
            return Standing.OPEN;
        }
        return whatIf.with().get(skill.number()) ? recorded.asCompleted() : recorded;
    }

    /** Whether it counts as completed. */
    boolean hasCompleted(Skill skill) {
        return completed.get(skill.number());
    }

    boolean supposes(Skill skill) {
        return whatIf.isAbout(skill.number());
    }

    /** The numbers of all skills that count as completed. */
    public BitSet completed() {
        return (BitSet) completed.clone();
    }
}
