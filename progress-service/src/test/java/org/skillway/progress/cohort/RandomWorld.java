package org.skillway.progress.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A small catalog and the learners in it, and what a recount of them comes to that goes through everybody for every single
 * figure.
 */
final class RandomWorld {

    private static final ObjectMapper JSON = new ObjectMapper();

    final String name = UUID.randomUUID().toString();
    final Map<String, String> structures = new LinkedHashMap<>();
    final Map<String, String> survivors = new HashMap<>();
    final Map<String, List<Fact>> learners = new LinkedHashMap<>();
    private final SplittableRandom random;

    /** Something that stands for a learner. */
    record Fact(String kind, String key, boolean isLong) {}

    RandomWorld(long seed, int people) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < 8; i++) {
            structures.put("skill/" + key("s", i), "{\"prerequisites\": " + some("s", i) + "}");
        }
        survivors.put(key("s", 7), key("s", random.nextInt(7)));
        for (int i = 0; i < 4; i++) {
            structures.put(
                    "module/" + key("m", i),
                    "{\"teaches\": %s, \"assumes\": [{\"atLeast\": 1, \"skills\": %s}]}".formatted(one("s"), one("s")));
        }
        for (int i = 0; i < 2; i++) {
            structures.put(
                    "role/" + key("r", i),
                    "{\"requirements\": [%s, %s, %s]}"
                            .formatted(requirement("essential"), requirement("essential"), requirement("optional")));
            structures.put("course/" + key("c", i), "{\"modules\": %s}".formatted(one("m")));
        }
        for (int i = 0; i < people; i++) {
            learners.put("cohort|" + name + "|" + i, facts());
        }
    }

    private String key(String kind, int i) {
        return kind + i + "-" + name;
    }

    private String requirement(String importance) {
        return "{\"importance\": \"%s\", \"atLeast\": %d, \"skills\": %s}"
                .formatted(importance, 1 + random.nextInt(2), list(pick("s", 8, 2)));
    }

    private String some(String kind, int below) {
        return list(pick(kind, below, random.nextInt(Math.min(below, 3) + 1)));
    }

    private String one(String kind) {
        return list(pick(kind, kind.equals("s") ? 8 : 4, 1 + random.nextInt(2)));
    }

    private List<String> pick(String kind, int among, int count) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, among).boxed().toList());
        Collections.shuffle(all, new java.util.Random(random.nextLong()));
        return all.subList(0, count).stream().map(i -> key(kind, i)).toList();
    }

    private static String list(List<String> keys) {
        try {
            return JSON.writeValueAsString(keys);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            for (int n = random.nextInt(3); n > 0; n--) {
                facts.add(new Fact("completed", key("s", i), random.nextBoolean()));
            }
        }
        for (int i = 0; i < 4; i++) {
            if (random.nextInt(3) > 0) {
                facts.add(new Fact("module-completed", key("m", i), random.nextBoolean()));
            }
        }
        for (int i = 0; i < 2; i++) {
            if (random.nextInt(4) > 0) {
                facts.add(new Fact("goal-set", key("r", i), random.nextInt(4) > 0));
            }
            if (random.nextInt(4) > 0) {
                facts.add(new Fact("enrolled", key("c", i), random.nextInt(4) > 0));
            }
        }
        return facts;
    }

    Structure structure() {
        List<Structure.Entity> entities = new ArrayList<>();
        structures.forEach((path, structure) -> {
            String[] parts = path.split("/", -1);
            entities.add(new Structure.Entity(parts[0], parts[1], true, structure));
        });
        return new Structure(entities, survivors);
    }

    /** The counts of a cohort, person by person and figure by figure. */
    Counts recount(String kind, String key) {
        String membership = Map.of("role", "goal-set", "module", "module-completed", "course", "enrolled")
                .get(kind);
        List<List<Fact>> members = learners.values().stream()
                .filter(facts -> facts.stream()
                        .anyMatch(f -> f.kind().equals(membership) && f.key().equals(key)))
                .toList();
        TreeMap<String, Counts.OfSkill> skills = new TreeMap<>();
        for (String skill : counted(kind, key)) {
            long holders =
                    members.stream().filter(facts -> holds(facts, skill, false)).count();
            long stuck = members.stream()
                    .filter(facts -> !holds(facts, skill, false)
                            && facts.stream()
                                    .anyMatch(f -> f.kind().equals(membership)
                                            && f.key().equals(key)
                                            && f.isLong())
                            && keys(json("skill/" + skill).path("prerequisites")).stream()
                                    .map(this::survivor)
                                    .filter(needed -> !needed.equals(skill))
                                    .allMatch(needed -> holds(facts, needed, true)))
                    .count();
            skills.put(skill, new Counts.OfSkill(holders, stuck));
        }
        Long[] readiness = {0L, 0L, 0L, 0L, 0L};
        for (List<Fact> facts : members) {
            readiness[quarter(kind, key, facts)]++;
        }
        return new Counts((long) members.size(), skills, List.of(readiness));
    }

    private List<String> counted(String kind, String key) {
        List<String> skills = new ArrayList<>();
        JsonNode structure = json(kind + "/" + key);
        structure.path("requirements").forEach(wanted -> skills.addAll(keys(wanted.path("skills"))));
        structure.path("assumes").forEach(wanted -> skills.addAll(keys(wanted.path("skills"))));
        skills.addAll(keys(structure.path("teaches")));
        keys(structure.path("modules"))
                .forEach(module -> skills.addAll(keys(json("module/" + module).path("teaches"))));
        return skills.stream().map(this::survivor).distinct().toList();
    }

    private int quarter(String kind, String key, List<Fact> facts) {
        List<Boolean> met = new ArrayList<>();
        JsonNode structure = json(kind + "/" + key);
        structure.path("requirements").forEach(wanted -> {
            if (wanted.path("importance").asText().equals("essential")) {
                List<String> skills = keys(wanted.path("skills")).stream()
                        .map(this::survivor)
                        .distinct()
                        .toList();
                long held = skills.stream()
                        .filter(skill -> holds(facts, skill, false))
                        .count();
                met.add(held >= Math.min(wanted.path("atLeast").asInt(), skills.size()));
            }
        });
        keys(structure.path("teaches")).stream()
                .map(this::survivor)
                .distinct()
                .forEach(skill -> met.add(holds(facts, skill, false)));
        keys(structure.path("modules"))
                .forEach(module -> met.add(facts.stream()
                        .anyMatch(f ->
                                f.kind().equals("module-completed") && f.key().equals(module))));
        double share = met.stream().filter(Boolean::booleanValue).count() / (double) met.size();
        return share == 1 ? 4 : share >= 0.75 ? 3 : share >= 0.5 ? 2 : share >= 0.25 ? 1 : 0;
    }

    private boolean holds(List<Fact> facts, String skill, boolean forLong) {
        return facts.stream()
                .anyMatch(f ->
                        f.kind().equals("completed") && survivor(f.key()).equals(skill) && (f.isLong() || !forLong));
    }

    private String survivor(String key) {
        return survivors.getOrDefault(key, key);
    }

    private JsonNode json(String path) {
        try {
            return JSON.readTree(structures.get(path));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> keys(JsonNode list) {
        List<String> keys = new ArrayList<>();
        list.forEach(key -> keys.add(key.asText()));
        return keys;
    }
}
