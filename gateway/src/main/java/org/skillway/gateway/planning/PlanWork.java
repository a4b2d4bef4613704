package org.skillway.gateway.planning;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.plan.check.Patience;
import org.skillway.gateway.plan.solver.CpSatSolver;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.plan.solver.FullSolver;

/**
 * Where and with what plans are made, checked and compared: threads of their own, so few that nobody else is kept waiting,
 * one queue for all of it, one solver, and so much effort for each.
 */
@ApplicationScoped
class PlanWork {

    private static final Logger LOG = Logger.getLogger(PlanWork.class);

    /** Of how many revisions something is kept: of the newest, and of some that somebody goes back to. */
    static final int GRAPHS = 4;

    private static final int COMPARISON = 4;

    private final PlanConfig config;
    private final ExactSolver solver;
    private final ThreadPoolExecutor threads;
    /** Softly: a problem holds its graph, also when nobody else does any more, and both can be made again. */
    private final LoadingCache<CatalogGraph, CatalogProblem> problems =
            Caffeine.newBuilder().weakKeys().softValues().maximumSize(GRAPHS).build(CatalogProblem::of);

    PlanWork(PlanConfig config) {
        this.config = config;
        Optional<FullSolver> full = CpSatSolver.load();
        if (full.isEmpty()) {
            LOG.warn(
                    "OR-Tools has no native part for this platform: large plans are made by cases in Java, exact and slower");
        }
        this.solver = new ExactSolver(full);
        this.threads = new ThreadPoolExecutor(
                config.threads(),
                config.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waiting()),
                task -> Courtesy.thread(task, "plans"));
    }

    /** The native part is loaded at the start and not by the first who asks. */
    void start(@Observes StartupEvent event) {
        threads.prestartAllCoreThreads();
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    ExactSolver solver() {
        return solver;
    }

    /** @param cancelled whether nobody waits for it any more */
    Effort effort(BooleanSupplier cancelled) {
        return Effort.of(config.effort().toNanos(), System::nanoTime, config.longest(), cancelled);
    }

    /**
     * The same where somebody says how much.
     *
     * @param asked more than is allowed counts as so much
     */
    Effort effort(Duration asked, BooleanSupplier cancelled) {
        long nanos = Math.min(asked.toNanos(), config.mostEffort().toNanos());
        Duration longest = config.longest();
        if (nanos > config.effort().toNanos()) {
            longest = longest.multipliedBy(nanos).dividedBy(config.effort().toNanos());
        }
        return Effort.of(nanos, System::nanoTime, longest, cancelled);
    }

    /** The same for what compares many plans. */
    Effort comparing(BooleanSupplier cancelled) {
        return Effort.of(
                config.comparing().toNanos(), System::nanoTime, config.longest().multipliedBy(COMPARISON), cancelled);
    }

    /** As many efforts as there are distances that stand beside other things; one clock ends them all. */
    Supplier<Effort> besides(BooleanSupplier cancelled) {
        Effort clock = effort(cancelled);
        return () -> clock.besides(config.distance().toNanos());
    }

    /** The same for a check, which no clock ends: its work is counted in full. */
    Patience patience(BooleanSupplier cancelled) {
        return Patience.of(config.effort().toNanos(), cancelled);
    }

    /** What waits for its turn. */
    private record Waiting(Runnable work, BooleanSupplier cancelled) implements Runnable {

        @Override
        public void run() {
            work.run();
        }

        boolean isForNobody() {
            return cancelled.getAsBoolean();
        }
    }

    /**
     * @param cancelled whether nobody waits for it any more: then it gives its place in the queue to others
     * @param work with the catalog as planning sees it, which is made once for all who use the same revision
     * @return fails with {@code planning-busy} when too many wait already, or its turn does not come in time
     */
    <T> Uni<T> run(CatalogGraph graph, BooleanSupplier cancelled, Function<CatalogProblem, T> work) {
        return Uni.createFrom().emitter(made -> {
            AtomicBoolean settled = new AtomicBoolean();
            Waiting task = new Waiting(
                    () -> {
                        if (settled.compareAndSet(false, true)) {
                            try {
                                made.complete(work.apply(problems.get(graph)));
                            } catch (RuntimeException | LinkageError e) {
                                made.fail(e);
                            }
                        }
                    },
                    cancelled);
            try {
                queue(task);
            } catch (RejectedExecutionException e) {
                made.fail(busy());
                return;
            }
            Future<?> late = Infrastructure.getDefaultWorkerPool()
                    .schedule(
                            () -> {
                                if (settled.compareAndSet(false, true)) {
                                    threads.remove(task);
                                    made.fail(busy());
                                }
                            },
                            config.turn().toNanos(),
                            TimeUnit.NANOSECONDS);
            made.onTermination(() -> late.cancel(false));
        });
    }

    private void queue(Waiting task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            threads.getQueue().removeIf(other -> ((Waiting) other).isForNobody());
            threads.execute(task);
        }
    }

    static ProblemException busy() {
        return new ProblemException(ErrorCode.PLANNING_BUSY, Map.of("Retry-After", "2"));
    }
}
