package org.skillway.catalog.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.Step;
import org.skillway.catalog.security.Caller;

/** Changes what has no drafts: skills and roles. Each edit is published at once, as a change of its own. */
@ApplicationScoped
public class EditingService {

    private final PublicationService publication;
    private final Documents documents;
    private final CatalogState catalog;
    private final Drafts drafts;
    private final Submission submission;
    private final Idempotency idempotency;
    private final Caller caller;

    EditingService(
            PublicationService publication,
            Documents documents,
            CatalogState catalog,
            Drafts drafts,
            Submission submission,
            Idempotency idempotency,
            Caller caller) {
        this.publication = publication;
        this.documents = documents;
        this.catalog = catalog;
        this.drafts = drafts;
        this.submission = submission;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * A new entity under a key that was never used.
     *
     * @param idempotencyKey may be null
     */
    @Transactional
    public Edited create(Kind kind, JsonNode body, String idempotencyKey) {
        Document document = submission.document(kind, submission.object(body, null));
        return idempotency.once("create " + kind.wire(), idempotencyKey, body, Edited.class, () -> {
            publication.change(Cause.of(caller.subject(), Action.CREATE), () -> {
                if (drafts.isTaken(kind, document.key())) {
                    throw new ProblemException(ErrorCode.KEY_TAKEN, kind.wire(), document.key())
                            .at("/key", "key-taken");
                }
                return List.of(Step.publish(document));
            });
            return catalog.edited(kind, document.key());
        });
    }

    /** @param confirmed languages whose translations still stand, says the editor */
    @Transactional
    public Edited replace(Kind kind, String key, JsonNode body, String ifMatch, Set<String> confirmed) {
        Precondition precondition = new Precondition(ifMatch);
        Document document = submission.document(kind, submission.object(body, key));
        return edit(kind, key, precondition, state -> Step.publish(document, confirmed));
    }

    /** @param patch RFC 7396 */
    @Transactional
    public Edited patch(Kind kind, String key, JsonNode patch, String ifMatch, Set<String> confirmed) {
        return edit(kind, key, new Precondition(ifMatch), state -> {
            ObjectNode before = (ObjectNode) documents.tree(documents.read(kind, state.document()));
            ObjectNode after = submission.object(Submission.merged(before, patch), key);
            return Step.publish(submission.document(kind, after), confirmed);
        });
    }

    private Edited edit(Kind kind, String key, Precondition precondition, Function<State, Step> step) {
        publication.change(Cause.of(caller.subject(), Action.EDIT), () -> {
            State state = catalog.editable(kind, key);
            precondition.check(catalog.tag(state));
            return List.of(step.apply(state));
        });
        return catalog.edited(kind, key);
    }
}
