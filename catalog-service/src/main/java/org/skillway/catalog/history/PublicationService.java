package org.skillway.catalog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes the catalog: everything that a change brings is one revision, or nothing of it happens. */
@ApplicationScoped
public class PublicationService {

    private final EntityManager database;
    private final EntityStateRepository states;
    private final ReferenceRepository references;
    private final GraphRules rules;
    private final ObjectMapper json;
    private final Clock clock;
    private final Event<RevisionCommitted> committed;

    PublicationService(
            EntityManager database,
            EntityStateRepository states,
            ReferenceRepository references,
            GraphRules rules,
            ObjectMapper json,
            Clock clock,
            Event<RevisionCommitted> committed) {
        this.database = database;
        this.states = states;
        this.references = references;
        this.rules = rules;
        this.json = json;
        this.clock = clock;
        this.committed = committed;
    }

    /**
     * Publishes documents as one change. Documents that say what the catalog says already are left out; when that leaves
     * nothing, no revision is taken.
     *
     * @param actor subject of who makes the change
     * @throws CatalogRefusedException when the catalog would break its rules
     */
    @Transactional
    public Publication publish(String actor, Action action, Collection<? extends Document> documents) {
        // From here to the commit nobody else changes the catalog: what is checked stays true.
        CatalogHead head = database.find(CatalogHead.class, true, LockModeType.PESSIMISTIC_WRITE);
        Map<EntityKey, EntityState> current = current(documents);
        List<Document> changed = documents.stream()
                .filter(document -> !saysTheSame(current.get(EntityKey.of(document)), document))
                .collect(Collectors.toUnmodifiableList());
        if (changed.isEmpty()) {
            return new Publication(head.revision(), 0, 0, documents.size());
        }
        rules.check(changed);
        write(head.next(), actor, action, changed, current);
        int created = (int) changed.stream()
                .filter(document -> !current.containsKey(EntityKey.of(document)))
                .count();
        return new Publication(head.revision(), created, changed.size() - created, documents.size() - changed.size());
    }

    private void write(
            long revision, String actor, Action action, List<Document> changed, Map<EntityKey, EntityState> current) {
        database.persist(new CatalogChange(revision, clock.instant(), actor, action));
        changed.stream()
                .map(document -> current.get(EntityKey.of(document)))
                .filter(state -> state != null)
                .forEach(state -> state.endAt(revision));
        references.register(changed.stream().map(EntityKey::of).toList());
        // Old states have ended in the database before new ones begin: one current state per entity is a constraint.
        database.flush();
        changed.forEach(document -> states.persist(newState(revision, document, current.get(EntityKey.of(document)))));
        database.flush();
        references.replace(changed);
        committed.fire(new RevisionCommitted(revision));
    }

    private EntityState newState(long revision, Document document, EntityState before) {
        int version = before == null ? 1 : before.version + 1;
        return new EntityState(new State(
                document.entityKind(), document.key(), revision, version, Status.PUBLISHED, null, write(document)));
    }

    private Map<EntityKey, EntityState> current(Collection<? extends Document> documents) {
        Map<EntityKey, EntityState> found = new HashMap<>();
        documents.stream()
                .collect(Collectors.groupingBy(
                        Document::entityKind, Collectors.mapping(Document::key, Collectors.toList())))
                .forEach((kind, keys) ->
                        states.current(kind, keys).forEach(state -> found.put(new EntityKey(kind, state.key), state)));
        return found;
    }

    private boolean saysTheSame(EntityState state, Document document) {
        try {
            return state != null
                    && state.status.equals(Status.PUBLISHED.wire())
                    && json.readTree(state.document).equals(json.readTree(write(document)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Document document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
