package org.skillway.progress.cohort;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The counts of all cohorts while readers make them, for one of them at a time. A cohort that has nobody takes no memory. */
final class Tallies {

    private final Structure structure;

    /** By what is one object for each cohort of a structure. */
    private final IdentityHashMap<Cohort, Tally> tallies = new IdentityHashMap<>();

    Tallies(Structure structure) {
        this.structure = structure;
    }

    /** Whoever adds holds this object's monitor meanwhile. */
    Tally of(Cohort cohort) {
        return tallies.computeIfAbsent(cohort, none -> new Tally(none, structure));
    }

    /** What there is of every cohort that has anybody. */
    synchronized Map<Cohort, Counts> counts() {
        Map<Cohort, Counts> counts = new LinkedHashMap<>();
        tallies.forEach((cohort, tally) -> counts.put(cohort, tally.counts()));
        return counts;
    }
}
