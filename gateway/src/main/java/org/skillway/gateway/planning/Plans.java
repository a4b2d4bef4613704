package org.skillway.gateway.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.process.Job;
import org.skillway.gateway.plan.process.Job.Found;

/** Makes plans. */
@ApplicationScoped
public class Plans {

    private final PlanWork work;

    Plans(PlanWork work) {
        this.work = work;
    }

    /**
     * What is planned for.
     *
     * @param held the numbers of the skills that count as completed
     * @param requirements in the order in which the answer numbers them
     * @param begun modules that win where others are as good
     * @param work the most that may be put into it; null for what is usual
     * @param proof whether it is to be written down why no plan is shorter
     */
    public record Wanted(
            CatalogGraph graph,
            BitSet held,
            List<Role.Requirement> requirements,
            PlanWishes wishes,
            List<CourseModule> begun,
            Duration work,
            boolean proof) {

        public Wanted {
            held = (BitSet) held.clone();
            requirements = List.copyOf(requirements);
            begun = List.copyOf(begun);
        }
    }

    /** A plan, with the catalog whose numbers it uses and what was asked in them. */
    public record Made(CatalogProblem catalog, PlanRequest request, PlanAnswer answer) {}

    /**
     * @param cancelled whether nobody waits for it any more
     * @return fails with {@code planning-busy} when too many wait already, or the clock ends it before there is any plan
     */
    public Uni<Made> make(Wanted wanted, BooleanSupplier cancelled) {
        return work.run(wanted.graph(), cancelled, turn -> makeNow(turn, wanted));
    }

    private Made makeNow(PlanWork.Turn turn, Wanted wanted) {
        CatalogProblem catalog = turn.catalog();
        PlanRequest request = new PlanRequest(
                IdSet.of(wanted.held()),
                CatalogProblem.goals(wanted.requirements()),
                wanted.wishes().forPlanner(catalog),
                PlanWishes.numbers(catalog, wanted.wishes().basedOn()),
                IdSet.of(PlanWishes.numbers(catalog, wanted.begun())));
        Found<PlanAnswer> made = turn.perform(new Job.Plan(
                request, wanted.proof(), wanted.work() == null ? work.usual() : work.allowed(wanted.work())));
        if (!(made.found() instanceof PlanAnswer.Plan) && made.cutByClock()) {
            // That there is none, or why, might be said otherwise the next time.
            throw PlanWork.busy();
        }
        return new Made(catalog, request, made.found());
    }
}
