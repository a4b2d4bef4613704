package org.skillway.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * What is asked about so many of the first {@link Learners}, who are spread evenly over all of these: those of even numbers are
 * read, so that they keep their fifty records; to those of odd numbers a skill is added that they have not yet.
 */
final class LedgerRequests {

    /** A prime, so that all who are asked about have had their turn before one has it again. */
    private static final long STRIDE = 7_919;

    /** How many are read again and again: so few that progress-service knows all of them after a moment. */
    private static final int AGAIN = 2_000;

    private final int pairs;
    private final int active;
    private final int skillsHad;
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();

    /**
     * @param active how many of the learners are asked about
     * @param skillsHad how many skills have been added to each of the learners by earlier writes at the most
     */
    LedgerRequests(int learners, int active, int skillsHad) {
        this.pairs = learners / 2;
        this.active = Math.min(active, learners) / 2;
        this.skillsHad = skillsHad;
    }

    /** A page of one whose turn comes again when all others have had theirs. */
    String path() {
        return page(turn(read.getAndIncrement() & Integer.MAX_VALUE));
    }

    /** A page of one of few. */
    String pathAgain() {
        return page(turn((read.getAndIncrement() & Integer.MAX_VALUE) % Math.min(AGAIN, active)));
    }

    /** How many pages were asked for. */
    int read() {
        return read.get();
    }

    /** Those who are read. */
    List<String> readers() {
        return IntStream.range(0, active)
                .mapToObj(number -> Learners.id(2 * turn(number)))
                .toList();
    }

    private static String page(int turn) {
        int learner = 2 * turn;
        return LedgerWrite.skills(Learners.id(learner)) + "?limit=" + Learners.RECORDS;
    }

    LedgerWrite write() {
        long number = written.getAndIncrement();
        int learner = 2 * turn(number) + 1;
        return new LedgerWrite(Learners.id(learner), World.key("bench-skill", skillNotHad(learner, skills(number))));
    }

    /** How many writes were asked for. */
    long written() {
        return written.get();
    }

    /** How many skills have been added to each of the learners by now at the most. */
    int skillsHad() {
        return skills(written.get() - 1) + 1;
    }

    private int skills(long number) {
        return skillsHad + Math.toIntExact(Math.floorDiv(number, active));
    }

    private int turn(long number) {
        return (int) (number % active * STRIDE % pairs);
    }

    /** Of the skills that learners of this kind do not begin with, one after the other. */
    static int skillNotHad(int learner, int index) {
        int others = Learners.KINDS - 1;
        if (index >= others * Learners.RECORDS) {
            throw new IllegalStateException("Everybody has every skill by now: the world needs more learners");
        }
        int skill = learner % Learners.KINDS + 1 + index % others + Learners.KINDS * (index / others);
        return skill % Learners.CATALOG.skills();
    }
}
