package org.skillway.catalog.authoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.history.Kind;

/** Where drafts are kept. */
@ApplicationScoped
class Drafts {

    private static final String COLUMNS = "kind, key, tag, document, owners, based_on, changed_by, changed_at";

    private final Statements sql;

    Drafts(Statements sql) {
        this.sql = sql;
    }

    /** The draft, which nobody else changes until the transaction ends. */
    Optional<Draft> locked(Kind kind, String key) {
        return sql.first(
                "select " + COLUMNS + " from draft where kind = ? and key = ? for update",
                Drafts::read,
                kind.wire(),
                key);
    }

    Optional<Draft> find(Kind kind, String key) {
        return sql.first(
                "select " + COLUMNS + " from draft where kind = ? and key = ?", Drafts::read, kind.wire(), key);
    }

    /**
     * Those that somebody sees, by kind and key.
     *
     * @param owner null: all
     */
    List<Draft> page(String owner, String afterKind, String afterKey, int size) {
        return sql.query(
                "select " + COLUMNS + " from draft where (cast(? as text) is null or owners @> array[cast(? as text)])"
                        + " and (kind, key) > (?, ?) order by kind, key limit ?",
                Drafts::read,
                owner,
                owner,
                afterKind,
                afterKey,
                size);
    }

    /** A new draft; empty when there is one already. */
    Optional<Draft> insert(
            Kind kind, String key, String document, Set<String> owners, Long basedOn, String by, Instant at) {
        return sql.first(
                "insert into draft (" + COLUMNS + ") values (?, ?, nextval('draft_tag'), ?::jsonb, ?, ?, ?, ?)"
                        + " on conflict do nothing returning " + COLUMNS,
                Drafts::read,
                kind.wire(),
                key,
                document,
                owners.toArray(String[]::new),
                basedOn,
                by,
                Timestamp.from(at));
    }

    Draft update(Draft draft, String document, Set<String> owners, String by, Instant at) {
        return sql.first(
                        "update draft set tag = nextval('draft_tag'), document = ?::jsonb, owners = ?, changed_by = ?,"
                                + " changed_at = ? where kind = ? and key = ? returning " + COLUMNS,
                        Drafts::read,
                        document,
                        owners.toArray(String[]::new),
                        by,
                        Timestamp.from(at),
                        draft.kind().wire(),
                        draft.key())
                .orElseThrow();
    }

    void delete(Draft draft) {
        sql.update("delete from draft where kind = ? and key = ?", draft.kind().wire(), draft.key());
    }

    /** Keeps the catalog from changing until the transaction ends, so that a key that is free stays so. */
    void holdCatalog() {
        sql.query("select revision from catalog_head for share", row -> row.getLong(1));
    }

    /** Whether a key was ever published, or is that of a draft. */
    boolean isTaken(Kind kind, String key) {
        return sql.first(
                        "select 1 from entity where kind = ? and key = ? union all"
                                + " select 1 from draft where kind = ? and key = ?",
                        row -> true,
                        kind.wire(),
                        key,
                        kind.wire(),
                        key)
                .isPresent();
    }

    private static Draft read(ResultSet row) throws SQLException {
        return new Draft(
                Kind.ofWire(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                Set.of((String[]) row.getArray(5).getArray()),
                row.getObject(6, Long.class),
                row.getString(7),
                row.getTimestamp(8).toInstant());
    }
}
