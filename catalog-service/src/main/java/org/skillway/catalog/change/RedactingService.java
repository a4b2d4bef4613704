package org.skillway.catalog.change;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.skillway.catalog.authoring.Idempotency;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.RedactionService;
import org.skillway.catalog.history.RedactionService.Redacted;
import org.skillway.catalog.security.Caller;

/** Makes redactions that are asked for, each once. */
@ApplicationScoped
class RedactingService {

    private final RedactionService redactions;
    private final Idempotency idempotency;
    private final Caller caller;

    RedactingService(RedactionService redactions, Idempotency idempotency, Caller caller) {
        this.redactions = redactions;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** @throws ProblemException when there is no such entity, or nothing to take out */
    @Transactional
    Redacted redact(NewRedaction asked, String idempotencyKey) {
        return idempotency.once(
                "redact",
                idempotencyKey,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", asked.kind().wire())
                        .put("key", asked.key())
                        .put("words", asked.words())
                        .put("reason", asked.reason()),
                Redacted.class,
                () -> redact(asked));
    }

    private Redacted redact(NewRedaction asked) {
        if (!RedactionService.canBeRedacted(asked.words())) {
            throw new ProblemException(ErrorCode.INVALID_VALUE).at("/words", "redaction-mark");
        }
        EntityKey entity = new EntityKey(asked.kind(), asked.key());
        Redacted redacted = redactions
                .redact(caller.subject(), entity, asked.words(), asked.reason())
                .orElseThrow(() -> new ProblemException(
                                ErrorCode.UNKNOWN_KEY, asked.kind().wire(), asked.key())
                        .at("/key", "unknown"));
        if (redacted.states() == 0 && !redacted.draft()) {
            throw new ProblemException(ErrorCode.INVALID_VALUE).at("/words", "words-unknown", entity.toString());
        }
        return redacted;
    }
}
