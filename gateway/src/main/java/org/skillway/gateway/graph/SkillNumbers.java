package org.skillway.gateway.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The skills of a catalog that have survived all merges, numbered so that each comes after its prerequisites, with what
 * stands before each.
 */
final class SkillNumbers {

    private static final RoaringBitmap NOTHING = new RoaringBitmap();

    private final List<Skill> skills;
    private final Map<String, Skill> byKey;
    private final int[][] prerequisites;
    private final RoaringBitmap[] before;

    /**
     * @param byKey also under the keys that were merged
     * @param prerequisites of each skill, by number, in ascending order
     */
    SkillNumbers(List<Skill> skills, Map<String, Skill> byKey, int[][] prerequisites) {
        this.skills = skills;
        this.byKey = byKey;
        this.prerequisites = prerequisites;
        this.before = new RoaringBitmap[skills.size()];
        for (int number = 0; number < before.length; number++) {
            before[number] = behind(number);
        }
    }

    // Of what has a lower number all is known already; a circle, which ought not to be, is cut where it closes.
    private RoaringBitmap behind(int number) {
        if (prerequisites[number].length == 0) {
            return NOTHING;
        }
        RoaringBitmap behind = RoaringBitmap.bitmapOf(prerequisites[number]);
        for (int prerequisite : prerequisites[number]) {
            if (prerequisite < number) {
                behind.or(before[prerequisite]);
            }
        }
        behind.trim();
        return behind;
    }

    List<Skill> all() {
        return skills;
    }

    Optional<Skill> survivor(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Reads keys through the merges; what folds into one stands once, where it stood first. */
    List<Skill> folded(Collection<String> keys) {
        List<Skill> folded = new ArrayList<>(keys.size());
        for (String key : keys) {
            Skill survivor = byKey.get(key);
            if (survivor == null) {
                throw SkillNumbering.undescribed(key);
            }
            if (!folded.contains(survivor)) {
                folded.add(survivor);
            }
        }
        return folded;
    }

    List<Skill> prerequisites(Skill skill) {
        return Arrays.stream(prerequisites[skill.number()])
                .mapToObj(skills::get)
                .toList();
    }

    /** The numbers of all skills that stand before one, directly or through others. */
    RoaringBitmap before(Skill skill) {
        return before[skill.number()];
    }

    List<Skill> missingBefore(Skill skill, BitSet held) {
        RoaringBitmap all = before(skill);
        return holdsNone(all, held) && !all.contains(skill.number())
                ? all.stream().mapToObj(skills::get).toList()
                : search(skill, held);
    }

    private static boolean holdsNone(RoaringBitmap numbers, BitSet held) {
        PeekableIntIterator each = numbers.getIntIterator();
        while (each.hasNext()) {
            if (held.get(each.next())) {
                return false;
            }
        }
        return true;
    }

    // What lies behind a skill that is held is asked for only where it is needed on another way.
    private List<Skill> search(Skill skill, BitSet held) {
        BitSet missing = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(skill.number());
        while (!open.isEmpty()) {
            for (int number : prerequisites[open.remove()]) {
                if (number != skill.number() && !held.get(number) && !missing.get(number)) {
                    missing.set(number);
                    open.add(number);
                }
            }
        }
        return missing.stream().mapToObj(skills::get).toList();
    }
}
