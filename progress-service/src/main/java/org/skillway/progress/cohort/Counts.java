package org.skillway.progress.cohort;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many there are of each. What is not shown is null.
 *
 * @param learners how many the cohort has
 * @param skills by key, of how many learners each is held, and of how many it is long unlocked and not completed
 * @param readiness how many learners are at no more than so many quarters: at nothing up to under a quarter, …, under the
 *     whole, and at the whole; empty where the cohort aims at nothing
 */
record Counts(Long learners, SortedMap<String, OfSkill> skills, List<Long> readiness) {

    /** How many learners hold a skill, and how many are stuck before it. */
    record OfSkill(Long holders, Long stuck) {}

    Counts {
        skills = Collections.unmodifiableSortedMap(new TreeMap<>(skills));
        readiness = Collections.unmodifiableList(readiness);
    }
}
