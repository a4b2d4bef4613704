package org.skillway.progress.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
            "changes over time by nobody or by at least five people, and never strays by more than four from a recount")
    void overTime() {
        for (int i = 0; i < WORLDS; i++) {
            Counts kept = world();
            for (int day = 0; day < 5; day++) {
                Counts now = world(kept);
                Counts next = Disclosure.since(kept, now);
                changesEnough(kept.learners(), now.learners(), next.learners());
                for (int part = 0; part < 5; part++) {
                    changesEnough(
                            kept.readiness().get(part),
                            now.readiness().get(part),
                            next.readiness().get(part));
                }
                kept = next;
            }
        }
    }

    private static void changesEnough(long before, long recount, long next) {
        assertThat(next).isIn(before, recount);
        assertThat(Math.abs(next - before)).matches(change -> change == 0 || change >= 5, "nobody or at least five");
        assertThat(Math.abs(next - recount)).isLessThan(5);
    }

    private Counts world() {
        long[] parts = random.longs(5, 0, random.nextInt(2) == 0 ? 8 : 60).toArray();
        long learners = LongStream.of(parts).sum();
        long holders = random.nextLong(learners + 1);
        long stuck = random.nextLong(learners - holders + 1);
        return counts(learners, holders, stuck, parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** A little later. */
    private Counts world(Counts before) {
        long[] parts = before.readiness().stream()
                .mapToLong(part -> Math.max(0, part + random.nextInt(-7, 8)))
                .toArray();
        long learners = LongStream.of(parts).sum();
        return counts(learners, learners / 2, learners / 3, parts[0], parts[1], parts[2], parts[3], parts[4]);
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
