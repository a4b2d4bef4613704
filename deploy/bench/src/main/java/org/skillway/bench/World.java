package org.skillway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A catalog of any size that a seed determines: popular skills and a long tail, prerequisites in layers, roles that ask
 * for about forty skills, modules with a page of text. In English, half of it in Georgian too.
 *
 * @param skills documents; each needs only skills that stand well before it
 */
record World(List<ObjectNode> skills, List<ObjectNode> roles, List<ObjectNode> modules) {

    /** How many of each. */
    record Size(int skills, int roles, int modules) {
        static final Size FULL = new Size(14_000, 900, 20_000);
        static final Size SHORT = new Size(700, 45, 1_000);
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KINDS = List.of("language", "framework", "tool", "practice", "knowledge");
    private static final List<String> LEVELS = List.of("beginner", "intermediate", "advanced");

    static World of(long seed, Size size) {
        Random random = new Random(seed);
        List<ObjectNode> skills = new ArrayList<>();
        for (int i = 0; i < size.skills(); i++) {
            skills.add(skill(i, random));
        }
        List<ObjectNode> roles = new ArrayList<>();
        for (int i = 0; i < size.roles(); i++) {
            roles.add(role(i, size, random));
        }
        List<ObjectNode> modules = new ArrayList<>();
        for (int i = 0; i < size.modules(); i++) {
            modules.add(module(i, size, random));
        }
        return new World(List.copyOf(skills), List.copyOf(roles), List.copyOf(modules));
    }

    static ObjectNode skill(int i, Random random) {
        ObjectNode skill = entity("bench-skill", i, random);
        skill.put("kind", KINDS.get(random.nextInt(KINDS.size())));
        ArrayNode prerequisites = skill.putArray("prerequisites");
        for (String key : popular("bench-skill", i, random.nextInt(4), random)) {
            ObjectNode prerequisite = prerequisites.addObject().put("skill", key);
            prerequisite.putObject("reason").put("en", Vocabulary.ENGLISH.sentence(8, random));
        }
        if (random.nextInt(3) == 0) {
            skill.putObject("aliases").putArray("en").add(Vocabulary.ENGLISH.sentence(2, random));
        }
        return skill;
    }

    private static ObjectNode role(int i, Size size, Random random) {
        ObjectNode role = entity("bench-role", i, random);
        ArrayNode responsibilities = role.putArray("responsibilities");
        for (int n = 0; n < 6; n++) {
            responsibilities.addObject().put("en", Vocabulary.ENGLISH.sentence(10, random));
        }
        ArrayNode requirements = role.putArray("requirements");
        List<String> wanted = List.copyOf(popular("bench-skill", size.skills(), 30 + random.nextInt(20), random));
        for (int n = 0; n < wanted.size(); n++) {
            ObjectNode requirement = requirements.addObject();
            requirement.put("importance", random.nextInt(4) == 0 ? "optional" : "essential");
            requirement.put("atLeast", 1);
            ArrayNode skills = requirement.putArray("skills").add(wanted.get(n));
            if (n % 8 == 0 && n + 1 < wanted.size()) {
                n++;
                skills.add(wanted.get(n));
            }
        }
        return role;
    }

    static ObjectNode module(int i, Size size, Random random) {
        ObjectNode module = entity("bench-module", i, random);
        StringBuilder content = new StringBuilder("# " + module.at("/title/en").asText());
        for (int n = 0; n < 12; n++) {
            content.append("\n\n").append(Vocabulary.ENGLISH.sentence(20, random));
        }
        module.putObject("content").put("en", content.toString());
        module.put("minutes", 15 * (1 + random.nextInt(20)));
        module.put("language", "en");
        module.put("level", LEVELS.get(random.nextInt(LEVELS.size())));
        List<String> skills = List.copyOf(popular("bench-skill", size.skills(), 5, random));
        ArrayNode teaches = module.putArray("teaches");
        skills.subList(0, 1 + random.nextInt(2)).forEach(teaches::add);
        ArrayNode assumes = module.putArray("assumes");
        for (String key : skills.subList(2, 2 + random.nextInt(4))) {
            assumes.addObject().put("atLeast", 1).putArray("skills").add(key);
        }
        module.putArray("owners").add("bench");
        return module;
    }

    private static ObjectNode entity(String kind, int i, Random random) {
        ObjectNode entity = JSON.createObjectNode().put("key", key(kind, i));
        ObjectNode title = entity.putObject("title").put("en", Vocabulary.ENGLISH.sentence(3, random));
        ObjectNode summary = entity.putObject("summary").put("en", Vocabulary.ENGLISH.sentence(15, random));
        if (random.nextBoolean()) {
            title.put("ka", Vocabulary.GEORGIAN.sentence(3, random));
            summary.put("ka", Vocabulary.GEORGIAN.sentence(15, random));
        }
        return entity;
    }

    /** The key of the entity of a kind and number. */
    static String key(String kind, int i) {
        return String.format(Locale.ROOT, "%s-%05d", kind, i);
    }

    /** Different keys among the first so many, the first far more often than the last. */
    private static Set<String> popular(String kind, int among, int count, Random random) {
        Set<String> keys = new LinkedHashSet<>();
        while (keys.size() < Math.min(count, among)) {
            double skewed = Math.pow(random.nextDouble(), 2);
            keys.add(key(kind, (int) (skewed * among)));
        }
        return keys;
    }
}
