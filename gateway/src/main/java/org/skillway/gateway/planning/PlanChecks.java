package org.skillway.gateway.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.plan.check.Verdict;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.process.Job;

/** Checks plans, whoever made them, with nothing of what makes them. */
@ApplicationScoped
public class PlanChecks {

    private final PlanWork work;

    PlanChecks(PlanWork work) {
        this.work = work;
    }

    /** A plan, and what it claims to be a plan for, in the numbers of the planner. */
    public interface Claim {
        PlanRequest request();

        Plan plan();
    }

    /** What was shown of a claim. */
    public record Checked<C extends Claim>(CatalogProblem catalog, C claim, Verdict verdict) {}

    /**
     * @param claim read in the terms of a catalog; where it throws, so does the check
     * @param cancelled whether nobody waits for it any more
     * @return fails with {@code planning-busy} when too many wait already
     */
    public <C extends Claim> Uni<Checked<C>> check(
            CatalogGraph graph, Function<CatalogProblem, C> claim, BooleanSupplier cancelled) {
        return work.run(graph, cancelled, turn -> {
            C read = claim.apply(turn.catalog());
            return new Checked<>(
                    turn.catalog(),
                    read,
                    turn.perform(new Job.Check(read.request(), read.plan(), work.checking()))
                            .found());
        });
    }
}
