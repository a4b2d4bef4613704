package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.skillway.catalog.audit.AuditService;
import org.skillway.catalog.history.PublicationService.Cause;

/** Takes words out of everything that is and was said about an entity: the one way in which the past ever changes. */
@ApplicationScoped
public class RedactionService {

    private final RedactionRepository redactions;
    private final PublicationService publication;
    private final EntityStateRepository states;
    private final ChangeLogRepository log;
    private final Documents documents;
    private final AuditService audit;

    RedactionService(
            RedactionRepository redactions,
            PublicationService publication,
            EntityStateRepository states,
            ChangeLogRepository log,
            Documents documents,
            AuditService audit) {
        this.audit = audit;
        this.redactions = redactions;
        this.publication = publication;
        this.states = states;
        this.log = log;
        this.documents = documents;
    }

    /**
     * What a redaction came to.
     *
     * @param revision the change that says so; null when only a draft had the words
     * @param states how many states had the words
     */
    public record Redacted(Long revision, int states, boolean draft) {}

    /** Whether nothing of the words can come out of what stands in their place. */
    public static boolean canBeRedacted(String words) {
        return Redactor.canReplace(words);
    }

    /**
     * Replaces the words by {@code [redacted]} in every text of every state, and of the draft.
     *
     * @param reason shown in the log; may be null
     * @return empty when there is no such entity
     */
    @Transactional
    public Optional<Redacted> redact(String actor, EntityKey entity, String words, String reason) {
        if (!redactions.isKnown(entity)) {
            return Optional.empty();
        }
        Redactor redactor = new Redactor(words);
        int[] found = new int[1];
        Publication made = publication.change(Cause.of(actor, Action.REDACT), () -> {
            found[0] = redactions.states(entity, redactor).size();
            return found[0] == 0 ? List.of() : List.of(without(entity, redactor));
        });
        boolean draft = redactions.redactDraft(entity, redactor);
        redactions.redactAnswers(entity, redactor);
        audit.redacted(entity.toString(), found[0] == 0 ? null : made.revision());
        if (found[0] == 0) {
            return Optional.of(new Redacted(null, 0, draft));
        }
        // After the change, so that the state that it ended is among them.
        redactions.redactStates(entity, redactor);
        log.keepStale(made.revision(), made.revision());
        if (reason != null) {
            redactions.setReason(made.revision(), redactor.redact(reason));
        }
        return Optional.of(new Redacted(made.revision(), found[0], draft));
    }

    private Step without(EntityKey entity, Redactor redactor) {
        State current = states.current(entity.kind(), entity.key()).orElseThrow();
        Document document = documents.read(
                entity.kind(),
                redactor.redact(documents.tree(current.document())).toString());
        return new Step(current.status(), current.mergedInto(), document, Set.of());
    }
}
