package org.skillway.catalog.authoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.history.Step;
import org.skillway.catalog.security.Caller;

/** Takes entities out of use. They stay readable, and their keys stay theirs. */
@ApplicationScoped
public class RetirementService {

    private final PublicationService publication;
    private final Documents documents;
    private final CatalogState catalog;
    private final Ownership ownership;
    private final Caller caller;

    RetirementService(
            PublicationService publication,
            Documents documents,
            CatalogState catalog,
            Ownership ownership,
            Caller caller) {
        this.publication = publication;
        this.documents = documents;
        this.catalog = catalog;
        this.ownership = ownership;
        this.caller = caller;
    }

    /** Retiring what is retired changes nothing. */
    @Transactional
    public Edited retire(Kind kind, String key, String ifMatch) {
        Precondition precondition = new Precondition(ifMatch);
        publication.change(Cause.of(caller.subject(), Action.RETIRE), () -> {
            State state = catalog.editable(kind, key);
            Document document = documents.read(kind, state.document());
            ownership.check(document);
            precondition.check(catalog.tag(state));
            return state.status() == Status.RETIRED ? List.of() : List.of(Step.retire(document));
        });
        return catalog.edited(kind, key);
    }
}
