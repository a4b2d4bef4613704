package org.skillway.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Learners as a platform has them, from a seed: half of them have completed up to thirty skills, a few many times that (their
 * number is log-normal), and popular skills far more often than others. Each is on the way to a role, of which every other
 * requirement is met first.
 *
 * @param learners how many there are; their ids are those of {@link Learners}
 */
record Population(long seed, World world, int learners) {

    static final int MEDIAN = 30;

    /** With this deviation of the logarithm the mean is a third above the median: four million for 100,000 learners. */
    private static final double DEVIATION = Math.sqrt(2 * Math.log(4.0 / 3));

    private static final int MOST = 2_000;

    /** A prime, so that neighbours are on the way to different roles. */
    private static final int STRIDE = 7;

    private static final Instant FIRST = Instant.parse("2024-01-01T08:00:00Z");
    private static final int MINUTES = 2 * 365 * 24 * 60;

    /** Skills of every tenth number nobody begins with, so that there is always one that can be recorded. */
    static boolean neverHad(int skill) {
        return skill % 10 == 7;
    }

    /** The number of the role that a learner is on the way to. */
    int role(int learner) {
        return (int) ((long) learner * STRIDE % world.roles().size());
    }

    /** The keys of the skills that a learner has completed. */
    Set<String> skills(int learner) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + learner);
        int most = Math.min(MOST, world.skills().size() / 2);
        int count = (int) Math.min(most, Math.max(1, Math.round(MEDIAN * Math.exp(DEVIATION * random.nextGaussian()))));
        Set<String> skills = new LinkedHashSet<>();
        List<String> asked = asked(world.roles().get(role(learner)));
        for (int place = 0; place < asked.size() && skills.size() < count; place += 2) {
            add(skills, asked.get(place));
        }
        while (skills.size() < count) {
            double skewed = Math.pow(random.nextDouble(), 2);
            add(skills, World.key("bench-skill", (int) (skewed * world.skills().size())));
        }
        return skills;
    }

    private static List<String> asked(ObjectNode role) {
        return role.path("requirements").findValues("skills").stream()
                .map(skills -> skills.path(0).asText())
                .toList();
    }

    private static void add(Set<String> skills, String key) {
        if (!neverHad(Integer.parseInt(key.substring(key.lastIndexOf('-') + 1)))) {
            skills.add(key);
        }
    }

    /**
     * Writes completions of some learners as a file of the import (CSV).
     *
     * @return how many
     */
    int write(Path file, int from, int upTo) throws IOException {
        int count = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write("learner,skill,happenedAt\n");
            for (int learner = from; learner < upTo; learner++) {
                SplittableRandom random = new SplittableRandom(seed * 1_000_003 - learner);
                for (String skill : skills(learner)) {
                    Instant happened = FIRST.plus(random.nextInt(MINUTES), ChronoUnit.MINUTES);
                    lines.write(Learners.id(learner) + "," + skill + "," + happened + "\n");
                    count++;
                }
            }
        }
        return count;
    }
}
