package org.skillway.progress.security;

import java.util.Set;

/**
 * What of a learner's progress somebody sees: all of it, or what belongs to courses of theirs that the learner has taken.
 *
 * @param courses keys, as those of modules and skills; empty where the whole is seen
 * @param tag names what the sight was read from; null where the whole is seen
 */
public record Sight(boolean whole, Set<String> courses, Set<String> modules, Set<String> skills, String tag) {

    static final Sight WHOLE = new Sight(true, Set.of(), Set.of(), Set.of(), null);

    public Sight {
        courses = Set.copyOf(courses);
        modules = Set.copyOf(modules);
        skills = Set.copyOf(skills);
    }

    public boolean showsCourse(String key) {
        return whole || courses.contains(key);
    }

    public boolean showsModule(String key) {
        return whole || modules.contains(key);
    }

    public boolean showsSkill(String key) {
        return whole || skills.contains(key);
    }

    /** What the ETag of an answer names beside the progress: {@code other}, and what part of it is shown. */
    public String tagged(String other) {
        return whole ? other : other + "." + tag;
    }
}
