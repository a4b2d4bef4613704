package org.skillway.gateway.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.plan.Comparisons.Saving;
import org.skillway.gateway.plan.Comparisons.Worth;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.process.GoalLists;
import org.skillway.gateway.plan.process.Job;

/** Compares how far it is to many things, where plans are made. */
@ApplicationScoped
public class PlanComparisons {

    private final PlanWork work;

    PlanComparisons(PlanWork work) {
        this.work = work;
    }

    /**
     * What was found.
     *
     * @param complete false where the work allowed did not suffice for all of it
     * @param reproducible false where the clock ended it
     */
    public record Compared<T>(CatalogProblem catalog, T found, boolean complete, boolean reproducible) {

        private static <T> Compared<T> of(PlanWork.Turn turn, Job<T> job) {
            Job.Found<T> found = turn.perform(job);
            return new Compared<>(turn.catalog(), found.found(), found.complete(), !found.cutByClock());
        }
    }

    /** The distances to what is essential for roles, in their order. */
    public Uni<Compared<List<Distance>>> distances(
            CatalogGraph graph, BitSet held, List<Role> roles, BooleanSupplier cancelled) {
        return work.run(
                graph,
                cancelled,
                turn -> Compared.of(turn, new Job.Distances(IdSet.of(held), goals(roles), work.comparing())));
    }

    /** The skills worth most over what is essential for roles. */
    public Uni<Compared<List<Worth>>> worthMost(
            CatalogGraph graph, BitSet held, List<Role> roles, int most, BooleanSupplier cancelled) {
        return work.run(
                graph,
                cancelled,
                turn -> Compared.of(turn, new Job.WorthMost(IdSet.of(held), goals(roles), most, work.comparing())));
    }

    /** A module that does not exist, in the numbers of the graph. */
    public record Imagined(int minutes, BitSet teaches, List<Role.Requirement> assumes) {}

    /** What such a module would save whoever misses these skills and has all others. */
    public Uni<Compared<Saving>> saving(
            CatalogGraph graph, BitSet missing, Imagined module, BooleanSupplier cancelled) {
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
        return work.run(
                graph, cancelled, turn -> Compared.of(turn, new Job.Saving(IdSet.of(missing), another, work.usual())));
    }

    private static GoalLists goals(List<Role> roles) {
        return GoalLists.of(roles.stream().map(CatalogProblem::essential).toList());
    }
}
