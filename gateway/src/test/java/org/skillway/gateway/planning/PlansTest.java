package org.skillway.gateway.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.CatalogContent.ModuleEntry;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Choice;
import org.skillway.gateway.graph.Importance;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.plan.model.PlanAnswer;

@DisplayName("Making plans")
class PlansTest {

    private static final int SKILLS = 120;

    private final PlanWork work = new PlanWork(FixedConfig.AMPLE);

    private final Plans plans = new Plans(work);

    /** Teaches every skill in many ways, so that it takes work to find the shortest. */
    private final CatalogGraph graph = CatalogGraph.of(content(new Random(6)));

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        goOn.countDown();
        work.stop(null);
    }

    private static CatalogContent content(Random random) {
        List<SkillEntry> skills = IntStream.range(0, SKILLS)
                .mapToObj(i -> new SkillEntry("skill-" + i, null, List.of(), Map.of("en", "S")))
                .toList();
        List<ModuleEntry> modules = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            List<String> teaches = random.ints(6, 0, SKILLS)
                    .distinct()
                    .mapToObj(skill -> "skill-" + skill)
                    .toList();
            modules.add(new ModuleEntry(
                    "module-" + i,
                    true,
                    1,
                    60 + random.nextInt(60),
                    "en",
                    null,
                    teaches,
                    List.of(),
                    Map.of("en", "M")));
        }
        return new CatalogContent("e", 1, skills, List.of(), modules, List.of());
    }

    private Plans.Wanted everything() {
        return everything(null);
    }

    private Plans.Wanted everything(Duration work) {
        return new Plans.Wanted(
                graph,
                new BitSet(),
                IntStream.range(0, SKILLS)
                        .mapToObj(i -> new Role.Requirement(
                                Importance.ESSENTIAL,
                                new Choice(1, List.of(graph.skill("skill-" + i).orElseThrow()))))
                        .toList(),
                new PlanWishes(List.of(), List.of(), Set.of(), Set.of(), null, List.of()),
                List.of(),
                work,
                false);
    }

    private CompletableFuture<Plans.Made> make(BooleanSupplier cancelled) {
        return plans.make(everything(), cancelled).subscribeAsCompletionStage();
    }

    private boolean waits() {
        asked.countDown();
        try {
            assertThat(goOn.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Test
    @DisplayName(
            "is refused for a moment where so many wait as may, and takes the place of one for whom nobody waits any more")
    void busy() throws InterruptedException {
        CompletableFuture<Plans.Made> first = make(this::waits);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        AtomicBoolean gone = new AtomicBoolean();
        CompletableFuture<Plans.Made> second = make(gone::get);
        assertThatThrownBy(() -> make(() -> true).join())
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLANNING_BUSY));
        gone.set(true);
        CompletableFuture<Plans.Made> third = make(() -> true);
        goOn.countDown();
        assertThat(CompletableFuture.allOf(first, third)).succeedsWithin(Duration.ofMinutes(1));
        assertThat(second).isNotDone();
    }

    @Test
    @DisplayName("is refused for a moment where its turn does not come in time")
    void late() throws InterruptedException {
        PlanWork impatient = new PlanWork(FixedConfig.AMPLE.withTurn(Duration.ofMillis(50)));
        Plans waiting = new Plans(impatient);
        CompletableFuture<Plans.Made> first =
                waiting.make(everything(), this::waits).subscribeAsCompletionStage();
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        for (int again = 0; again < 3; again++) {
            // Whoever is refused leaves the queue, which has one place.
            assertThatThrownBy(() ->
                            waiting.make(everything(), () -> false).await().atMost(Duration.ofMinutes(1)))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLANNING_BUSY));
        }
        goOn.countDown();
        assertThat(first).succeedsWithin(Duration.ofMinutes(1));
        impatient.stop(null);
    }

    @Test
    @DisplayName("takes no more work than is asked for, nor than is allowed, and comes to the same each time")
    void work() {
        Duration little = Duration.ofMillis(1);
        PlanWork frugal = new PlanWork(FixedConfig.AMPLE.withEffort(little));
        PlanAnswer.Plan asked = plan(plans, little);
        PlanAnswer.Plan allowed = plan(new Plans(frugal), Duration.ofSeconds(20));
        PlanAnswer.Plan ample = plan(plans, Duration.ofSeconds(20));

        assertThat(asked.status()).isEqualTo(PlanAnswer.Status.BOUNDED);
        assertThat(asked.reproducible()).isTrue();
        assertThat(allowed).isEqualTo(asked).isEqualTo(plan(plans, little));
        assertThat(ample.minutes()).isLessThan(asked.minutes());
        frugal.stop(null);
    }

    private PlanAnswer.Plan plan(Plans of, Duration work) {
        return (PlanAnswer.Plan) of.make(everything(work), () -> false)
                .await()
                .atMost(Duration.ofMinutes(1))
                .answer();
    }

    @Test
    @DisplayName("ends soon when nobody waits for it any more, and then says that another run may find a better plan")
    void cancelled() {
        PlanAnswer answer = make(() -> true).join().answer();
        assertThat(answer).isInstanceOfSatisfying(PlanAnswer.Plan.class, plan -> {
            assertThat(plan.reproducible()).isFalse();
            assertThat(plan.status()).isEqualTo(PlanAnswer.Status.BOUNDED);
            assertThat(plan.lowerBound()).isLessThan(plan.minutes());
        });
    }
}
