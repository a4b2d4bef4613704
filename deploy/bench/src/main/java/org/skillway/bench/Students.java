package org.skillway.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Learners on their way to a role: each has every other skill that the role asks for, and popular skills up to fifty; the roles
 * of the different kinds lie far apart.
 */
final class Students {

    static final int KINDS = 20;

    private static final int RECORDS = 50;

    /** A prime, by which the skills of two kinds differ. */
    private static final int STRIDE = 37;

    private Students() {}

    static List<Learners.Model> of(World world) {
        List<Learners.Model> models = new ArrayList<>();
        for (int kind = 0; kind < KINDS; kind++) {
            models.add(model(world, kind));
        }
        return models;
    }

    private static Learners.Model model(World world, int kind) {
        ObjectNode goal = world.roles().get(goal(world, kind));
        List<String> asked = goal.path("requirements").findValues("skills").stream()
                .map(skills -> skills.path(0).asText())
                .toList();
        Set<String> skills = new LinkedHashSet<>();
        for (int place = 0; place < asked.size(); place += 2) {
            skills.add(asked.get(place));
        }
        for (int next = kind; skills.size() < RECORDS; next += STRIDE) {
            String key =
                    world.skills().get(next % world.skills().size()).path("key").asText();
            if (!asked.contains(key)) {
                skills.add(key);
            }
        }
        return new Learners.Model(goal.path("key").asText(), List.copyOf(skills));
    }

    private static int goal(World world, int kind) {
        return kind * (world.roles().size() / KINDS);
    }
}
