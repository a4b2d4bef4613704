package org.skillway.gateway.graph;

import java.util.BitSet;
import java.util.List;

/**
 * At least {@code atLeast} of the skills, which are read through merges already: each is a survivor and stands once, and
 * {@code atLeast} is no more than they are.
 */
public record Choice(int atLeast, List<Skill> skills) {

    public Choice {
        skills = List.copyOf(skills);
    }

    static Choice of(Skill skill) {
        return new Choice(1, List.of(skill));
    }

    /** Whether somebody who has the skills with these numbers has enough of them. */
    public boolean metBy(BitSet held) {
        int missing = atLeast;
        for (int place = 0; place < skills.size() && missing > 0; place++) {
            if (held.get(skills.get(place).number())) {
                missing--;
            }
        }
        return missing <= 0;
    }
}
