package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.skillway.catalog.database.Statements;

/** Moves what is staged into the catalog. Whoever calls holds the lock of the head. */
@ApplicationScoped
class RevisionRepository {

    private final Statements sql;

    RevisionRepository(Statements sql) {
        this.sql = sql;
    }

    /** Takes the lock of the head until the transaction ends. */
    long lock() {
        // Even the largest import holds it for less; who waits longer is told to come again.
        sql.query("select set_config('lock_timeout', '60s', true)", row -> row.getString(1));
        return sql.first("select revision from catalog_head for update", row -> row.getLong(1))
                .orElseThrow();
    }

    void open(long revision, Instant now, String actor, Action action, Long reverts) {
        sql.update("update catalog_head set revision = ?", revision);
        sql.update(
                "insert into catalog_change (revision, changed_at, actor, action, reverts) values (?, ?, ?, ?, ?)",
                revision,
                Timestamp.from(now),
                actor,
                action.wire(),
                reverts);
    }

    /** Ends the states that are replaced and begins those that are staged. */
    Publication move(UUID stage, long revision, int unchanged) {
        sql.update(
                "update entity_state e set to_revision = ? from staged_state s where s.stage = ? and e.kind = s.kind"
                        + " and e.key = s.key and e.to_revision is null",
                revision,
                stage);
        sql.update(
                "insert into entity (kind, key) select kind, key from staged_state where stage = ? order by kind, key"
                        + " on conflict do nothing",
                stage);
        Publication publication = count(stage, revision, unchanged);
        sql.update(
                "insert into entity_state (kind, key, from_revision, version, status, merged_into, document, stale)"
                        + " select s.kind, s.key, ?, coalesce(e.version, 0) + (s.status = 'published')::int, s.status,"
                        + " s.merged_into, s.document, s.stale from staged_state s left join entity_state e"
                        + " on e.kind = s.kind and e.key = s.key and e.to_revision = ? where s.stage = ?",
                revision,
                revision,
                stage);
        sql.update(
                "delete from entity_reference r using staged_state s where s.stage = ? and r.from_kind = s.kind"
                        + " and r.from_key = s.key",
                stage);
        sql.update(
                "insert into entity_reference (from_kind, from_key, relation, to_kind, to_key)"
                        + " select from_kind, from_key, relation, to_kind, to_key from staged_reference where stage = ?",
                stage);
        return publication;
    }

    private Publication count(UUID stage, long revision, int unchanged) {
        return sql.first(
                        "select count(*) filter (where e.kind is null), count(*) filter (where e.kind is not null"
                                + " and s.status <> 'retired'), count(*) filter (where s.status = 'retired')"
                                + " from staged_state s left join entity_state e on e.kind = s.kind and e.key = s.key"
                                + " and e.to_revision = ? where s.stage = ?",
                        row -> new Publication(revision, row.getInt(1), row.getInt(2), unchanged, row.getInt(3)),
                        revision,
                        stage)
                .orElseThrow();
    }
}
