package org.skillway.progress.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.skillway.progress.ledger.LedgersChanged;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.web.Words;

/** The SQL of imports. JDBC at first hand: lines come by the thousand, and nothing of them is an entity to keep. */
@ApplicationScoped
class ImportRepository {

    private static final String SELECT =
            "select id, acted_as, state, lines, loaded, added, same, faults, created_at, ended_at from completion_import i ";

    private final DataSource database;
    private final Clock clock;
    private final Event<LedgersChanged> changed;

    ImportRepository(DataSource database, Clock clock, Event<LedgersChanged> changed) {
        this.database = database;
        this.clock = clock;
        this.changed = changed;
    }

    /** A fault with its place in the list of faults. */
    record StoredFault(long position, CompletionFault fault) {}

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    void create(UUID id, String subject, ActedAs actedAs, ImportFormat format) throws SQLException {
        Timestamp now = Timestamp.from(clock.instant());
        update(
                "insert into completion_import (id, actor_id, acted_as, format, state, created_at, touched_at)"
                        + " values (?, ledger_load_actor(?), ?, ?, 'receiving', ?, ?)",
                id,
                subject,
                Words.of(actedAs),
                Words.of(format),
                now,
                now);
    }

    /** Keeps lines that have been read, and what is wrong with others. */
    void add(UUID id, List<CompletionRow> rows, List<CompletionFault> faults) throws SQLException {
        copy(
                "completion_row (import_id, line, learner_id, skill, module, happened_at, entry_id)",
                rows.stream()
                        .map(row -> line(
                                id,
                                row.line(),
                                row.learner(),
                                row.skill(),
                                row.module(),
                                row.happenedAt(),
                                row.entryId()))
                        .toList());
        copy(
                "completion_fault (import_id, line, field, rule)",
                faults.stream()
                        .map(fault -> line(id, fault.line(), fault.field(), fault.rule()))
                        .toList());
    }

    /** Says how far the reading is; false where the import has ended meanwhile. */
    boolean received(UUID id, ImportState state, long lines, long lastRow, long faults) throws SQLException {
        return update(
                        "update completion_import set state = ?, lines = ?, last_row = ?, faults = ?, touched_at = ?"
                                + " where id = ? and state = 'receiving'",
                        Words.of(state),
                        lines,
                        lastRow,
                        faults,
                        Timestamp.from(clock.instant()),
                        id)
                == 1;
    }

    /** Takes the next lines into the ledgers; null where another process is at it, or it is over. */
    String load(UUID id, int most) throws SQLException {
        Optional<String> state = query(
                        "select ledger_load(?, ?)", row -> Optional.ofNullable(row.getString(1)), id, most)
                .get(0);
        state.ifPresent(loaded -> changed.fire(LedgersChanged.OF_MANY));
        return state.orElse(null);
    }

    List<UUID> loading() throws SQLException {
        return query(
                "select id from completion_import where state = 'loading' order by created_at, id",
                row -> row.getObject(1, UUID.class));
    }

    /** Ends an import that is in this state; what has not been loaded is dropped. */
    boolean end(UUID id, ImportState from, ImportState to) throws SQLException {
        boolean ended = update(
                        "update completion_import set state = ?, ended_at = ? where id = ? and state = ?",
                        Words.of(to),
                        Timestamp.from(clock.instant()),
                        id,
                        Words.of(from))
                == 1;
        if (ended) {
            update("delete from completion_row where import_id = ?", id);
        }
        return ended;
    }

    /** Uploads of which nothing has come for so long. */
    List<UUID> abandoned(Duration silence) throws SQLException {
        return query(
                "select id from completion_import where state = 'receiving' and touched_at < ?",
                row -> row.getObject(1, UUID.class),
                Timestamp.from(clock.instant().minus(silence)));
    }

    /** Removes an upload; one that has been queued stays, whatever became of the answer that said so. */
    void remove(UUID id) throws SQLException {
        if (update("delete from completion_import where id = ? and state = 'receiving'", id) == 1) {
            update("delete from completion_row where import_id = ?", id);
        }
    }

    /** @param subject whose; null for everybody's */
    Optional<ImportView> find(UUID id, String subject) throws SQLException {
        return query(
                        SELECT + "where id = ? and (?::text is null or actor_id = (select actor_id from actor where"
                                + " subject = ?))",
                        ImportRepository::view,
                        id,
                        subject,
                        subject)
                .stream()
                .findFirst();
    }

    /**
     * @param subject whose; null for everybody's
     * @param before the last of the page before; null for the first page
     */
    List<ImportView> page(String subject, UUID before, int limit) throws SQLException {
        return query(
                SELECT + "where (?::text is null or actor_id = (select actor_id from actor where subject = ?))"
                        + " and (?::uuid is null or (created_at, id) <"
                        + " (select b.created_at, b.id from completion_import b where b.id = ?))"
                        + " order by created_at desc, id desc limit ?",
                ImportRepository::view,
                subject,
                subject,
                before,
                before,
                limit);
    }

    List<StoredFault> faults(UUID id, long after, int limit) throws SQLException {
        return query(
                "select position, line, field, rule from completion_fault where import_id = ? and position > ?"
                        + " order by position limit ?",
                row -> new StoredFault(
                        row.getLong(1), new CompletionFault(row.getLong(2), row.getString(3), row.getString(4))),
                id,
                after,
                limit);
    }

    private static ImportView view(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new ImportView(
                row.getObject("id", UUID.class),
                Words.parse(ActedAs.class, row.getString("acted_as")),
                Words.parse(ImportState.class, row.getString("state")),
                row.getLong("lines"),
                row.getLong("loaded"),
                row.getLong("added"),
                row.getLong("same"),
                row.getLong("faults"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    /** A line of COPY's text format. What has been checked has no control characters; a backslash it may have. */
    private static String line(Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            line.append(line.isEmpty() ? "" : "\t");
            line.append(value == null ? "\\N" : value.toString().replace("\\", "\\\\"));
        }
        return line.append('\n').toString();
    }

    private void copy(String target, List<String> lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
        try (Connection connection = database.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin", new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new SQLException("COPY broke off", "08000", e);
        }
    }

    private int update(String sql, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private <T> List<T> query(String sql, Row<T> row, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
