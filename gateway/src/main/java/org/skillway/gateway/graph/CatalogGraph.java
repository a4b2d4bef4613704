package org.skillway.gateway.graph;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole catalog at one revision, ready for set arithmetic and never changed: a new revision is a new graph.
 *
 * <p>Skills are numbered densely so that a set of skills is a {@link BitSet}, and so that going through one in ascending
 * order is an order in which they can be learned. A merged key has the number of the skill that survived.
 */
public final class CatalogGraph {

    private final String epoch;
    private final long revision;
    private final List<Skill> skills;
    private final Map<String, Integer> numbers;
    private final List<BitSet> prerequisites;
    private final List<List<CourseModule>> modulesBySkill;
    private final Map<String, Role> roles;

    CatalogGraph(
            String epoch,
            long revision,
            List<Skill> skills,
            Map<String, Integer> numbers,
            List<BitSet> prerequisites,
            List<List<CourseModule>> modulesBySkill,
            Map<String, Role> roles) {
        this.epoch = epoch;
        this.revision = revision;
        this.skills = List.copyOf(skills);
        this.numbers = Map.copyOf(numbers);
        this.prerequisites = List.copyOf(prerequisites);
        this.modulesBySkill = List.copyOf(modulesBySkill);
        this.roles = Map.copyOf(roles);
    }

    /** @throws IllegalArgumentException when a key is named that is nowhere described, or merges go in a circle */
    public static CatalogGraph of(CatalogContent content) {
        return new GraphBuilder(content).build();
    }

    public String epoch() {
        return epoch;
    }

    public long revision() {
        return revision;
    }

    /** How many skills there are; a merged one counts as part of its survivor. */
    public int skillCount() {
        return skills.size();
    }

    public int roleCount() {
        return roles.size();
    }

    public Skill skill(int number) {
        return skills.get(number);
    }

    /** The skill under this key, or the one into which it was merged. */
    public Optional<Skill> skill(String key) {
        return Optional.ofNullable(numbers.get(key)).map(skills::get);
    }

    public Optional<Role> role(String key) {
        return Optional.ofNullable(roles.get(key));
    }

    /** The published modules that teach the skill, fewest minutes first, then by key. */
    public List<CourseModule> modulesTeaching(Skill skill) {
        return modulesBySkill.get(skill.number());
    }

    /**
     * All skills that still have to be learned before the given one, in an order in which they can be. A skill that is
     * held never makes its own prerequisites necessary.
     */
    public List<Skill> missingBefore(Skill skill, BitSet held) {
        BitSet missing = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(skill.number());
        while (!open.isEmpty()) {
            BitSet next = (BitSet) prerequisites.get(open.remove()).clone();
            next.andNot(held);
            next.andNot(missing);
            next.clear(skill.number());
            missing.or(next);
            next.stream().forEach(open::add);
        }
        return missing.stream().mapToObj(skills::get).toList();
    }
}
