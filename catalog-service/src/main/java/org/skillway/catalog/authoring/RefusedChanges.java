package org.skillway.catalog.authoring;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.error.ProblemWriter;
import org.skillway.catalog.history.CatalogRefusedException;
import org.skillway.catalog.history.CatalogRefusedException.Fault;
import org.skillway.catalog.history.CatalogRefusedException.Rule;
import org.skillway.catalog.history.EntityKey;

/** Tells authors why the catalog refuses a change. */
class RefusedChanges {

    private final ProblemWriter problems;

    RefusedChanges(ProblemWriter problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response refused(CatalogRefusedException e, RoutingContext request) {
        return problems.respond(problem(e.faults()), request);
    }

    private static ProblemException problem(List<Fault> faults) {
        EntityKey first = faults.get(0).entity();
        boolean needed = faults.stream().allMatch(fault -> fault.rule() == Rule.NEEDED_BY);
        ProblemException problem = needed
                ? new ProblemException(ErrorCode.STILL_NEEDED, first.kind().wire(), first.key())
                : new ProblemException(ErrorCode.BREAKS_CATALOG_RULES);
        return add(problem, faults);
    }

    /** Adds each fault with the entities in the way. */
    static ProblemException add(ProblemException problem, List<Fault> faults) {
        for (Fault fault : faults) {
            List<String> entities =
                    fault.others().stream().map(EntityKey::toString).toList();
            problem.between(
                    entities,
                    fault.pointer(),
                    fault.rule().wire(),
                    names(fault, entities),
                    fault.relation() == null ? "" : fault.relation().wire());
        }
        return problem;
    }

    private static String names(Fault fault, List<String> entities) {
        return fault.rule() == Rule.CYCLE
                ? entities.stream().collect(Collectors.joining(" → ")) + " → " + entities.get(0)
                : String.join(", ", entities);
    }
}
