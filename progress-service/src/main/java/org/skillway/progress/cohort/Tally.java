package org.skillway.progress.cohort;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The counts of one cohort while they are being made. */
final class Tally {

    private final int[] skills;
    private final int[][] prerequisites;
    private final Cohort cohort;
    private final long[] holders;
    private final long[] stuck;
    private final long[] readiness = new long[5];
    private long learners;

    Tally(Cohort cohort, Structure structure) {
        this.cohort = cohort;
        skills = cohort.skills().values().stream().mapToInt(Integer::intValue).toArray();
        prerequisites = Arrays.stream(skills).mapToObj(structure::prerequisites).toArray(int[][]::new);
        holders = new long[skills.length];
        stuck = new long[skills.length];
    }

    /** @param longMember whether the learner has been a member for long */
    void add(Facts facts, boolean longMember) {
        learners++;
        for (int i = 0; i < skills.length; i++) {
            if (facts.has(skills[i])) {
                holders[i]++;
            } else if (longMember && facts.hasLong(prerequisites[i])) {
                stuck[i]++;
            }
        }
        if (!cohort.aims().isEmpty()) {
            long met = cohort.aims().stream().filter(facts::meets).count();
            readiness[(int) (4 * met / cohort.aims().size())]++;
        }
    }

    Counts counts() {
        SortedMap<String, Counts.OfSkill> bySkill = new TreeMap<>();
        int i = 0;
        for (String key : cohort.skills().keySet()) {
            bySkill.put(key, new Counts.OfSkill(holders[i], stuck[i]));
            i++;
        }
        return new Counts(
                learners,
                bySkill,
                cohort.aims().isEmpty()
                        ? List.of()
                        : Arrays.stream(readiness).boxed().collect(Collectors.toList()));
    }
}
