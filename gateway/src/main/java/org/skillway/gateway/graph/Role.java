package org.skillway.gateway.graph;

import java.util.List;

/**
 * A job and what it asks for.
 *
 * @param published false once it is retired: it can no longer be found, but who works towards it still sees it
 */
public record Role(String key, boolean published, Titles titles, List<Requirement> requirements) {

    public Role {
        requirements = List.copyOf(requirements);
    }

    /**
     * At least {@code atLeast} of the skills, which are read through merges already: each is a survivor and stands once,
     * and {@code atLeast} is no more than they are.
     */
    public record Requirement(Importance importance, int atLeast, List<Skill> skills) {

        public Requirement {
            skills = List.copyOf(skills);
        }
    }
}
