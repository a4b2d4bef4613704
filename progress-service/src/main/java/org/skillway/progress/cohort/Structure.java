package org.skillway.progress.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The part of the catalog that cohorts are counted by, read through the merges. Skills and modules are numbered, so that a
 * learner's are found without looking up a word.
 */
final class Structure {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int[] NOTHING = {};

    private final Map<String, String> survivors;
    private final Map<String, Integer> skills = new HashMap<>();
    private final Map<String, Integer> modules = new HashMap<>();
    private final List<int[]> prerequisites = new ArrayList<>();
    private final Map<CohortKind, Map<String, Cohort>> cohorts = new EnumMap<>(CohortKind.class);

    /**
     * Something in the catalog.
     *
     * @param published whether it is a cohort of its own, if it is none of the skills
     * @param structure JSON, which takes far less memory as text while all of it is there
     */
    record Entity(String kind, String key, boolean published, String structure) {}

    /** @param survivors by the keys of merged skills */
    Structure(List<Entity> entities, Map<String, String> survivors) {
        this.survivors = Map.copyOf(survivors);
        Map<String, String> moduleStructures = new HashMap<>();
        for (Entity entity : entities) {
            if (entity.kind().equals("skill")) {
                skill(entity.key());
            } else if (entity.kind().equals("module")) {
                number(modules, entity.key());
                moduleStructures.put(entity.key(), entity.structure());
            }
        }
        for (Entity entity : entities) {
            if (entity.kind().equals("skill") && !survivors.containsKey(entity.key())) {
                List<Integer> needed = skillNumbers(read(entity.structure()).path("prerequisites"));
                needed.remove((Integer) skill(entity.key()));
                prerequisites.set(
                        skill(entity.key()),
                        needed.stream().mapToInt(Integer::intValue).toArray());
            } else if (entity.published() && !entity.kind().equals("skill")) {
                Cohort cohort = cohort(entity, moduleStructures);
                cohorts.computeIfAbsent(cohort.kind(), kind -> new HashMap<>()).put(cohort.key(), cohort);
            }
        }
    }

    private Cohort cohort(Entity entity, Map<String, String> moduleStructures) {
        JsonNode structure = read(entity.structure());
        return switch (entity.kind()) {
            case "role" -> role(entity.key(), structure.path("requirements"));
            case "module" -> module(entity.key(), structure);
            default -> course(entity.key(), structure.path("modules"), moduleStructures);
        };
    }

    private static JsonNode read(String structure) {
        try {
            return JSON.readTree(structure);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cohort role(String key, JsonNode requirements) {
        Map<String, Integer> counted = new TreeMap<>();
        List<Cohort.Aim> aims = new ArrayList<>();
        for (JsonNode requirement : requirements) {
            count(requirement.path("skills"), counted);
            if (requirement.path("importance").asText().equals("essential")) {
                List<Integer> wanted = skillNumbers(requirement.path("skills"));
                aims.add(new Cohort.Aim(Math.min(requirement.path("atLeast").asInt(1), wanted.size()), wanted));
            }
        }
        return new Cohort(CohortKind.ROLE, key, counted, aims);
    }

    private Cohort module(String key, JsonNode structure) {
        Map<String, Integer> counted = new TreeMap<>();
        count(structure.path("teaches"), counted);
        structure.path("assumes").forEach(assumed -> count(assumed.path("skills"), counted));
        List<Cohort.Aim> aims = skillNumbers(structure.path("teaches")).stream()
                .map(skill -> new Cohort.Aim(1, List.of(skill)))
                .toList();
        return new Cohort(CohortKind.MODULE, key, counted, aims);
    }

    private Cohort course(String key, JsonNode keys, Map<String, String> moduleStructures) {
        Map<String, Integer> counted = new TreeMap<>();
        List<Cohort.Aim> aims = new ArrayList<>();
        for (JsonNode module : keys) {
            if (moduleStructures.containsKey(module.asText())) {
                count(read(moduleStructures.get(module.asText())).path("teaches"), counted);
                aims.add(new Cohort.Aim(1, List.of(skills.size() + modules.get(module.asText()))));
            }
        }
        return new Cohort(CohortKind.COURSE, key, counted, aims);
    }

    private void count(JsonNode keys, Map<String, Integer> counted) {
        keys.forEach(key -> {
            String survivor = survivors.getOrDefault(key.asText(), key.asText());
            if (skills.containsKey(survivor)) {
                counted.put(survivor, skills.get(survivor));
            }
        });
    }

    /** The numbers of known skills, each once. */
    private List<Integer> skillNumbers(JsonNode keys) {
        Set<Integer> numbers = new LinkedHashSet<>();
        StreamSupport.stream(keys.spliterator(), false)
                .map(key -> survivors.getOrDefault(key.asText(), key.asText()))
                .filter(skills::containsKey)
                .forEach(key -> numbers.add(skills.get(key)));
        return new ArrayList<>(numbers);
    }

    private int skill(String key) {
        int number = number(skills, survivors.getOrDefault(key, key));
        while (prerequisites.size() <= number) {
            prerequisites.add(NOTHING);
        }
        return number;
    }

    private static int number(Map<String, Integer> numbers, String key) {
        return numbers.computeIfAbsent(key, unused -> numbers.size());
    }

    /** How many skills and modules there are. */
    int size() {
        return skills.size() + modules.size();
    }

    /** The number of a skill under the key that it was recorded under; -1 where it is not known. */
    int numberOfSkill(String origin) {
        return skills.getOrDefault(survivors.getOrDefault(origin, origin), -1);
    }

    /** The number of a module; -1 where it is not known. */
    int numberOfModule(String key) {
        Integer number = modules.get(key);
        return number == null ? -1 : skills.size() + number;
    }

    /** To be read only: it is the same for all who ask. */
    int[] prerequisites(int skill) {
        return prerequisites.get(skill);
    }

    /** Null where nothing published has this key. */
    Cohort cohort(CohortKind kind, String key) {
        return cohorts.getOrDefault(kind, Map.of()).get(key);
    }
}
