package org.skillway.gateway.graph;

import java.util.BitSet;
import java.util.List;

/**
 * A job and what it asks for.
 *
 * @param published false once it is retired: it can no longer be found, but who works towards it still sees it
 * @param broader the key of the role of which this is one kind, or null; navigation only, nothing is inherited
 * @param careerSteps the keys of the roles to which people move on from here
 */
public record Role(
        String key,
        boolean published,
        Titles titles,
        String broader,
        List<String> careerSteps,
        List<Requirement> requirements) {

    public Role {
        careerSteps = List.copyOf(careerSteps);
        requirements = List.copyOf(requirements);
    }

    /** A choice, and how much it matters. */
    public record Requirement(Importance importance, Choice choice) {

        public int atLeast() {
            return choice.atLeast();
        }

        public List<Skill> skills() {
            return choice.skills();
        }

        public boolean essential() {
            return importance == Importance.ESSENTIAL;
        }

        public boolean metBy(BitSet held) {
            return choice.metBy(held);
        }
    }
}
