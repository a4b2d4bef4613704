package org.skillway.gateway.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.plan.Comparisons;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.plan.Comparisons.Saving;
import org.skillway.gateway.plan.Comparisons.Worth;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.solver.Effort;

/** Compares how far it is to many things, on the threads on which plans are made. */
@ApplicationScoped
public class PlanComparisons {

    private final PlanWork work;
    private final Comparisons comparisons;

    PlanComparisons(PlanWork work) {
        this.work = work;
        this.comparisons = new Comparisons(work.solver());
    }

    /**
     * What was found.
     *
     * @param complete false where the work allowed did not suffice for all of it
     * @param reproducible false where the clock ended it
     */
    public record Compared<T>(CatalogProblem catalog, T found, boolean complete, boolean reproducible) {

        private static <T> Compared<T> of(CatalogProblem catalog, T found, Effort effort) {
            boolean complete = !effort.over();
            return new Compared<>(catalog, found, complete, !effort.cutByClock());
        }
    }

    /** The distances to what is essential for roles, in their order. */
    public Uni<Compared<List<Distance>>> distances(
            CatalogGraph graph, BitSet held, List<Role> roles, BooleanSupplier cancelled) {
        return work.run(graph, cancelled, catalog -> {
            Effort effort = work.comparing(cancelled);
            return Compared.of(
                    catalog, comparisons.distances(catalog.problem(), IdSet.of(held), goals(roles), effort), effort);
        });
    }

    /** The skills worth most over what is essential for roles. */
    public Uni<Compared<List<Worth>>> worthMost(
            CatalogGraph graph, BitSet held, List<Role> roles, int most, BooleanSupplier cancelled) {
        return work.run(graph, cancelled, catalog -> {
            Effort effort = work.comparing(cancelled);
            return Compared.of(
                    catalog,
                    comparisons.worthMost(catalog.problem(), IdSet.of(held), goals(roles), most, effort),
                    effort);
        });
    }

    /** A module that does not exist, in the numbers of the graph. */
    public record Imagined(int minutes, BitSet teaches, List<Role.Requirement> assumes) {}

    /** What such a module would save whoever misses these skills and has all others. */
    public Uni<Compared<Saving>> saving(
            CatalogGraph graph, BitSet missing, Imagined module, BooleanSupplier cancelled) {
        return work.run(graph, cancelled, catalog -> {
            Effort effort = work.effort(cancelled);
            PlanModule another = new PlanModule(
                    // No key: it comes before all others, and nobody sees it.
                    "",
                    module.minutes(),
                    IdSet.of(module.teaches()),
                    CatalogProblem.goals(module.assumes()).stream()
                            .map(Goal::requirement)
                            .toList(),
                    "",
                    "");
            return Compared.of(
                    catalog, comparisons.saving(catalog.problem(), IdSet.of(missing), another, effort), effort);
        });
    }

    private static List<List<Goal>> goals(List<Role> roles) {
        return roles.stream().map(CatalogProblem::essential).toList();
    }
}
