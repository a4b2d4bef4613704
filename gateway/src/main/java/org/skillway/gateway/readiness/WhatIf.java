package org.skillway.gateway.readiness;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a learner is looked at: as they are, or as they would be.
 *
 * @param counted the kinds of evidence that make a skill count as completed
 * @param with the numbers of skills that count as completed, whatever is recorded
 * @param without the numbers of skills that count as if nothing were recorded
 */
public record WhatIf(Set<Evidence> counted, BitSet with, BitSet without) {

    /** As they are. */
    public static final WhatIf NOTHING = new WhatIf(EnumSet.allOf(Evidence.class), new BitSet(), new BitSet());

    boolean isAbout(int skill) {
        return with.get(skill) || without.get(skill);
    }

    /** A completion without any evidence is of a kind that this release does not know, and counts unless kinds are named. */
    boolean counts(Standing standing) {
        return standing.state() == State.COMPLETED
                && (counted.size() == Evidence.values().length
                        || standing.evidence().stream().anyMatch(counted::contains));
    }
}
