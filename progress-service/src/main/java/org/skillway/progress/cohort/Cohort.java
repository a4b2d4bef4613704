package org.skillway.progress.cohort;

import java.util.List;
import java.util.Map;

/**
 * A cohort as the catalog describes it; skills and modules are numbers of the {@link Structure}.
 *
 * @param skills the skills that are counted, by key
 * @param aims of which each is met or not; readiness is the share of those that are met
 */
record Cohort(CohortKind kind, String key, Map<String, Integer> skills, List<Aim> aims) {

    /** So many of these things. */
    record Aim(int atLeast, List<Integer> things) {}
}
