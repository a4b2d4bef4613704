package org.skillway.gateway.planning;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.plan.Planner;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.solver.CpSatSolver;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.plan.solver.FullSolver;

/** Makes plans, on threads of their own and so few at a time that nobody else is kept waiting. */
@ApplicationScoped
public class Plans {

    private static final Logger LOG = Logger.getLogger(Plans.class);

    private final PlanConfig config;
    private final Planner planner;
    private final ThreadPoolExecutor threads;
    private final LoadingCache<CatalogGraph, CatalogProblem> problems =
            Caffeine.newBuilder().weakKeys().maximumSize(4).build(CatalogProblem::of);

    Plans(PlanConfig config) {
        this.config = config;
        Optional<FullSolver> solver = CpSatSolver.load();
        if (solver.isEmpty()) {
            LOG.warn(
                    "OR-Tools has no native part for this platform: large plans are made by cases in Java, exact and slower");
        }
        this.planner = new Planner(new ExactSolver(solver));
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

    /**
     * What is planned for.
     *
     * @param held the numbers of the skills that count as completed
     * @param requirements in the order in which the answer numbers them
     * @param begun modules that win where others are as good
     */
    public record Wanted(
            CatalogGraph graph,
            BitSet held,
            List<Role.Requirement> requirements,
            PlanWishes wishes,
            List<CourseModule> begun) {

        public Wanted {
            held = (BitSet) held.clone();
            requirements = List.copyOf(requirements);
            begun = List.copyOf(begun);
        }
    }

    /** A plan, with the catalog whose numbers it uses. */
    public record Made(CatalogProblem catalog, PlanAnswer answer) {}

    /**
     * @param cancelled whether nobody waits for it any more
     * @return fails with {@code planning-busy} when too many wait already
     */
    public Uni<Made> make(Wanted wanted, BooleanSupplier cancelled) {
        return Uni.createFrom().emitter(made -> {
            try {
                threads.execute(() -> {
                    try {
                        made.complete(makeNow(wanted, cancelled));
                    } catch (RuntimeException | LinkageError e) {
                        made.fail(e);
                    }
                });
            } catch (RejectedExecutionException e) {
                made.fail(new ProblemException(ErrorCode.PLANNING_BUSY, Map.of("Retry-After", "2")));
            }
        });
    }

    private Made makeNow(Wanted wanted, BooleanSupplier cancelled) {
        CatalogProblem catalog = problems.get(wanted.graph());
        PlanRequest request = new PlanRequest(
                IdSet.of(wanted.held()),
                goals(wanted.requirements()),
                wanted.wishes().forPlanner(catalog),
                PlanWishes.numbers(catalog, wanted.wishes().basedOn()),
                IdSet.of(PlanWishes.numbers(catalog, wanted.begun())));
        Effort effort = Effort.of(config.effort().toNanos(), System::nanoTime, config.longest(), cancelled);
        return new Made(catalog, planner.plan(catalog.problem(), request, effort));
    }

    /** One essential requirement is worth more than all optional ones together. */
    private static List<Goal> goals(List<Role.Requirement> requirements) {
        int optional = (int) requirements.stream()
                .filter(requirement -> !requirement.essential())
                .count();
        List<Goal> goals = new ArrayList<>();
        for (Role.Requirement requirement : requirements) {
            goals.add(new Goal(
                    CatalogProblem.requirement(requirement.choice()),
                    requirement.essential(),
                    requirement.essential() ? optional + 1 : 1));
        }
        return goals;
    }
}
