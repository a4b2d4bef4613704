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

    private LearnerSkills() {}

    public static LearnerSkills of(CatalogGraph graph, Collection<SkillRecord> records) {
        LearnerSkills skills = new LearnerSkills();
        for (SkillRecord entry : records) {
            Optional<Skill> skill = graph.skill(entry.key());
            skill.ifPresent(known -> skills.add(known, Standing.of(entry)));
        }
        return skills;
    }

    private void add(Skill skill, Standing standing) {
        Standing whole = standings.merge(skill.number(), standing, Standing::and);
        if (whole.state() == State.COMPLETED) {
            completed.set(skill.number());
        }
    }

    Standing standing(Skill skill) {
        return standings.getOrDefault(skill.number(), Standing.OPEN);
    }

    boolean hasCompleted(Skill skill) {
        return completed.get(skill.number());
    }

    /** The numbers of all completed skills. */
    BitSet completed() {
        return (BitSet) completed.clone();
    }
}
