package org.skillway.catalog.authoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.Step;
import org.skillway.catalog.security.Caller;

/** Makes drafts part of the catalog: one change, one revision, one new version, and the draft is gone. */
@ApplicationScoped
public class PublishingService {

    private final DraftService draftService;
    private final Drafts drafts;
    private final DraftViews views;
    private final DraftCheck check;
    private final Submission submission;
    private final PublicationService publication;
    private final CatalogState catalog;
    private final Ownership ownership;
    private final Documents documents;
    private final Idempotency idempotency;
    private final Caller caller;

    PublishingService(
            DraftService draftService,
            Drafts drafts,
            DraftViews views,
            DraftCheck check,
            Submission submission,
            PublicationService publication,
            CatalogState catalog,
            Ownership ownership,
            Documents documents,
            Idempotency idempotency,
            Caller caller) {
        this.draftService = draftService;
        this.drafts = drafts;
        this.views = views;
        this.check = check;
        this.submission = submission;
        this.publication = publication;
        this.catalog = catalog;
        this.ownership = ownership;
        this.documents = documents;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * @param ifMatch the draft's ETag, so that what is published is what was seen; with that of the published state, where
     *     an import, a revert or a merge has changed it since the draft was begun
     * @param confirmed languages whose translations still stand, says the author
     * @param idempotencyKey may be null
     * @throws ProblemException {@code not-publishable} with the whole list of what is missing
     */
    @Transactional
    public Edited publish(Kind kind, String key, String ifMatch, Set<String> confirmed, String idempotencyKey) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("key", key).put("ifMatch", ifMatch);
        return idempotency.once("publish " + kind.wire(), idempotencyKey, request, Edited.class, () -> {
            publication.change(
                    Cause.of(caller.subject(), Action.PUBLISH), () -> List.of(step(kind, key, ifMatch, confirmed)));
            return catalog.edited(kind, key);
        });
    }

    private Step step(Kind kind, String key, String ifMatch, Set<String> confirmed) {
        Precondition precondition = new Precondition(ifMatch);
        Draft draft = draftService.visible(kind, key);
        precondition.check(draft.entityTag());
        // Who owns what is published can have become another since the draft was begun, by an import or a revert.
        catalog.current(draft)
                .map(state -> documents.read(state.kind(), state.document()))
                .ifPresent(ownership::check);
        catalog.changedSince(draft).ifPresent(published -> precondition.check(catalog.tag(published)));
        ObjectNode object = views.tree(draft);
        ProblemException missing =
                check.addTo(new ProblemException(ErrorCode.NOT_PUBLISHABLE, kind.wire(), key), kind, object);
        if (missing.hasFaults()) {
            throw missing;
        }
        drafts.delete(draft);
        return Step.publish(submission.document(kind, object), confirmed);
    }
}
