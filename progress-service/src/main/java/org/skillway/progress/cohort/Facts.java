package org.skillway.progress.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what stands for the learners of a partition, in whatever order it comes, and adds it to the counts of the cohorts
 * that they are in. PostgreSQL would have to sort it by learner: that takes longer than all the rest.
 */
final class Facts {

    private static final byte HAS = 1;
    private static final byte HAS_LONG = 2;

    private final Structure structure;
    private final Tallies tallies;
    private final Map<String, Person> people = new HashMap<>();

    /** What the learner who is being counted has. */
    private final byte[] has;

    /** Kept as small as can be: there are a hundred thousand of these at a time. */
    private static final class Person {
        private int[] things = new int[16];
        private int count;
        private List<Membership> memberships = List.of();

        void add(int thing) {
            if (count == things.length) {
                things = Arrays.copyOf(things, 2 * count);
            }
            things[count] = thing;
            count++;
        }

        void add(Membership membership) {
            if (memberships.isEmpty()) {
                memberships = new ArrayList<>(4);
            }
            memberships.add(membership);
        }
    }

    private record Membership(Cohort cohort, boolean isLong) {}

    /** @param tallies to which it adds, as others may at the same time */
    Facts(Structure structure, Tallies tallies) {
        this.structure = structure;
        this.tallies = tallies;
        has = new byte[structure.size()];
    }

    /**
     * Takes something that stands.
     *
     * @param kind as the ledger calls it
     * @param key under which it was first recorded
     * @param isLong whether it was recorded long ago
     */
    void take(String learner, String kind, String key, boolean isLong) {
        Person person = people.computeIfAbsent(learner, unused -> new Person());
        if (kind.equals("completed")) {
            add(person, structure.numberOfSkill(key), isLong);
            return;
        }
        if (kind.equals(CohortKind.MODULE.membership())) {
            add(person, structure.numberOfModule(key), isLong);
        }
        for (CohortKind of : CohortKind.values()) {
            Cohort cohort = of.membership().equals(kind) ? structure.cohort(of, key) : null;
            if (cohort != null) {
                person.add(new Membership(cohort, isLong));
            }
        }
    }

    private static void add(Person person, int thing, boolean isLong) {
        if (thing >= 0) {
            person.add(isLong ? thing : ~thing);
        }
    }

    /** No more of these learners comes: they are counted and forgotten. */
    void endPartition() {
        synchronized (tallies) {
            people.values().forEach(this::count);
        }
        people.clear();
    }

    private void count(Person person) {
        for (int i = 0; i < person.count; i++) {
            int thing = person.things[i];
            int number = thing < 0 ? ~thing : thing;
            has[number] = (byte) (has[number] | (thing < 0 ? HAS : HAS_LONG));
        }
        IdentityHashMap<Cohort, Boolean> memberships = new IdentityHashMap<>();
        person.memberships.forEach(member -> memberships.merge(member.cohort(), member.isLong(), Boolean::logicalOr));
        memberships.forEach((cohort, isLong) -> tallies.of(cohort).add(this, isLong));
        for (int i = 0; i < person.count; i++) {
            int thing = person.things[i];
            has[thing < 0 ? ~thing : thing] = 0;
        }
    }

    boolean has(int thing) {
        return has[thing] != 0;
    }

    boolean hasLong(int... things) {
        for (int thing : things) {
            if ((has[thing] & HAS_LONG) == 0) {
                return false;
            }
        }
        return true;
    }

    boolean meets(Cohort.Aim aim) {
        int met = 0;
        for (int thing : aim.things()) {
            met += has(thing) ? 1 : 0;
        }
        return met >= aim.atLeast();
    }
}
