package org.skillway.progress.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("What is shown of counts")
class DisclosureTest {

    private static final int WORLDS = 20_000;

    private final SplittableRandom random = new SplittableRandom(9);

    @Nested
    class Examples {

        @Test
        @DisplayName("is rounded to multiples of five")
        void rounded() {
            Counts shown = Disclosure.shown(counts(143, 52, 38, 60, 45, 28, 5, 5));
            assertThat(shown).isEqualTo(counts(145, 50L, 40L, 60L, 45L, 30L, 5L, 5L));
        }

        @Test
        @DisplayName("is nothing of a cohort of four")
        void four() {
            assertThat(Disclosure.shown(counts(4, 4, 0, 4, 0, 0, 0, 0)))
                    .isEqualTo(new Counts(null, new TreeMap<>(), List.of()));
        }

        @Test
        @DisplayName(
                "is not what tells eight, eight and five people by adding up to less than what is shown of the parts")
        void sums() {
            Counts shown = Disclosure.shown(counts(21, 8, 8, 8, 8, 5, 0, 0));
            assertThat(shown.learners()).isEqualTo(20);
            assertThat(shown.skills().get("git")).isEqualTo(new Counts.OfSkill(null, 10L));
        }

        @Test
        @DisplayName("leaves out a part of four people, and another so that it cannot be subtracted")
        void complements() {
            Counts shown = Disclosure.shown(counts(100, 96, 0, 4, 30, 60, 6, 0));
            assertThat(shown.skills().get("git")).isEqualTo(new Counts.OfSkill(null, null));
            assertThat(shown.readiness()).containsExactly(null, 30L, 60L, null, null);
        }
    }

    @Test
    @DisplayName("gives no group of one to four people, neither by itself nor by subtraction from the whole")
    void noFewInAnyWorld() {
        for (int i = 0; i < WORLDS; i++) {
            Counts counted = world();
            Counts shown = Disclosure.shown(counted);
            if (shown.learners() == null) {
                assertThat(counted.learners()).isLessThan(5);
                continue;
            }
            counted.skills().forEach((key, skill) -> {
                long rest = counted.learners() - skill.holders() - skill.stuck();
                Counts.OfSkill of = shown.skills().get(key);
                holds(
                        List.of(skill.holders(), skill.stuck(), rest),
                        of.holders() == null && of.stuck() == null
                                ? List.of()
                                : nullable(of.holders(), of.stuck(), null));
            });
            holds(counted.readiness(), shown.readiness());
        }
    }

    /** Every sum of shown parts, and the whole less every such sum, is nobody or at least five. */
    private static void holds(List<Long> exact, List<Long> shown) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i) != null) {
                places.add(i);
                assertThat(shown.get(i) % 5).isZero();
                assertThat(Math.abs(shown.get(i) - exact.get(i))).isLessThanOrEqualTo(2);
            }
        }
        long whole = exact.stream().mapToLong(Long::longValue).sum();
        for (int subset = 1; subset < (1 << places.size()); subset++) {
            int chosen = subset;
            long sum = LongStream.range(0, places.size())
                    .filter(i -> ((chosen >> i) & 1) == 1)
                    .map(i -> exact.get(places.get((int) i)))
                    .sum();
            assertThat(sum).as("%s shown as %s", exact, shown).isGreaterThanOrEqualTo(5);
            boolean all = places.size() == exact.size() && chosen == (1 << places.size()) - 1;
            if (!all) {
                assertThat(whole - sum).as("%s shown as %s", exact, shown).isGreaterThanOrEqualTo(5);
            }
        }
    }

    @Test
    @DisplayName(
            "stands for three successive numbers or more, so that the difference of two days is never one to four people")
    void noDifferenceOfFew() {
        Answers readiness = new Answers(5);
        everyWorld(
                new long[5],
                0,
                12,
                parts -> readiness.add(
                        parts,
                        Disclosure.shown(new Counts(LongStream.of(parts).sum(), new TreeMap<>(), boxed(parts)))));
        // The hidden parts are smaller than the shown, so all worlds behind an answer that shows some are here.
        readiness.tellNothing(
                shown -> shown.learners() <= 10 || shown.readiness().stream().anyMatch(Objects::nonNull));

        Answers skill = new Answers(3);
        everyWorld(new long[3], 0, 22, parts -> {
            long learners = LongStream.of(parts).sum();
            TreeMap<String, Counts.OfSkill> skills = new TreeMap<>();
            skills.put("git", new Counts.OfSkill(parts[0], parts[1]));
            if (learners <= 22) {
                skill.add(parts, Disclosure.shown(new Counts(learners, skills, List.of())));
            }
        });
        skill.tellNothing(shown -> shown.learners() <= 20);
    }

    private static void everyWorld(long[] parts, int place, long most, Consumer<long[]> each) {
        if (place == parts.length) {
            each.accept(parts);
            return;
        }
        for (long count = 0; count <= most; count++) {
            parts[place] = count;
            everyWorld(parts, place + 1, most, each);
        }
    }

    /** What whoever knows the rule can tell from each answer: between which numbers every sum of parts lies. */
    private static final class Answers {

        private final int parts;
        private final Map<Counts, long[][]> bounds = new HashMap<>();

        Answers(int parts) {
            this.parts = parts;
        }

        void add(long[] exact, Counts shown) {
            long[][] known = bounds.computeIfAbsent(shown, unused -> LongStream.range(0, 1L << parts)
                    .mapToObj(subset -> new long[] {Long.MAX_VALUE, 0})
                    .toArray(long[][]::new));
            for (int subset = 1; subset < known.length; subset++) {
                long sum = 0;
                for (int i = 0; i < parts; i++) {
                    sum += ((subset >> i) & 1) * exact[i];
                }
                known[subset][0] = Math.min(known[subset][0], sum);
                known[subset][1] = Math.max(known[subset][1], sum);
            }
        }

        void tellNothing(Predicate<Counts> whole) {
            assertThat(bounds).hasSizeGreaterThan(10);
            bounds.forEach((shown, known) -> {
                if (shown.learners() == null || whole.test(shown)) {
                    for (int subset = 1; subset < known.length; subset++) {
                        assertThat(known[subset][1] - known[subset][0])
                                .as("what %s tells of the parts %s", shown, Integer.toBinaryString(subset))
                                .isGreaterThanOrEqualTo(2);
                        assertThat(known[subset][0] > 0 && known[subset][1] < 5)
                                .as("whether %s tells of few", shown)
                                .isFalse();
                    }
                }
            });
        }
    }

    private Counts world() {
        long[] parts = random.longs(5, 0, random.nextInt(2) == 0 ? 8 : 60).toArray();
        long learners = LongStream.of(parts).sum();
        long holders = random.nextLong(learners + 1);
        long stuck = random.nextLong(learners - holders + 1);
        return counts(learners, holders, stuck, parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    private static List<Long> boxed(long[] parts) {
        return LongStream.of(parts).boxed().toList();
    }

    private static Counts counts(long learners, Object holders, Object stuck, Object... readiness) {
        TreeMap<String, Counts.OfSkill> skills = new TreeMap<>();
        skills.put("git", new Counts.OfSkill(number(holders), number(stuck)));
        return new Counts(
                learners,
                skills,
                List.of(readiness).stream().map(DisclosureTest::number).toList());
    }

    private static Long number(Object number) {
        return Long.valueOf(Objects.toString(number));
    }

    private static List<Long> nullable(Long... numbers) {
        return Arrays.asList(numbers);
    }
}
