package org.skillway.bench.floor;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The catalog in memory: skills by number, what stands around each as arrays, and what is always told alike made ready. */
final class FloorGraph {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Skill> skills = new ArrayList<>();
    private final List<Module> modules = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Role> roles = new HashMap<>();

    /** One skill. Its number is also its place in an order in which skills can be learned. */
    static final class Skill {
        final String key;
        final String title;

        /** As JSON, without the end of the object. */
        final SerializedString begun;

        /** By their numbers, in their order. */
        final List<Skill> needs = new ArrayList<>();

        /** The shortest first. */
        final List<Module> taughtBy = new ArrayList<>();

        final int number;

        private Skill(int number, String key, String title) {
            this.number = number;
            this.key = key;
            this.title = title;
            this.begun = begun(JSON.createObjectNode().put("key", key).put("title", title));
        }
    }

    /** One module. */
    static final class Module {
        final String key;
        final int minutes;

        /** As JSON, without the end of the object. */
        final SerializedString begun;

        final List<Need> needs = new ArrayList<>();

        private Module(String key, String title, int minutes, String language, String level) {
            this.key = key;
            this.minutes = minutes;
            this.begun = begun(JSON.createObjectNode()
                    .put("key", key)
                    .put("title", title)
                    .put("minutes", minutes)
                    .put("language", language)
                    .put("level", level));
        }
    }

    /** What a module needs: so many of these skills, by anybody who has not all of those before. */
    static final class Need {
        private final int atLeast;
        private final int[] skills;
        private final int[] before;

        private Need(int atLeast, int[] skills, int[] before) {
            this.atLeast = atLeast;
            this.skills = skills;
            this.before = before;
        }

        boolean met(LearnerOnGraph learner) {
            int had = 0;
            for (int skill : skills) {
                had += learner.has(skill) ? 1 : 0;
            }
            return had >= atLeast || (before != null && learner.hasAll(before));
        }
    }

    /** One role. */
    record Role(String key, String title, List<Requirement> requirements) {}

    /** So many of some skills. */
    record Requirement(int place, String importance, int atLeast, List<Skill> skills) {}

    /** Skills come in the order of their numbers, from 0. */
    void addSkill(String key, String title) {
        numbers.put(key, skills.size());
        skills.add(new Skill(skills.size(), key, title));
    }

    void addPrerequisite(int skill, int needed) {
        skills.get(skill).needs.add(skills.get(needed));
        skills.get(skill).needs.sort(Comparator.comparingInt(each -> each.number));
    }

    /** Modules come in the order of their numbers, from 0. */
    void addModule(String key, String title, int minutes, String language, String level) {
        modules.add(new Module(key, title, minutes, language, level));
    }

    void addTeaching(int skill, int module) {
        skills.get(skill).taughtBy.add(modules.get(module));
        skills.get(skill)
                .taughtBy
                .sort(Comparator.comparingInt((Module each) -> each.minutes).thenComparing(each -> each.key));
    }

    /** @param before it is not needed by who has all of these; null: by everybody */
    void addNeed(int module, int atLeast, int[] needed, int[] before) {
        modules.get(module).needs.add(new Need(atLeast, needed, before));
    }

    void addRole(String key, String title) {
        roles.put(key, new Role(key, title, new ArrayList<>()));
    }

    /** Requirements of a role come in the order of their places. */
    void addRequirement(String role, int place, String importance, int atLeast, int[] asked) {
        List<Skill> all = new ArrayList<>();
        for (int skill : asked) {
            all.add(skills.get(skill));
        }
        roles.get(role).requirements().add(new Requirement(place, importance, atLeast, all));
    }

    int skills() {
        return skills.size();
    }

    /** @return -1 where there is none */
    int number(String key) {
        return numbers.getOrDefault(key, -1);
    }

    Skill skill(int number) {
        return skills.get(number);
    }

    /** @return null where there is none */
    Role role(String key) {
        return roles.get(key);
    }

    private static SerializedString begun(ObjectNode told) {
        String whole = told.toString();
        SerializedString begun = new SerializedString(whole.substring(0, whole.length() - 1));
        // Not by the first who asks.
        begun.asUnquotedUTF8();
        return begun;
    }
}
