package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.skillway.catalog.database.Statements;

/** Queries over states. "At a revision" always means: the state that held when that revision was the newest. */
@ApplicationScoped
class EntityStateRepository {

    private static final String SELECT = "select " + StateRows.columns("s") + " from entity_state s where ";

    private static final String HELD_AT = heldAt("s");

    private static final String WITH_HEAD = "select h.epoch, h.revision, " + StateRows.columns("s")
            + " from catalog_head h left join entity_state s on s.kind = ? and s.key = ?"
            + " and s.from_revision <= coalesce(cast(? as bigint), h.revision)"
            + " and (s.to_revision is null or s.to_revision > coalesce(cast(? as bigint), h.revision))";

    private final Statements sql;

    EntityStateRepository(Statements sql) {
        this.sql = sql;
    }

    /** @param revision null for the newest */
    HeadAndState withHead(Kind kind, String key, Long revision) {
        return sql.first(
                        WITH_HEAD,
                        row -> new HeadAndState(
                                new Head(row.getObject(1, UUID.class), row.getLong(2)), StateRows.read(row, 3)),
                        kind.wire(),
                        key,
                        revision,
                        revision)
                .orElseThrow();
    }

    Optional<State> at(Kind kind, String key, long revision) {
        return sql.first(
                SELECT + "s.kind = ? and s.key = ? and" + HELD_AT,
                StateRows::read,
                kind.wire(),
                key,
                revision,
                revision);
    }

    List<State> at(Kind kind, Collection<String> keys, long revision) {
        return sql.query(
                SELECT + "s.kind = ? and s.key = any (?) and" + HELD_AT,
                StateRows::read,
                kind.wire(),
                keys.toArray(String[]::new),
                revision,
                revision);
    }

    Optional<State> current(Kind kind, String key) {
        return sql.first(
                SELECT + "s.kind = ? and s.key = ? and s.to_revision is null", StateRows::read, kind.wire(), key);
    }

    /** The states that hold at a revision, by kind and key: so many, from behind one of them (null: the first). */
    List<State> snapshot(long revision, State behind, int size) {
        return sql.query(
                SELECT + "(s.kind, s.key) > (?, ?) and" + HELD_AT + " order by s.kind, s.key limit ?",
                StateRows::read,
                behind == null ? "" : behind.kind().wire(),
                behind == null ? "" : behind.key(),
                revision,
                revision,
                size);
    }

    /** The states that revisions after one brought, up to and with another, in their order: so many, from behind one. */
    List<State> between(long after, long upTo, State behind, int size) {
        // Behind everything of the revision "after" comes the first of the next.
        return sql.query(
                SELECT + "(s.from_revision, s.kind, s.key) > (?, ?, ?) and s.from_revision <= ?"
                        + " order by s.from_revision, s.kind, s.key limit ?",
                StateRows::read,
                behind == null ? after + 1 : behind.fromRevision(),
                behind == null ? "" : behind.kind().wire(),
                behind == null ? "" : behind.key(),
                upTo,
                size);
    }

    /** One page of the published states of a kind whose documents contain {@code filter}, by key. */
    List<State> page(StateQuery query, String filter, String after, int size) {
        List<Object> arguments = new ArrayList<>();
        String conditions = conditions(query, filter, arguments);
        arguments.add(after);
        arguments.add(size);
        return sql.query(
                SELECT + conditions + " and s.key > ? order by s.key limit ?", StateRows::read, arguments.toArray());
    }

    long count(StateQuery query, String filter) {
        List<Object> arguments = new ArrayList<>();
        String conditions = conditions(query, filter, arguments);
        return sql.first(
                        "select count(*) from entity_state s where " + conditions,
                        row -> row.getLong(1),
                        arguments.toArray())
                .orElseThrow();
    }

    // Only what is asked for stands in the query: an index serves no condition that holds for everything.
    private static String conditions(StateQuery query, String filter, List<Object> arguments) {
        StringBuilder conditions = new StringBuilder("s.kind = ? and s.status = 'published' and" + HELD_AT);
        arguments.addAll(List.of(query.kind().wire(), query.revision(), query.revision()));
        if (!query.contains().isEmpty()) {
            conditions.append(" and s.document @> cast(? as jsonb)");
            arguments.add(filter);
        }
        if (query.maxMinutes() != null) {
            conditions.append(" and cast(s.document ->> 'minutes' as int) <= ?");
            arguments.add(query.maxMinutes());
        }
        for (StateQuery.Pointing pointing : query.pointedAt()) {
            conditions
                    .append(" and s.key in (select jsonb_path_query(p.document, cast(? as jsonpath)) #>> '{}'")
                    .append(" from entity_state p where p.kind = ? and p.key = ? and p.status = 'published' and")
                    .append(heldAt("p"))
                    .append(')');
            arguments.addAll(List.of(
                    pointing.path(), pointing.kind().wire(), pointing.key(), query.revision(), query.revision()));
        }
        return conditions.toString();
    }

    private static String heldAt(String table) {
        return " %1$s.from_revision <= ? and (%1$s.to_revision is null or %1$s.to_revision > ?)".formatted(table);
    }
}
