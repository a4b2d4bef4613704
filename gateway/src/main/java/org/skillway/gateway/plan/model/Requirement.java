package org.skillway.gateway.plan.model;

import java.io.Serializable;
import java.util.BitSet;

/** At least {@code atLeast} of the skills: of a role, or before a module. */
public record Requirement(int atLeast, IdSet skills) implements Serializable {

    public Requirement {
        if (atLeast < 1 || atLeast > skills.size()) {
            throw new IllegalArgumentException(atLeast + " of " + skills.size() + " skills cannot be required");
        }
    }

    public static Requirement of(int skill) {
        return new Requirement(1, IdSet.of(skill));
    }

    public boolean metBy(BitSet have) {
        return skills.countIn(have) >= atLeast;
    }

    public boolean all() {
        return atLeast == skills.size();
    }
}
