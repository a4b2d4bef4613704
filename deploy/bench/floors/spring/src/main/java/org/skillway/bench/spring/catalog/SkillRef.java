package org.skillway.bench.spring.catalog;

/** A skill as others name it. */
public record SkillRef(String key, String title) {

    public static SkillRef from(Skill skill) {
        return new SkillRef(skill.getKey(), skill.getTitle());
    }
}
