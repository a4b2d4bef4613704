package org.skillway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.plan.check.PlanChecker;
import org.skillway.gateway.plan.check.Verdict;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.plan.model.PlanAnswer.Contradiction;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Status;
import org.skillway.gateway.plan.model.PlanAnswer.Step;
import org.skillway.gateway.plan.model.PlanAnswer.Unteachable;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.Wish;
import org.skillway.gateway.plan.solver.BinaryProgram;
import org.skillway.gateway.plan.solver.CpSatSolver;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.plan.solver.FullSolver;
import org.skillway.gateway.plan.solver.Outcome;

class PlannerTest {

    private static final int ROUNDS = Integer.getInteger("skillway.plan.rounds", 1_000);
    private static final long AMPLE = 60_000_000_000L;

    private final Planner planner = new Planner(new ExactSolver(Optional.empty()));

    /** Whatever rows leave open goes to CP-SAT. */
    private final Planner byCpSat = new Planner(new ExactSolver(CpSatSolver.load(), 0));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    @DisplayName("random catalogs get the plan that trying everything finds")
    void againstTheOracle(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            compare(planner, round % 2 == 0 ? catalog : catalog.withWishes(random), seed + "/" + round);
        }
    }

    @Test
    @DisplayName("random catalogs get the plan that trying everything finds from CP-SAT, too")
    void byCpSat() {
        assertThat(CpSatSolver.load()).isPresent();
        SplittableRandom random = new SplittableRandom(144);
        for (int round = 0; round < ROUNDS / 5; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            compare(byCpSat, round % 2 == 0 ? catalog : catalog.withWishes(random), "CP-SAT/" + round);
        }
    }

    @Test
    @DisplayName("roles of a catalog like real ones hardly ever need a solver beside the cases in Java")
    void hardlyEverInFull() {
        AtomicInteger calls = new AtomicInteger();
        Planner counted = new Planner(new ExactSolver(Optional.of(new Counted(calls))));
        GeneratedCatalog catalog = new GeneratedCatalog(7, 1_500, 6_000);
        int inJava = 0;
        for (int role = 0; role < 40; role++) {
            int before = calls.get();
            PlanAnswer answer = counted.plan(
                    catalog.problem(), PlanRequest.of(IdSet.NONE, catalog.role(40)), Effort.of(AMPLE), false);
            assertThat(((Plan) answer).status()).isEqualTo(Status.OPTIMAL);
            inJava += calls.get() == before ? 1 : 0;
        }
        assertThat(inJava).isGreaterThan(30);
    }

    private record Counted(AtomicInteger calls) implements FullSolver {

        @Override
        public Outcome cheapest(BinaryProgram program, BitSet hint, Effort effort) {
            calls.incrementAndGet();
            return CpSatSolver.load().orElseThrow().cheapest(program, hint, effort);
        }

        @Override
        public Outcome before(BinaryProgram program, long atMost, BitSet known, Effort effort) {
            calls.incrementAndGet();
            return CpSatSolver.load().orElseThrow().before(program, atMost, known, effort);
        }
    }

    @Test
    @DisplayName(
            "with little or no work allowed, and for nobody who waits, are feasible, within their bound, and say what cut them")
    void cutShort() {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 400; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            Effort little = Effort.of(random.nextInt(3) * 20_000L);
            Effort cancelled = Effort.of(AMPLE, () -> 0, Duration.ofSeconds(1), () -> true);
            for (Effort effort : List.of(little, cancelled)) {
                PlanAnswer answer = planner.plan(catalog.problem(), catalog.request(), effort);
                if (answer instanceof Plan plan) {
                    assertThat(PlanChecker.check(catalog.problem(), catalog.request(), plan)
                                    .faults())
                            .as("%d", round)
                            .isEmpty();
                    assertThat(plan.reproducible()).isEqualTo(!effort.cutByClock());
                }
            }
        }
    }

    @Test
    @DisplayName(
            "with less work than they take say what is proven, and that is so: minutes first, which of equals later")
    void claims() {
        SplittableRandom random = new SplittableRandom(34);
        EnumMap<Status, Integer> open = new EnumMap<>(Status.class);
        for (int round = 0; round < 2_000; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            RandomCatalog asked = round % 2 == 0 ? catalog : catalog.withWishes(random);
            Effort little = Effort.of((long) Math.pow(10, random.nextDouble(3, 6)));
            if (planner.plan(asked.problem(), asked.request(), little) instanceof Plan plan) {
                BruteForce.Best best = new BruteForce(asked.problem(), asked.request()).best();
                if (plan.status() == Status.OPTIMAL) {
                    assertThat(plan.minutes()).as("%d", round).isEqualTo(best.minutes());
                    assertThat(plan.leftOutAtLeast()).as("%d", round).isEqualTo(best.weightLeft());
                }
                if (plan.tiesSettled()) {
                    assertThat(plan.status()).as("%d", round).isEqualTo(Status.OPTIMAL);
                    assertThat(plan.modules()).as("%d", round).containsExactlyInAnyOrderElementsOf(best.modules());
                } else {
                    open.merge(plan.status(), 1, Integer::sum);
                }
            }
        }
        assertThat(open).containsOnlyKeys(Status.values()).allSatisfy((status, many) -> assertThat(many)
                .isGreaterThan(20));
    }

    private static void compare(Planner planner, RandomCatalog catalog, String name) {
        BruteForce oracle = new BruteForce(catalog.problem(), catalog.request());
        BruteForce.Best best = oracle.best();
        PlanAnswer answer = planner.plan(catalog.problem(), catalog.request(), Effort.of(AMPLE));
        if (best == null) {
            assertThat(answer).as(name).isInstanceOf(Contradiction.class);
            List<Wish> wishes = ((Contradiction) answer).wishes();
            assertThat(oracle.contradict(wishes)).as(name).isTrue();
            assertThat(wishes)
                    .as(name)
                    .hasSize(smallestContradiction(oracle, catalog.request().wishes()));
            return;
        }
        assertThat(answer).as(name).isInstanceOf(Plan.class);
        Plan plan = (Plan) answer;
        assertThat(plan.status()).as(name).isEqualTo(Status.OPTIMAL);
        assertThat(plan.tiesSettled()).as(name).isTrue();
        assertThat(plan.minutes()).as(name).isEqualTo(best.minutes());
        assertThat(plan.lowerBound()).as(name).isEqualTo(best.minutes());
        assertThat(plan.modules()).as(name).containsExactlyInAnyOrderElementsOf(best.modules());
        assertThat(plan.unteachable())
                .as(name)
                .extracting(Unteachable::goal)
                .containsExactlyElementsOf(best.unteachable());
        assertThat(plan.leftOutAtLeast()).as(name).isEqualTo(best.weightLeft());
        for (Step step : plan.steps()) {
            assertThat(step.serves())
                    .as(name + ", module " + step.module())
                    .isEqualTo(oracle.served(plan.modules(), step.module()));
        }
        assertThat(PlanChecker.check(catalog.problem(), catalog.request(), plan))
                .as(name)
                .isEqualTo(new Verdict(List.of(), best.minutes(), true));
    }

    private static int smallestContradiction(BruteForce oracle, List<Wish> wishes) {
        int smallest = wishes.size();
        for (int bits = 0; bits < 1 << wishes.size(); bits++) {
            int chosen = bits;
            List<Wish> some = java.util.stream.IntStream.range(0, wishes.size())
                    .filter(wish -> (chosen >> wish & 1) == 1)
                    .mapToObj(wishes::get)
                    .toList();
            if (some.size() < smallest && oracle.contradict(some)) {
                smallest = some.size();
            }
        }
        return smallest;
    }
}
