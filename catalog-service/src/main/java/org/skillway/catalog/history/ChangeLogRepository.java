package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.history.ChangeLogService.Later;

/** Queries over changes, newest first, and over what each of them touched. */
@ApplicationScoped
class ChangeLogRepository {

    private static final String CHANGE = "c.revision, c.changed_at, c.actor, c.action, c.reverts, c.reason";

    private final Statements sql;

    ChangeLogRepository(Statements sql) {
        this.sql = sql;
    }

    /** How a revision touched an entity. */
    record Touch(long revision, Touched touched) {}

    Optional<Change> find(long revision) {
        return sql.first(
                "select " + CHANGE + " from catalog_change c where c.revision = ?",
                ChangeLogRepository::change,
                revision);
    }

    /** The newest changes before a revision. */
    List<Change> page(ChangeFilter filter, long before, int size) {
        // Along the index of the entity's own states where one is wanted, however long the log is.
        EntityKey entity = filter.entity();
        String from = entity == null
                ? "catalog_change c"
                : "entity_state s join catalog_change c on c.revision = s.from_revision";
        String revision = entity == null ? "c.revision" : "s.from_revision";
        StringBuilder conditions = new StringBuilder(revision + " < ?");
        List<Object> arguments = new ArrayList<>(List.of(before));
        if (entity != null) {
            restrict(conditions, arguments, "s.kind = ?", entity.kind().wire());
            restrict(conditions, arguments, "s.key = ?", entity.key());
        }
        restrict(conditions, arguments, "c.actor = ?", filter.actor());
        restrict(
                conditions,
                arguments,
                "c.action = ?",
                filter.action() == null ? null : filter.action().wire());
        restrict(conditions, arguments, "c.changed_at >= ?", timestamp(filter.from()));
        restrict(conditions, arguments, "c.changed_at < ?", timestamp(filter.to()));
        arguments.add(size);
        return sql.query(
                "select " + CHANGE + " from " + from + " where " + conditions + " order by " + revision
                        + " desc limit ?",
                ChangeLogRepository::change,
                arguments.toArray());
    }

    private static void restrict(StringBuilder conditions, List<Object> arguments, String condition, Object value) {
        if (value != null) {
            conditions.append(" and ").append(condition);
            arguments.add(value);
        }
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                Action.fromString(row.getString(4)),
                row.getObject(5, Long.class),
                row.getString(6));
    }

    /** How many entities each of these revisions touched. */
    Map<Long, Long> counts(Collection<Long> revisions) {
        Map<Long, Long> counts = new HashMap<>();
        sql.each(
                "select from_revision, count(*) from entity_state where from_revision = any (?) group by from_revision",
                row -> Map.entry(row.getLong(1), row.getLong(2)),
                count -> counts.put(count.getKey(), count.getValue()),
                (Object) revisions.toArray(Long[]::new));
        return counts;
    }

    /** The first entities that each of these revisions touched, by kind and key. */
    Map<Long, List<Touched>> first(Collection<Long> revisions, int most) {
        return sql
                .query(
                        "select s.from_revision, s.kind, s.key, p.status, s.status from unnest(?::bigint[]) as r(revision)"
                                + " cross join lateral (select from_revision, kind, key, status from entity_state"
                                + " where from_revision = r.revision order by kind, key limit ?) s"
                                + " left join entity_state p"
                                + " on p.kind = s.kind and p.key = s.key and p.to_revision = s.from_revision"
                                + " order by 1, 2, 3",
                        row -> new Touch(
                                row.getLong(1),
                                new Touched(
                                        EntityKey.of(row.getString(2), row.getString(3)),
                                        Happening.of(row.getString(4), row.getString(5)))),
                        revisions.toArray(Long[]::new),
                        most)
                .stream()
                .collect(Collectors.groupingBy(
                        Touch::revision, Collectors.mapping(Touch::touched, Collectors.toList())));
    }

    /**
     * What a revision touched and later ones made into something else, each with the newest that touched it. What was
     * changed and then taken back to what the revision made of it is not among them.
     */
    List<Later> later(long revision, int most) {
        return sql.query(
                "select s.kind, s.key, n.from_revision from entity_state s join entity_state n on n.kind = s.kind"
                        + " and n.key = s.key and n.to_revision is null where s.from_revision = ?"
                        + " and s.to_revision is not null and (s.status, s.merged_into, s.document)"
                        + " is distinct from (n.status, n.merged_into, n.document) order by 1, 2 limit ?",
                row -> new Later(EntityKey.of(row.getString(1), row.getString(2)), row.getLong(3)),
                revision,
                most);
    }

    /** Makes the translations of what a revision brought as stale as those of the states that another one ended. */
    void keepStale(long revision, long ended) {
        sql.update(
                "update entity_state n set stale = p.stale from entity_state p where n.from_revision = ?"
                        + " and p.kind = n.kind and p.key = n.key and p.to_revision = ?",
                revision,
                ended);
    }

    /** What a revision made of the entities that follow one, by kind and key. */
    List<Transition> transitions(long revision, String afterKind, String afterKey, int size) {
        return sql.query(
                "select " + StateRows.columns("s") + ", " + StateRows.columns("p")
                        + " from entity_state s left join entity_state p"
                        + " on p.kind = s.kind and p.key = s.key and p.to_revision = s.from_revision"
                        + " where s.from_revision = ? and (s.kind, s.key) > (?, ?) order by s.kind, s.key limit ?",
                row -> new Transition(StateRows.read(row, 1 + StateRows.width()), StateRows.read(row)),
                revision,
                afterKind,
                afterKey,
                size);
    }
}
