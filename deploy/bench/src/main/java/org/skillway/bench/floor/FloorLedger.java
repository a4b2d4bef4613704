package org.skillway.bench.floor;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is recorded in ledgers: one statement a write, committed by itself, and one to read a page of a learner's records. */
final class FloorLedger {

    /** Takes the commands. */
    static final String WRITE = "select answer from ledger_write(cast(cast($1 as text) as jsonb), true)";

    /** Takes the learner and how many records there are on a page, and one more. */
    static final String READ = """
            select r.* from (
                select coalesce(m.survivor, s.origin) as skill, s.origin, s.kind, coalesce(s.first_version, s.version) as version,
                    s.evidence, s.acted_as, s.module_key, s.module_version, s.happened_at, s.recorded_at, s.catalog_revision,
                    dense_rank() over (order by coalesce(m.survivor, s.origin)) as place
                from standing s left join catalog_merge m on m.key = s.origin
                where s.learner_id = $1 and s.ended_version is null and s.kind in ('started', 'claimed', 'completed')) r
            where r.place <= $2
            order by r.skill, r.happened_at, r.version
            """;

    private static final List<String> STATES = List.of("started", "claimed", "completed");
    private static final List<String> STATE_NAMES = List.of("in-progress", "claimed", "completed");

    private FloorLedger() {}

    /**
     * One word on a skill, as it stands.
     *
     * @param kind of {@link #STATES}
     * @param origin the skill under which it was recorded
     * @param module null, and its version too, where it does not rest on one
     */
    private record Fact(
            String kind,
            String origin,
            long version,
            String evidence,
            String by,
            String module,
            Integer moduleVersion,
            Instant happenedAt,
            Instant recordedAt,
            long revision) {

        static Fact of(Row row) {
            return new Fact(
                    row.getString(2),
                    row.getString(1),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getInteger(7),
                    row.getOffsetDateTime(8).toInstant(),
                    row.getOffsetDateTime(9).toInstant(),
                    row.getLong(10));
        }

        static Fact of(JsonObject told) {
            return new Fact(
                    told.getString("kind"),
                    told.getString("origin"),
                    told.getLong("version"),
                    told.getString("evidence"),
                    told.getString("by"),
                    told.getString("module"),
                    told.getInteger("moduleVersion"),
                    Instant.parse(told.getString("happenedAt")),
                    Instant.parse(told.getString("recordedAt")),
                    told.getLong("catalogRevision"));
        }
    }

    /**
     * What a write has led to.
     *
     * @param created whether it is the first that was recorded on the skill
     */
    record Made(boolean created, Buffer record) {}

    /** @return null where there is no such skill */
    static Made made(RowSet<Row> rows) {
        JsonObject step =
                rows.iterator().next().getJsonObject(0).getJsonArray("steps").getJsonObject(0);
        String outcome = step.getString("outcome");
        if (outcome.equals("unknown")) {
            return null;
        }
        JsonArray record = step.getJsonArray("record");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
            facts.add(Fact.of(record.getJsonObject(i)));
        }
        return new Made(
                outcome.equals("added") && facts.size() == 1,
                FloorJson.of(out -> record(out, step.getString("key"), facts)));
    }

    /** @param limit how many records there are on the page */
    static Buffer page(RowSet<Row> rows, int limit) {
        return FloorJson.of(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("items");
            String skill = null;
            List<Fact> facts = new ArrayList<>();
            String next = null;
            for (Row row : rows) {
                if (!row.getString(0).equals(skill)) {
                    if (skill != null) {
                        record(out, skill, facts);
                        facts.clear();
                    }
                    if (row.getLong(11) > limit) {
                        next = skill;
                        break;
                    }
                    skill = row.getString(0);
                }
                facts.add(Fact.of(row));
            }
            if (!facts.isEmpty()) {
                record(out, skill, facts);
            }
            out.writeEndArray();
            if (next != null) {
                out.writeStringField("next", next);
            }
            out.writeEndObject();
        });
    }

    private static void record(JsonGenerator out, String skill, List<Fact> facts) throws IOException {
        int state = 0;
        long version = 0;
        for (Fact fact : facts) {
            state = Math.max(state, STATES.indexOf(fact.kind()));
            version = Math.max(version, fact.version());
        }
        out.writeStartObject();
        out.writeStringField("skill", skill);
        out.writeStringField("state", STATE_NAMES.get(state));
        out.writeArrayFieldStart("evidence");
        for (Fact fact : facts) {
            if (fact.kind().equals("completed")) {
                evidence(out, skill, fact);
            }
        }
        out.writeEndArray();
        word(out, "started", facts);
        word(out, "claimed", facts);
        out.writeNumberField("version", version);
        out.writeEndObject();
    }

    private static void evidence(JsonGenerator out, String skill, Fact fact) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", fact.evidence());
        said(out, fact);
        if (fact.module() != null) {
            out.writeStringField("module", fact.module());
            out.writeNumberField("moduleVersion", fact.moduleVersion());
        }
        if (!fact.origin().equals(skill)) {
            out.writeStringField("carriedFrom", fact.origin());
        }
        out.writeNumberField("catalogRevision", fact.revision());
        out.writeEndObject();
    }

    /** The first word of a kind that completes nothing, if there is one. */
    private static void word(JsonGenerator out, String kind, List<Fact> facts) throws IOException {
        for (Fact fact : facts) {
            if (fact.kind().equals(kind)) {
                out.writeObjectFieldStart(kind);
                said(out, fact);
                out.writeEndObject();
                return;
            }
        }
    }

    private static void said(JsonGenerator out, Fact fact) throws IOException {
        out.writeStringField("by", fact.by());
        out.writeStringField("happenedAt", fact.happenedAt().toString());
        out.writeStringField("recordedAt", fact.recordedAt().toString());
    }
}
