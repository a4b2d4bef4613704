package org.skillway.gateway.planning;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.plan.process.Job;
import org.skillway.gateway.plan.process.Job.Allowance;
import org.skillway.gateway.plan.process.Job.Found;
import org.skillway.gateway.plan.process.PlanningProcesses;

/**
 * Where and with what plans are made, checked and compared: processes of their own, so few that nobody else is kept waiting,
 * one queue for all of it, and so much effort for each.
 */
@ApplicationScoped
class PlanWork {

    private static final Logger LOG = Logger.getLogger(PlanWork.class);

    /** Of how many revisions something is kept: of the newest, and of some that somebody goes back to. */
    static final int GRAPHS = 4;

    private static final int COMPARISON = 4;

    /** A check is ended by its work alone; what takes longer than this is a process in trouble. */
    private static final Duration ENDLESS = Duration.ofMinutes(1);

    private final PlanConfig config;
    private final PlanningProcesses processes;
    private final ThreadPoolExecutor threads;
    /** Softly: a problem holds its graph, also when nobody else does any more, and both can be made again. */
    private final LoadingCache<CatalogGraph, CatalogProblem> problems =
            Caffeine.newBuilder().weakKeys().softValues().maximumSize(GRAPHS).build(CatalogProblem::of);

    PlanWork(PlanConfig config) {
        this.config = config;
        this.processes = new PlanningProcesses(config.heap().asLongValue(), LOG::warn);
        this.threads = new ThreadPoolExecutor(
                config.processes(),
                config.processes(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waiting()),
                task -> new Thread(task, "plans"));
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
        processes.close();
    }

    Allowance usual() {
        return new Allowance(config.effort().toNanos(), config.longest());
    }

    /**
     * The same where somebody says how much.
     *
     * @param asked more than is allowed counts as so much
     */
    Allowance allowed(Duration asked) {
        long nanos = Math.min(asked.toNanos(), config.mostEffort().toNanos());
        Duration longest = config.longest();
        if (nanos > config.effort().toNanos()) {
            longest = longest.multipliedBy(nanos).dividedBy(config.effort().toNanos());
        }
        return new Allowance(nanos, longest);
    }

    /** For what compares many plans. */
    Allowance comparing() {
        return new Allowance(config.comparing().toNanos(), config.longest().multipliedBy(COMPARISON));
    }

    /** For each distance that stands beside other things; one clock ends them all. */
    Allowance besides() {
        return new Allowance(config.distance().toNanos(), config.longest());
    }

    Allowance checking() {
        return new Allowance(config.effort().toNanos(), ENDLESS);
    }

    /** The turn of somebody who has waited for it. */
    final class Turn {

        private final CatalogProblem catalog;
        private final BooleanSupplier cancelled;

        private Turn(CatalogProblem catalog, BooleanSupplier cancelled) {
            this.catalog = catalog;
            this.cancelled = cancelled;
        }

        /** As planning sees it; made once for all who use the same revision. */
        CatalogProblem catalog() {
            return catalog;
        }

        <R> Found<R> perform(Job<R> job) {
            try {
                return processes.perform(catalog.problem(), job, cancelled);
            } catch (PlanningProcesses.Gone e) {
                LOG.warn(e.getMessage());
                throw busy();
            }
        }
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
     * @return fails with {@code planning-busy} when too many wait already, or its turn does not come in time
     */
    <T> Uni<T> run(CatalogGraph graph, BooleanSupplier cancelled, Function<Turn, T> work) {
        return Uni.createFrom().emitter(made -> {
            AtomicBoolean settled = new AtomicBoolean();
            Waiting task = new Waiting(
                    () -> {
                        if (settled.compareAndSet(false, true)) {
                            try {
                                made.complete(work.apply(new Turn(problems.get(graph), cancelled)));
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
