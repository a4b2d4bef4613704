package org.skillway.catalog.history;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.skillway.catalog.database.Statements;

/** Writes over what is otherwise never written over. Whoever calls holds the lock of the head. */
@ApplicationScoped
class RedactionRepository {

    private final Statements sql;
    private final Documents documents;

    RedactionRepository(Statements sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    /** Whether the entity is, or was, or is going to be. */
    boolean isKnown(EntityKey entity) {
        return sql.first(
                        "select 1 from entity where kind = ? and key = ?"
                                + " union all select 1 from draft where kind = ? and key = ?",
                        row -> true,
                        entity.kind().wire(),
                        entity.key(),
                        entity.kind().wire(),
                        entity.key())
                .isPresent();
    }

    /** The states whose texts have the words, by the revisions that brought them. */
    List<Long> states(EntityKey entity, Redactor redactor) {
        return sql
                .query(
                        "select from_revision, document from entity_state where kind = ? and key = ? order by 1",
                        row -> new Written(row.getLong(1), documents.tree(row.getString(2))),
                        entity.kind().wire(),
                        entity.key())
                .stream()
                .filter(state -> state.differs(redactor))
                .map(Written::revision)
                .toList();
    }

    /** Blacks the words out of all states, ended or not; of the edges and the keys nothing changes by it. */
    void redactStates(EntityKey entity, Redactor redactor) {
        for (long revision : states(entity, redactor)) {
            JsonNode document = sql.first(
                            "select document from entity_state where kind = ? and key = ? and from_revision = ?",
                            row -> documents.tree(row.getString(1)),
                            entity.kind().wire(),
                            entity.key(),
                            revision)
                    .orElseThrow();
            sql.update(
                    "update entity_state set document = ?::jsonb where kind = ? and key = ? and from_revision = ?",
                    redactor.redact(document).toString(),
                    entity.kind().wire(),
                    entity.key(),
                    revision);
        }
    }

    /** Blacks the words out of the draft; whether there was anything to black out. */
    boolean redactDraft(EntityKey entity, Redactor redactor) {
        Optional<JsonNode> draft = sql.first(
                "select document from draft where kind = ? and key = ? for update",
                row -> documents.tree(row.getString(1)),
                entity.kind().wire(),
                entity.key());
        if (draft.isEmpty() || redactor.redact(draft.get()).equals(draft.get())) {
            return false;
        }
        // Another tag: whoever edits the draft at this moment must not bring the words back unseen.
        sql.update(
                "update draft set document = ?::jsonb, tag = nextval('draft_tag') where kind = ? and key = ?",
                redactor.redact(draft.get()).toString(),
                entity.kind().wire(),
                entity.key());
        return true;
    }

    /** Blacks the words out of answers that are kept for requests that may be sent again. */
    void redactAnswers(EntityKey entity, Redactor redactor) {
        sql.query(
                        "select subject, operation, key, answer from idempotency_key"
                                + " where answer ->> 'key' = ? and answer -> 'document' is not null for update",
                        row -> new Kept(
                                row.getString(1), row.getString(2), row.getString(3), documents.tree(row.getString(4))),
                        entity.key())
                .forEach(kept -> sql.update(
                        "update idempotency_key set answer = ?::jsonb where subject = ? and operation = ? and key = ?",
                        redactor.redact(kept.answer()).toString(),
                        kept.subject(),
                        kept.operation(),
                        kept.key()));
    }

    private record Kept(String subject, String operation, String key, JsonNode answer) {}

    void setReason(long revision, String reason) {
        sql.update("update catalog_change set reason = ? where revision = ?", reason, revision);
    }

    private record Written(long revision, JsonNode document) {

        boolean differs(Redactor redactor) {
            return !redactor.redact(document).equals(document);
        }
    }
}
