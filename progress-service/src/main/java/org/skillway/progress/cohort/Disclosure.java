package org.skillway.progress.cohort;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What may be shown of counts, so that neither an answer nor two of them, of the same day or of different ones, tell of
 * fewer than five people.
 *
 * <p>Every figure is the count rounded to a multiple of five. Of the parts of a whole (those who hold a skill, those who are
 * stuck before it and the rest; the shares of readiness) one with fewer than five people is not shown, and neither are the
 * next smallest, until those that are not shown are at least five people and at least two parts, and until what is shown does
 * not add up so closely to the whole that a figure could be told more exactly than it was rounded. So each figure stands for
 * at least three successive numbers, and the difference of two for at least five: it is never from one to four for certain.
 */
final class Disclosure {

    static final long FEWEST = 5;

    /** How far a count is from what it is rounded to, at the most. */
    private static final long ROUNDING = 2;

    private static final Counts NOTHING = new Counts(null, new TreeMap<>(), List.of());

    private Disclosure() {}

    static Counts shown(Counts counted) {
        if (counted.learners() < FEWEST) {
            return NOTHING;
        }
        long whole = counted.learners();
        SortedMap<String, Counts.OfSkill> skills = new TreeMap<>();
        counted.skills().forEach((key, counts) -> {
            List<Long> shown = parts(whole, List.of(counts.holders(), counts.stuck()), true);
            skills.put(key, new Counts.OfSkill(shown.get(0), shown.get(1)));
        });
        return new Counts(rounded(whole), skills, parts(whole, counted.readiness(), false));
    }

    /** The parts that may be shown; {@code rest} tells whether there is one beside them that never is. */
    private static List<Long> parts(long whole, List<Long> counts, boolean rest) {
        Long[] shown = counts.stream().map(Disclosure::rounded).toArray(Long[]::new);
        long hidden = whole - counts.stream().mapToLong(Long::longValue).sum();
        int hiddenParts = 0;
        Integer[] smallestFirst = IntStream.range(0, shown.length).boxed().toArray(Integer[]::new);
        Arrays.sort(smallestFirst, Comparator.comparing(counts::get));
        for (int i : smallestFirst) {
            boolean fewHidden = rest ? hidden < FEWEST : hiddenParts == 1 || (hiddenParts > 1 && hidden < FEWEST);
            if (counts.get(i) < FEWEST || fewHidden || tells(rounded(whole), shown, hiddenParts, rest)) {
                shown[i] = null;
                hidden += counts.get(i);
                hiddenParts++;
            }
        }
        return Collections.unmodifiableList(Arrays.asList(shown));
    }

    /** Whether the whole, as it is shown, rules out of some part a number that would have been rounded to what is shown. */
    private static boolean tells(long whole, Long[] shown, int hiddenParts, boolean rest) {
        List<Long> parts = Arrays.stream(shown).filter(Objects::nonNull).toList();
        long least = parts.stream().mapToLong(Disclosure::fewest).sum();
        long most = parts.stream().mapToLong(Disclosure::most).sum();
        if (hiddenParts > 0 && !rest && nobodyIsSome(parts, most(whole))) {
            return true;
        }
        return parts.stream().anyMatch(part -> {
            boolean all = hiddenParts == 0 && !rest;
            long fewestHidden = all ? 0 : FEWEST;
            long mostHidden = all ? 0 : rest ? whole : mostHidden(hiddenParts, fewest(part));
            // Beside its most, the others at their least, and the other way round.
            return most(part) + least - fewest(part) + fewestHidden > most(whole)
                    || fewest(part) + most - most(part) + mostHidden < whole - ROUNDING;
        });
    }

    /** Whether the hidden cannot be nobody but for one part of five, which is smaller than whatever is shown. */
    private static boolean nobodyIsSome(List<Long> parts, long mostWhole) {
        long larger = parts.stream()
                .mapToLong(part -> Math.max(FEWEST + 1, fewest(part)))
                .sum();
        return larger + FEWEST > mostWhole;
    }

    /** All may be of four people, or all but one of four together and one that is just smaller than the smallest shown. */
    private static long mostHidden(int parts, long smallest) {
        return Math.max((FEWEST - 1) * parts, smallest - 1 + FEWEST - 1);
    }

    private static long fewest(long shown) {
        return Math.max(FEWEST, shown - ROUNDING);
    }

    private static long most(long shown) {
        return shown + ROUNDING;
    }

    private static Long rounded(long count) {
        return (count + ROUNDING) / FEWEST * FEWEST;
    }
}
