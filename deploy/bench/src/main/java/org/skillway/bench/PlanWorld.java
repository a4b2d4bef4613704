package org.skillway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A catalog to plan in, of the size and the shape of real ones, which a seed determines: skills in topics of forty, a third
 * of them resting on another of the topic; each skill taught by three to five modules, each module teaching some of one
 * topic, a quarter of them assuming one of two others; roles of forty requirements from five topics, every eighth of them
 * one of two.
 */
final class PlanWorld {

    /** How many of each; a size has whole topics. */
    record Size(int topics, int roles, int modules) {
        static final Size FULL = new Size(350, 900, 20_000);
        static final Size SHORT = new Size(25, 60, 1_400);
    }

    static final int TOPIC = 40;
    private static final int REQUIREMENTS = 40;
    private static final int FEWEST = 3;
    private static final int MOST = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;
    private final Size size;

    private PlanWorld(long seed, Size size) {
        this.random = new Random(seed);
        this.size = size;
    }

    static World of(long seed, Size size) {
        PlanWorld world = new PlanWorld(seed, size);
        return new World(world.skills(), world.roles(), world.modules());
    }

    static String role(int number) {
        return World.key("plan-role", number);
    }

    private static String skill(int number) {
        return World.key("plan-skill", number);
    }

    private List<ObjectNode> skills() {
        List<ObjectNode> skills = new ArrayList<>();
        for (int number = 0; number < size.topics() * TOPIC; number++) {
            ObjectNode skill = entity(skill(number)).put("kind", "knowledge");
            int first = number / TOPIC * TOPIC;
            if (number > first && random.nextInt(3) == 0) {
                skill.putArray("prerequisites").addObject().put("skill", skill(first + random.nextInt(number - first)));
            }
            skills.add(skill);
        }
        return skills;
    }

    private List<ObjectNode> modules() {
        List<ObjectNode> modules = new ArrayList<>();
        for (int topic = 0; topic < size.topics(); topic++) {
            int count = size.modules() * (topic + 1) / size.topics() - size.modules() * topic / size.topics();
            List<Set<Integer>> taught = dealt(topic * TOPIC, count);
            for (Set<Integer> teaches : taught) {
                modules.add(module(World.key("plan-module", modules.size()), teaches, topic * TOPIC));
            }
        }
        return modules;
    }

    /** Each skill of the topic in three to five of the modules, and no module empty. */
    private List<Set<Integer>> dealt(int first, int count) {
        List<Integer> slots = new ArrayList<>();
        for (int skill = first; skill < first + TOPIC; skill++) {
            slots.addAll(Collections.nCopies(FEWEST + random.nextInt(MOST - FEWEST + 1), skill));
        }
        Collections.shuffle(slots, random);
        List<Set<Integer>> taught = new ArrayList<>();
        for (int module = 0; module < count; module++) {
            taught.add(new LinkedHashSet<>());
        }
        for (int slot = 0; slot < slots.size(); slot++) {
            int module = slot < count ? slot : random.nextInt(count);
            while (!taught.get(module).add(slots.get(slot))) {
                module = (module + 1) % count;
            }
        }
        return taught;
    }

    private ObjectNode module(String key, Set<Integer> teaches, int topic) {
        ObjectNode module = entity(key);
        module.putObject("content").put("en", "What it takes.");
        module.put("minutes", 15 * (1 + random.nextInt(6) + 2 * teaches.size() + random.nextInt(4)));
        module.put("language", "en").put("level", "beginner");
        ArrayNode taught = module.putArray("teaches");
        teaches.forEach(skill -> taught.add(skill(skill)));
        int one = topic + random.nextInt(TOPIC);
        int other = topic + random.nextInt(TOPIC);
        if (random.nextInt(4) == 0 && one != other && !teaches.contains(one) && !teaches.contains(other)) {
            ObjectNode assumed = module.putArray("assumes").addObject().put("atLeast", 1);
            assumed.putArray("skills").add(skill(one)).add(skill(other));
        }
        module.putArray("owners").add("bench");
        return module;
    }

    private List<ObjectNode> roles() {
        List<ObjectNode> roles = new ArrayList<>();
        for (int number = 0; number < size.roles(); number++) {
            int[] topics = random.ints(5, 0, size.topics()).toArray();
            Set<Integer> seen = new LinkedHashSet<>();
            ObjectNode role = entity(role(number));
            ArrayNode requirements = role.putArray("requirements");
            while (requirements.size() < REQUIREMENTS) {
                int topic = topics[random.nextInt(topics.length)] * TOPIC;
                int skill = topic + random.nextInt(TOPIC);
                if (seen.add(skill)) {
                    ObjectNode requirement = requirements.addObject().put("importance", "essential");
                    ArrayNode skills =
                            requirement.put("atLeast", 1).putArray("skills").add(skill(skill));
                    int other = topic + random.nextInt(TOPIC);
                    if (requirements.size() % 8 == 0 && other != skill) {
                        skills.add(skill(other));
                    }
                }
            }
            roles.add(role);
        }
        return roles;
    }

    static ObjectNode entity(String key) {
        ObjectNode entity = JSON.createObjectNode().put("key", key);
        entity.putObject("title").put("en", key.replace('-', ' ').toUpperCase(Locale.ROOT));
        entity.putObject("summary").put("en", "Made up.");
        return entity;
    }
}
