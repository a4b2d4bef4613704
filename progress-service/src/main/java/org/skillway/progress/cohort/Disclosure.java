package org.skillway.progress.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What may be shown of counts, so that neither a figure nor the difference of two tells of fewer than five people.
 *
 * <p>Every figure is rounded to a multiple of five. Of the parts of a whole (those who hold a skill, those who are stuck
 * before it and the rest; the shares of readiness) one with fewer than five people is not shown, and neither are the next
 * smallest, until those that are not shown are at least five people together: so the whole less what is shown is five or
 * nobody. Over time a figure stays as it was until at least five people make the difference.
 */
final class Disclosure {

    static final long FEWEST = 5;

    private static final Counts NOTHING = new Counts(null, new TreeMap<>(), List.of());

    private Disclosure() {}

    /** The counts to publish: of each the one before, as long as fewer than five people make the difference. */
    static Counts since(Counts before, Counts now) {
        SortedMap<String, Counts.OfSkill> skills = new TreeMap<>();
        now.skills().forEach((key, counts) -> {
            Counts.OfSkill old = before.skills().getOrDefault(key, counts);
            skills.put(
                    key,
                    new Counts.OfSkill(since(old.holders(), counts.holders()), since(old.stuck(), counts.stuck())));
        });
        boolean comparable = before.readiness().size() == now.readiness().size();
        List<Long> readiness = IntStream.range(0, now.readiness().size())
                .mapToObj(i -> comparable
                        ? since(before.readiness().get(i), now.readiness().get(i))
                        : now.readiness().get(i))
                .toList();
        return new Counts(since(before.learners(), now.learners()), skills, readiness);
    }

    private static Long since(Long before, Long now) {
        return Math.abs(now - before) < FEWEST ? before : now;
    }

    static Counts shown(Counts counted) {
        if (counted.learners() < FEWEST) {
            return NOTHING;
        }
        SortedMap<String, Counts.OfSkill> skills = new TreeMap<>();
        counted.skills().forEach((key, counts) -> {
            long rest = Math.max(0, counted.learners() - counts.holders() - counts.stuck());
            List<Long> shown = parts(List.of(counts.holders(), counts.stuck()), rest, true);
            skills.put(key, new Counts.OfSkill(shown.get(0), shown.get(1)));
        });
        return new Counts(rounded(counted.learners()), skills, parts(counted.readiness(), 0, false));
    }

    /** The parts that may be shown; {@code hidden} people are in a part that never is, if there is one. */
    private static List<Long> parts(List<Long> counts, long hidden, boolean someHidden) {
        List<Long> shown = new ArrayList<>(Collections.nCopies(counts.size(), null));
        long together = hidden;
        boolean some = someHidden;
        Integer[] order = IntStream.range(0, counts.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing(counts::get));
        for (int i : order) {
            if (counts.get(i) < FEWEST || (some && together < FEWEST)) {
                some = true;
                together += counts.get(i);
            } else {
                shown.set(i, rounded(counts.get(i)));
            }
        }
        return shown;
    }

    private static Long rounded(long count) {
        return (count + 2) / FEWEST * FEWEST;
    }
}
