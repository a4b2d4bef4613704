package org.skillway.catalog.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.imports.Findings.Finding;
import org.skillway.catalog.imports.ImportFaultPage.ImportFaultView;
import org.skillway.catalog.imports.format.Format;

/** Imports and what was wrong with them. */
@ApplicationScoped
class ImportJobRepository {

    private static final String COLUMNS =
            "select id, actor, format, source, dry_run, retire_missing, state, bytes, bytes_read, entities_read, figures,"
                    + " outcome, faults, warnings, revision, lock_millis, created_at, ended_at from import_job ";

    private final Statements sql;
    private final ObjectMapper json;
    private final Clock clock;

    ImportJobRepository(Statements sql, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** A job that nobody runs any more, and where its upload lies. */
    record Abandoned(UUID id, String file) {}

    void create(ImportOrder order) {
        sql.update(
                "insert into import_job (id, actor, admin, format, kind, source, dry_run, retire_missing, state, file,"
                        + " bytes, created_at, seen_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, clock_timestamp())",
                order.id(),
                order.actor(),
                order.admin(),
                order.format().wire(),
                order.kind() == null ? null : order.kind().wire(),
                order.source(),
                order.dryRun(),
                order.retireMissing(),
                order.file(),
                order.bytes(),
                Timestamp.from(clock.instant()));
    }

    Optional<ImportView> find(UUID id, String actor) {
        return sql.first(COLUMNS + "where id = ? and (?::text is null or actor = ?)", this::view, id, actor, actor);
    }

    List<ImportView> page(String actor, UUID before, int size) {
        StringBuilder conditions = new StringBuilder("true");
        List<Object> arguments = new ArrayList<>();
        if (actor != null) {
            conditions.append(" and actor = ?");
            arguments.add(actor);
        }
        if (before != null) {
            conditions.append(" and (created_at, id) < (select b.created_at, b.id from import_job b where b.id = ?)");
            arguments.add(before);
        }
        arguments.add(size);
        return sql.query(
                COLUMNS + "where " + conditions + " order by created_at desc, id desc limit ?",
                this::view,
                arguments.toArray());
    }

    List<ImportFaultView> faults(UUID id, int after, int size) {
        return sql.query(
                "select warning, file, line, field, rule, message from import_fault where job = ? and position > ?"
                        + " order by position limit ?",
                row -> new ImportFaultView(
                        row.getBoolean(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                id,
                after,
                size);
    }

    boolean move(UUID id, JobState from, JobState to) {
        return sql.update("update import_job set state = ? where id = ? and state = ?", to.wire(), id, from.wire())
                == 1;
    }

    boolean progress(UUID id, long bytesRead, long entitiesRead) {
        return sql.update(
                        "update import_job set bytes_read = ?, entities_read = ? where id = ? and state = 'reading'",
                        bytesRead,
                        entitiesRead,
                        id)
                == 1;
    }

    boolean cancel(UUID id) {
        return sql.update(
                        "update import_job set state = 'cancelled', ended_at = ? where id = ? and state in"
                                + " ('queued', 'reading', 'checking')",
                        Timestamp.from(clock.instant()),
                        id)
                == 1;
    }

    /** Ends a job that has not ended, and says whether it did; what was found is kept with it. */
    boolean end(UUID id, JobState state, Findings findings, Map<String, Map<String, Long>> outcome) {
        int ended = sql.update(
                "update import_job set state = ?, ended_at = ?, figures = ?::jsonb, outcome = ?::jsonb, faults = ?,"
                        + " warnings = ? where id = ? and ended_at is null",
                state.wire(),
                Timestamp.from(clock.instant()),
                write(findings.figures()),
                write(outcome),
                findings.faults(),
                findings.warnings(),
                id);
        if (ended == 1) {
            sql.copy("import_fault (job, position, warning, file, line, field, rule, message)", rows -> {
                int position = 0;
                for (Finding finding : findings.kept()) {
                    rows.add(
                            id,
                            ++position,
                            finding.warning(),
                            storable(finding.fault().file()),
                            finding.fault().line(),
                            storable(finding.fault().field()),
                            finding.fault().rule(),
                            storable(finding.fault().message()));
                }
            });
        }
        return ended == 1;
    }

    void published(UUID id, long revision) {
        sql.update("update import_job set revision = ? where id = ?", revision, id);
    }

    void locked(UUID id, long millis) {
        sql.update("update import_job set lock_millis = ? where id = ?", millis, id);
    }

    /** Says that somebody runs them still. By the clock of the database, which all instances share. */
    void seen(Collection<UUID> running) {
        sql.update("update import_job set seen_at = clock_timestamp() where id = any (?) and ended_at is null", (Object)
                running.toArray(UUID[]::new));
    }

    /** Ends those of which nobody has said so for some time. */
    List<Abandoned> failAbandoned(Duration silence) {
        return sql.query(
                "update import_job set state = 'failed', ended_at = ? where ended_at is null"
                        + " and seen_at < clock_timestamp() - make_interval(secs => ?) returning id, file",
                row -> new Abandoned(row.getObject(1, UUID.class), row.getString(2)),
                Timestamp.from(clock.instant()),
                silence.toMillis() / 1000.0);
    }

    /** Names in hostile files may hold what PostgreSQL does not store. */
    private static String storable(String text) {
        String clean = text.replaceAll("[\\x00\\p{Cs}]", "\ufffd");
        return clean.length() <= 1000 ? clean : clean.substring(0, 1000).replaceAll("\\p{Cs}$", "") + "…";
    }

    private ImportView view(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp(18);
        return new ImportView(
                row.getObject(1, UUID.class),
                row.getString(2),
                Format.fromString(row.getString(3)),
                row.getString(4),
                row.getBoolean(5),
                row.getBoolean(6),
                JobState.ofWire(row.getString(7)),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                read(row.getString(11), new TypeReference<Map<String, Long>>() {}),
                read(row.getString(12), new TypeReference<Map<String, Map<String, Long>>>() {}),
                row.getLong(13),
                row.getLong(14),
                row.getObject(15, Long.class),
                row.getObject(16, Long.class),
                row.getTimestamp(17).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
