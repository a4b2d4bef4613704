package org.skillway.gateway.graph;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.ImmutableBitmapDataProvider;

/**
 * The whole catalog at one revision, ready for set arithmetic and never changed: a new revision is a new graph.
 *
 * <p>Skills are numbered densely so that a set of skills is a {@link BitSet}, and so that going through one in ascending
 * order is an order in which they can be learned. A merged key has the number of the skill that survived. Modules are
 * numbered densely too, in an order that means nothing.
 */
public final class CatalogGraph {

    private final String epoch;
    private final long revision;
    private final SkillNumbers skills;
    private final List<CourseModule> modules;
    private final Map<String, CourseModule> modulesByKey;
    private final List<List<CourseModule>> modulesBySkill;
    private final List<Role> roles;
    private final Map<String, Role> rolesByKey;
    private final Map<String, Course> courses;

    CatalogGraph(
            String epoch,
            long revision,
            SkillNumbers skills,
            List<CourseModule> modules,
            Map<String, CourseModule> modulesByKey,
            List<List<CourseModule>> modulesBySkill,
            Map<String, Role> roles,
            Map<String, Course> courses) {
        this.epoch = epoch;
        this.revision = revision;
        this.skills = skills;
        this.modules = List.copyOf(modules);
        this.modulesByKey = Map.copyOf(modulesByKey);
        this.modulesBySkill = List.copyOf(modulesBySkill);
        this.roles =
                roles.values().stream().sorted(Comparator.comparing(Role::key)).toList();
        this.rolesByKey = Map.copyOf(roles);
        this.courses = Map.copyOf(courses);
    }

    /** @throws IllegalArgumentException when a key is named that is nowhere described, or merges go in a circle */
    public static CatalogGraph of(CatalogContent content) {
        return new GraphBuilder(SkillNumbering.of(content.skills())).build(content);
    }

    /**
     * The graph that later states of some entities make of this one, in a fraction of the time that it takes to build one
     * from everything. Skills number all the rest, so nothing of theirs may be among what is new.
     *
     * @param changes only what is new
     */
    public CatalogGraph with(CatalogContent changes) {
        if (!changes.skills().isEmpty() || !changes.epoch().equals(epoch)) {
            throw new IllegalArgumentException("Other skills or another epoch make another graph");
        }
        return new GraphBuilder(skills, modules, modulesByKey, modulesBySkill, rolesByKey, courses).build(changes);
    }

    public String epoch() {
        return epoch;
    }

    public long revision() {
        return revision;
    }

    /** How many skills there are; a merged one counts as part of its survivor. */
    public int skillCount() {
        return skills.all().size();
    }

    public int roleCount() {
        return roles.size();
    }

    public Skill skill(int number) {
        return skills.all().get(number);
    }

    /** The skill under this key, or the one into which it was merged. */
    public Optional<Skill> skill(String key) {
        return skills.survivor(key);
    }

    public Optional<Role> role(String key) {
        return Optional.ofNullable(rolesByKey.get(key));
    }

    /** All roles, retired ones included, by key. */
    public List<Role> roles() {
        return roles;
    }

    public Optional<Course> course(String key) {
        return Optional.ofNullable(courses.get(key));
    }

    /** The modules of a course in its order, retired ones included. */
    public List<CourseModule> modulesOf(Course course) {
        return course.modules().stream().map(modulesByKey::get).toList();
    }

    public Optional<CourseModule> module(String key) {
        return Optional.ofNullable(modulesByKey.get(key));
    }

    /** All modules, retired ones included, by number. */
    public List<CourseModule> modules() {
        return modules;
    }

    /** The published modules that teach the skill, fewest minutes first, then by key. */
    public List<CourseModule> modulesTeaching(Skill skill) {
        return modulesBySkill.get(skill.number());
    }

    /** What has to be completed right before a skill, in an order in which it can be. */
    public List<Skill> prerequisites(Skill skill) {
        return skills.prerequisites(skill);
    }

    /** The numbers of all skills before a skill, directly or through others, whatever anybody has completed. */
    public ImmutableBitmapDataProvider allBefore(Skill skill) {
        return skills.before(skill);
    }

    /**
     * All skills that still have to be learned before the given one, in an order in which they can be. A skill that is
     * held never makes its own prerequisites necessary.
     */
    public List<Skill> missingBefore(Skill skill, BitSet held) {
        return skills.missingBefore(skill, held);
    }
}
