package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.skillway.catalog.database.Statements;

/** The publications of an entity. They stay readable when it is retired. */
@ApplicationScoped
public class VersionService {

    // A retirement may keep the number of the version that it retires: the first state with a number is its
    // publication.
    private static final String PUBLICATIONS = """
            select s.version, min(s.from_revision), min(c.changed_at),
                s.version < (select max(n.version) from entity_state n
                    where n.kind = ? and n.key = ? and n.status = 'published' and n.from_revision <= ?)
            from entity_state s join catalog_change c on c.revision = s.from_revision
            where s.kind = ? and s.key = ? and s.status = 'published' and s.from_revision <= ? and s.version < ?
            group by s.version order by s.version desc limit ?
            """;

    private static final String PUBLICATION =
            "select s.from_revision from entity_state s where s.kind = ? and s.key = ?"
                    + " and s.version = ? and s.status = 'published' order by s.from_revision limit 1";

    private final Statements sql;

    VersionService(Statements sql) {
        this.sql = sql;
    }

    /**
     * Versions, newest first, as they were known at a revision.
     *
     * @param below only versions with a number below this
     */
    public List<Version> versions(Kind kind, String key, long revision, int below, int size) {
        return sql.query(
                PUBLICATIONS,
                row -> new Version(
                        row.getInt(1), row.getLong(2), row.getTimestamp(3).toInstant(), row.getBoolean(4)),
                kind.wire(),
                key,
                revision,
                kind.wire(),
                key,
                revision,
                below,
                size);
    }

    /** The revision that brought a version; empty when there is no such version. */
    public Optional<Long> revision(Kind kind, String key, int version) {
        return sql.first(PUBLICATION, row -> row.getLong(1), kind.wire(), key, version);
    }
}
