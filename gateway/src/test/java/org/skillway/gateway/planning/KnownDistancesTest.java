package org.skillway.gateway.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.CatalogContent.ModuleEntry;
import org.skillway.gateway.graph.CatalogContent.RequirementEntry;
import org.skillway.gateway.graph.CatalogContent.RoleEntry;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Importance;
import org.skillway.gateway.graph.RandomContent;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.plan.Comparisons;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.solver.CpSatSolver;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;

@DisplayName("Distances that stand beside other things")
class KnownDistancesTest {

    private static final int SKILLS = 60;
    private static final int ROLES = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<PlanWork> started = new ArrayList<>();
    private final CatalogGraph hard = CatalogGraph.of(hard(new Random(6)));
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        goOn.countDown();
        started.forEach(work -> work.stop(null));
    }

    private PlanWork work(FixedConfig config) {
        PlanWork work = new PlanWork(config);
        started.add(work);
        return work;
    }

    private KnownDistances distances(FixedConfig config) {
        return new KnownDistances(work(config), config);
    }

    private static List<Distance> ask(KnownDistances distances, CatalogGraph graph, BitSet held, List<Role> roles) {
        return distances.to(graph, held, roles, () -> false).await().atMost(PATIENCE);
    }

    /** Teaches every skill in many ways, so that it takes work to find the shortest. */
    private static CatalogContent hard(Random random) {
        List<SkillEntry> skills = IntStream.range(0, SKILLS)
                .mapToObj(i -> new SkillEntry("skill-" + i, null, List.of(), Map.of("en", "S")))
                .toList();
        List<ModuleEntry> modules = IntStream.range(0, 500)
                .mapToObj(i -> new ModuleEntry(
                        "module-" + i,
                        true,
                        1,
                        60 + random.nextInt(60),
                        "en",
                        null,
                        random.ints(5, 0, SKILLS)
                                .distinct()
                                .mapToObj(skill -> "skill-" + skill)
                                .toList(),
                        List.of(),
                        Map.of("en", "M")))
                .toList();
        List<RoleEntry> roles = IntStream.range(0, ROLES)
                .mapToObj(i -> new RoleEntry(
                        "role-" + i,
                        true,
                        null,
                        List.of(),
                        IntStream.range(0, SKILLS - i)
                                .mapToObj(skill ->
                                        new RequirementEntry(Importance.ESSENTIAL, 1, List.of("skill-" + skill)))
                                .toList(),
                        Map.of("en", "R")))
                .toList();
        return new CatalogContent("e", 1, skills, roles, modules, List.of());
    }

    @Test
    @DisplayName("are those of the plans, the first time and when they are kept, for every set of completed skills")
    void ofThePlans() {
        SplittableRandom random = new SplittableRandom(4);
        RandomContent content = new RandomContent(random);
        PlanWork work = work(FixedConfig.AMPLE);
        KnownDistances distances = new KnownDistances(work, FixedConfig.AMPLE);
        Comparisons comparisons = new Comparisons(new ExactSolver(CpSatSolver.load()));
        for (int round = 0; round < 200; round++) {
            CatalogGraph graph = CatalogGraph.of(content.next());
            BitSet held = new BitSet();
            for (int step = 0; step < 3; step++) {
                List<Distance> expected = comparisons.distances(
                        CatalogProblem.of(graph).problem(),
                        IdSet.of(held),
                        graph.roles().stream().map(CatalogProblem::essential).toList(),
                        Effort.of(PATIENCE.toNanos()));

                assertThat(ask(distances, graph, held, graph.roles())).isEqualTo(expected);
                assertThat(ask(distances, graph, held, graph.roles())).isEqualTo(expected);
                // The set that was asked with is the asker's own: it may grow.
                held.set(random.nextInt(graph.skillCount()));
            }
        }
    }

    /** The larger of them ends within the full solver. */
    @ParameterizedTest
    @ValueSource(longs = {100_000, 60_000_000})
    @DisplayName(
            "are the same whatever else was asked for before and beside them, also where the work does not suffice")
    void sameInEveryOrder(long work) {
        FixedConfig little = FixedConfig.AMPLE.withDistance(Duration.ofNanos(work));
        List<Role> roles = hard.roles();
        List<Distance> together = ask(distances(little), hard, new BitSet(), roles);

        assertThat(together).anyMatch(distance -> !distance.exact());
        assertThat(together).allMatch(distance -> distance.atLeast() <= distance.minutes());
        KnownDistances oneByOne = distances(little);
        List<Distance> backwards = new ArrayList<>();
        for (int place = roles.size() - 1; place >= 0; place--) {
            backwards.addAll(ask(oneByOne, hard, new BitSet(), List.of(roles.get(place))));
        }
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(together);
    }

    @Test
    @DisplayName("are refused for a moment where the clock ends them, never told as far as they have come")
    void endedByTheClock() {
        assertThatThrownBy(() ->
                        ask(distances(FixedConfig.AMPLE.withLongest(Duration.ZERO)), hard, new BitSet(), hard.roles()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLANNING_BUSY));
    }

    @Test
    @DisplayName("that are kept are told while all who plan are busy")
    void keptWhileBusy() throws InterruptedException {
        FixedConfig little = FixedConfig.AMPLE.withDistance(Duration.ofNanos(100_000));
        PlanWork work = work(little);
        KnownDistances distances = new KnownDistances(work, little);
        List<Role> roles = hard.roles().subList(0, 2);
        List<Distance> before = ask(distances, hard, new BitSet(), roles);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> busy =
                work.run(hard, () -> false, catalog -> waits(begun)).subscribeAsCompletionStage();
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(ask(distances, hard, new BitSet(), roles)).isEqualTo(before);

        goOn.countDown();
        assertThat(busy).succeedsWithin(PATIENCE);
    }

    private boolean waits(CountDownLatch begun) {
        begun.countDown();
        try {
            return goOn.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
