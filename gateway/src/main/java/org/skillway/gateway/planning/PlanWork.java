package org.skillway.gateway.planning;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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

    private static final int COMPARISON = 4;

    private final PlanConfig config;
    private final ExactSolver solver;
    private final ThreadPoolExecutor threads;
    private final LoadingCache<CatalogGraph, CatalogProblem> problems =
            Caffeine.newBuilder().weakKeys().maximumSize(4).build(CatalogProblem::of);

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
                task -> new Thread(task, "plans"));
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

    /** The same for what compares many plans. */
    Effort comparing(BooleanSupplier cancelled) {
        return Effort.of(
                config.comparing().toNanos(), System::nanoTime, config.longest().multipliedBy(COMPARISON), cancelled);
    }

    /** The same for a check, which no clock ends: its work is counted in full. */
    Patience patience(BooleanSupplier cancelled) {
        return Patience.of(config.effort().toNanos(), cancelled);
    }

    /**
     * @param work with the catalog as planning sees it, which is made once for all who use the same revision
     * @return fails with {@code planning-busy} when too many wait already
     */
    <T> Uni<T> run(CatalogGraph graph, Function<CatalogProblem, T> work) {
        return Uni.createFrom().emitter(made -> {
            try {
                threads.execute(() -> {
                    try {
                        made.complete(work.apply(problems.get(graph)));
                    } catch (RuntimeException | LinkageError e) {
                        made.fail(e);
                    }
                });
            } catch (RejectedExecutionException e) {
                made.fail(new ProblemException(ErrorCode.PLANNING_BUSY, Map.of("Retry-After", "2")));
            }
        });
    }
}
