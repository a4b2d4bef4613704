package org.skillway.catalog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.skillway.catalog.database.Statements;

/**
 * Reads the catalog as it is or was. Whatever is read at a revision fits together, however many transactions it takes; so
 * a read opens none of its own.
 */
@ApplicationScoped
public class HistoryService {

    /** Some hundred kilobytes as a rule; a module's content can have as many by itself. */
    private static final int PART = 200;

    private final EntityStateRepository states;
    private final ObjectMapper json;
    private final Statements sql;

    HistoryService(EntityStateRepository states, ObjectMapper json, Statements sql) {
        this.states = states;
        this.json = json;
        this.sql = sql;
    }

    public Head head() {
        return sql.first(
                        "select epoch, revision from catalog_head",
                        row -> new Head(row.getObject(1, UUID.class), row.getLong(2)))
                .orElseThrow();
    }

    /** The head, and the state that a key had at a revision up to it, or has now (null), by one statement. */
    public HeadAndState headAndState(Kind kind, String key, Long revision) {
        return states.withHead(kind, key, revision);
    }

    /** The newest redaction since a revision; 0 where there was none. */
    public long redactionSince(long revision) {
        return sql.first(
                        "select coalesce(max(revision), 0) from catalog_change where action = ? and revision > ?",
                        row -> row.getLong(1),
                        Action.REDACT.wire(),
                        revision)
                .orElseThrow();
    }

    /** The state that held at a revision; empty when the key had not been published by then. */
    public Optional<State> at(Kind kind, String key, long revision) {
        return states.at(kind, key, revision);
    }

    /** The state that holds now; inside a change, the one that it would replace. */
    public Optional<State> current(Kind kind, String key) {
        return states.current(kind, key);
    }

    /** The skill that a key stands for now: itself, or the one that it was merged into, through however many merges. */
    public String survivor(String skill) {
        return survivor(skill, Long.MAX_VALUE);
    }

    /** The skill that a key stood for at a revision. */
    public String survivor(String skill, long revision) {
        String key = skill;
        Optional<State> state = states.at(Kind.SKILL, key, revision);
        while (state.isPresent() && state.get().mergedInto() != null) {
            key = state.get().mergedInto();
            state = states.at(Kind.SKILL, key, revision);
        }
        return key;
    }

    /** What is published and points at an entity now, by kind and key. */
    public List<EntityKey> dependents(EntityKey entity) {
        return sql.query(
                "select distinct from_kind, from_key from entity_reference where to_kind = ? and to_key = ? order by 1, 2",
                row -> EntityKey.of(row.getString(1), row.getString(2)),
                entity.kind().wire(),
                entity.key());
    }

    /** The states of several keys at a revision, in no particular order; keys that did not exist are left out. */
    public List<State> at(Kind kind, Collection<String> keys, long revision) {
        return keys.isEmpty() ? List.of() : states.at(kind, keys, revision);
    }

    /**
     * One page of a list.
     *
     * @param after the key after which the page begins; empty for the first
     */
    public StatePage page(StateQuery query, String after, int size, boolean count) {
        String filter = filter(query);
        List<State> found = states.page(query, filter, after, size + 1);
        Long total = count ? states.count(query, filter) : null;
        boolean more = found.size() > size;
        return new StatePage(more ? found.subList(0, size) : found, more, total);
    }

    /**
     * Hands every state that holds at a revision to a reader, by kind and key, in parts: however slow the reader is and
     * however much there is, memory does not grow with it, and no transaction and no connection waits for it.
     */
    public void snapshot(long revision, Consumer<State> reader) {
        inParts(behind -> states.snapshot(revision, behind, PART), reader);
    }

    /** Hands every state that the revisions {@code (after, upTo]} brought to a reader, in their order, in parts too. */
    public void between(long after, long upTo, Consumer<State> reader) {
        inParts(behind -> states.between(after, upTo, behind, PART), reader);
    }

    private static void inParts(Function<State, List<State>> behind, Consumer<State> reader) {
        State last = null;
        List<State> part;
        do {
            part = behind.apply(last);
            part.forEach(reader);
            last = part.isEmpty() ? null : part.get(part.size() - 1);
        } while (part.size() == PART);
    }

    private String filter(StateQuery query) {
        try {
            return json.writeValueAsString(query.contains());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
