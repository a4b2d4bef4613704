package org.skillway.catalog.authoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.skillway.catalog.error.Problem;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.CatalogRefusedException.Fault;
import org.skillway.catalog.history.CatalogRefusedException.Rule;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.StagingService;

/** Says all that keeps a draft from being published: in its own form, and against the catalog by now. */
@ApplicationScoped
class DraftCheck {

    private final Submission submission;
    private final StagingService staging;

    DraftCheck(Submission submission, StagingService staging) {
        this.submission = submission;
        this.staging = staging;
    }

    /** @return the faults, added to {@code problem} */
    ProblemException addTo(ProblemException problem, Kind kind, ObjectNode object) {
        Document document = submission.unchecked(kind, object);
        List<Problem.Fault> violations = submission.violations(document);
        RefusedChanges.add(problem, graphFaults(document));
        return problem.with(violations);
    }

    private List<Fault> graphFaults(Document document) {
        UUID stage = staging.open();
        staging.add(stage, List.of(document));
        List<Fault> faults = staging.check(stage).stream()
                .filter(fault -> fault.rule() != Rule.KEY_TAKEN)
                .toList();
        staging.discard(stage);
        return faults;
    }
}
