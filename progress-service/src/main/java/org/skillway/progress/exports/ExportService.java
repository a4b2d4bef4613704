package org.skillway.progress.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.audit.AuditService;
import org.skillway.progress.ledger.ActorRepository;
import org.skillway.progress.ledger.LedgerRow;
import org.skillway.progress.ledger.Persons;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.record.RecordView;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.standing.Held;
import org.skillway.progress.standing.StandingService;
import org.skillway.progress.web.ProgressMoment;

/**
 * Writes all that is held about a learner. An entry never changes, so pages that are read one after the other are what the
 * ledger was at the version with which the export began; between them no connection waits for a slow client.
 */
@ApplicationScoped
class ExportService {

    private final StandingService standing;
    private final ExportRepository exports;
    private final ActorRepository actors;
    private final AuditService audit;
    private final ObjectMapper json;
    private final ObjectWriter values;

    ExportService(
            StandingService standing,
            ExportRepository exports,
            ActorRepository actors,
            AuditService audit,
            ObjectMapper json) {
        this.audit = audit;
        this.standing = standing;
        this.exports = exports;
        this.actors = actors;
        this.json = json;
        this.values = json.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .writer()
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    /** What stood at a point of the ledger, with which an export begins; nothing of it goes out unnoted. */
    @Transactional
    public Held begin(Access who, Point point) {
        Held held = standing.readWithPlans(who.learner(), point);
        audit.exported(who);
        return held;
    }

    /** One object: what stood, then the ledger from its first entry on, up to then. */
    void json(String learner, Held held, OutputStream target) throws IOException {
        // Closed at the end alone: a generator that is closed early ends the object as if it were whole.
        JsonGenerator out = json.getFactory().createGenerator(target);
        out.writeStartObject();
        out.writeStringField("learner", learner);
        if (held.moment().version() > 0) {
            out.writeStringField("ledger", chain(learner, held.moment()).toString());
        }
        out.writeNumberField("version", held.moment().version());
        array("records", RecordView.from(held.skills()), out);
        array("facts", facts(held), out);
        out.writeArrayFieldStart("entries");
        entries(learner, held.moment(), out);
        out.writeEndArray();
        out.writeEndObject();
        out.close();
    }

    private void array(String name, List<?> items, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (Object item : items) {
            values.writeValue(out, item);
        }
        out.writeEndArray();
    }

    private List<ExportedFact> facts(Held held) {
        List<StandingRow> rows =
                held.rows().stream().filter(row -> !row.kind().isAboutSkill()).toList();
        Persons persons = actors.persons(rows.stream().map(StandingRow::person).toList());
        return rows.stream().map(row -> ExportedFact.from(row, persons)).toList();
    }

    private UUID chain(String learner, ProgressMoment moment) throws IOException {
        return sql(() -> exports.chain(learner, moment)).orElseThrow(ExportService::erased);
    }

    private static IOException erased() {
        // Ends the connection, so that nobody takes what came so far for all.
        return new IOException("The ledger was erased while it was exported");
    }

    private void entries(String learner, ProgressMoment moment, JsonGenerator out) throws IOException {
        long written = 0;
        while (written < moment.version()) {
            long after = written;
            List<LedgerRow> page = sql(() -> exports.entries(learner, moment, after));
            if (page.isEmpty()) {
                throw erased();
            }
            for (LedgerRow row : page) {
                values.writeValue(out, ExportedEntry.from(row));
            }
            written = page.get(page.size() - 1).entry().version();
        }
    }

    /** One line for each thing that stands on a skill. */
    void csv(Held held, OutputStream target) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        RecordTable.write(held.skills(), writer);
        writer.flush();
    }

    private static <T> T sql(Sql<T> query) {
        try {
            return query.run();
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        }
    }

    private interface Sql<T> {
        T run() throws SQLException;
    }
}
