package org.skillway.bench.floor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A role with where a learner stands on every skill of it: one statement over {@link FloorCatalog} and the learner's records,
 * which PostgreSQL makes one row of for each skill that is asked for, and the rest is adding up.
 */
final class FloorRole {

    /** Takes the learner and the key of the role. */
    static final String STATEMENT = """
            with recursive
            records as materialized (
                select kind, origin, module_key, evidence, happened_at from standing
                where learner_id = $1 and ended_version is null),
            known as materialized (
                select k.id, bool_or(s.kind = 'completed') as completed, bool_or(s.kind = 'claimed') as claimed,
                    min(s.happened_at) filter (where s.kind = 'completed') as completed_at,
                    array_agg(distinct s.evidence) filter (where s.kind = 'completed') as evidence
                from records s join floor.skill k on k.key = s.origin
                where s.kind in ('completed', 'claimed', 'started') group by k.id),
            held as materialized (select coalesce(array_agg(id), '{}') as ids from known where completed),
            wanted as materialized (
                select r.key as role, r.title as role_title, q.place, q.importance, q.at_least, w.position, s.id, s.key,
                    s.title, coalesce(k.completed, false) as completed, k.claimed, k.completed_at, k.evidence
                from floor.role r
                join floor.requirement q on q.role = r.id
                join floor.requirement_skill w on w.role = q.role and w.place = q.place
                join floor.skill s on s.id = w.skill
                left join known k on k.id = s.id
                where r.key = $2),
            missing (origin, id) as (
                select w.id, p.needs from held h cross join wanted w join floor.prerequisite p on p.skill = w.id
                where not w.completed and p.needs <> all (h.ids)
                union
                select m.origin, p.needs from held h cross join missing m join floor.prerequisite p on p.skill = m.id
                where p.needs <> all (h.ids)),
            before as (
                select m.origin, string_agg('{"key":' || to_json(s.key) || ',"title":' || to_json(s.title) || '}', ','
                    order by s.id) as skills
                from missing m join floor.skill s on s.id = m.id group by m.origin),
            taught as (
                select w.id, string_agg('{"key":' || to_json(m.key) || ',"title":' || to_json(m.title) || ',"minutes":'
                    || m.minutes || ',"language":' || to_json(m.language) || ',"level":' || to_json(m.level)
                    || ',"state":' || case
                        when m.key in (select module_key from records where kind = 'module-completed') then '"done"}'
                        when exists (select from floor.need n where n.module = m.id
                            and n.at_least > (select count(*) from unnest(n.skills) k (id) where k.id = any (h.ids))
                            and (n.before is null or not n.before <@ h.ids)) then '"locked"}'
                        else '"open"}' end, ',' order by m.minutes, m.key) as modules
                from (select distinct id from wanted) w
                join floor.teaches t on t.skill = w.id
                join floor.module m on m.id = t.module
                cross join held h group by w.id)
            select w.role, w.role_title, w.place, w.importance, w.at_least, w.key, w.title, w.completed, w.claimed,
                w.completed_at, w.evidence, b.skills, t.modules, p.skills,
                (select l.version from learner l where l.learner_id = $1), (select revision from catalog_position)
            from wanted w
            left join before b on b.origin = w.id
            left join taught t on t.id = w.id
            left join lateral (
                select string_agg('{"key":' || to_json(s.key) || ',"title":' || to_json(s.title) || ',"met":'
                    || (s.id = any (h.ids)) || '}', ',' order by s.id) as skills
                from held h, floor.prerequisite p join floor.skill s on s.id = p.needs where p.skill = w.id) p on true
            order by w.place, w.position
            """;

    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> EVIDENCE = List.of("self-reported", "module-completed", "assessed", "imported");

    private final Map<Integer, List<Row>> requirements = new LinkedHashMap<>();
    private final String learner;
    private final Row first;

    private FloorRole(String learner, RowSet<Row> rows) {
        this.learner = learner;
        rows.forEach(row -> requirements
                .computeIfAbsent(row.getInteger(2), place -> new ArrayList<>())
                .add(row));
        this.first = rows.iterator().next();
    }

    /** @return null where there is no such role */
    static String answer(String learner, RowSet<Row> rows) {
        return rows.size() == 0 ? null : new FloorRole(learner, rows).answer();
    }

    private String answer() {
        StringWriter text = new StringWriter(65_536);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("learner", learner);
            out.writeObjectFieldStart("role");
            out.writeStringField("key", first.getString(0));
            out.writeStringField("title", first.getString(1));
            out.writeBooleanField("retired", false);
            out.writeEndObject();
            out.writeNumberField("catalogRevision", first.getLong(15));
            Long version = first.getLong(14);
            out.writeNumberField("progressVersion", version == null ? 0 : version);
            strings(out, "counted", EVIDENCE);
            readiness(out);
            out.writeArrayFieldStart("requirements");
            for (List<Row> requirement : requirements.values()) {
                requirement(out, requirement);
            }
            out.writeEndArray();
            gap(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void readiness(JsonGenerator out) throws IOException {
        long essential =
                requirements.values().stream().filter(FloorRole::essential).count();
        long essentialMet = requirements.values().stream()
                .filter(requirement -> essential(requirement) && missing(requirement) == 0)
                .count();
        long met = requirements.values().stream()
                .filter(requirement -> missing(requirement) == 0)
                .count();
        out.writeObjectFieldStart("readiness");
        share(out, "essential", essentialMet, essential);
        share(out, "all", met, requirements.size());
        out.writeNumberField("essentialMet", essentialMet);
        out.writeNumberField("essentialTotal", essential);
        out.writeNumberField("met", met);
        out.writeNumberField("total", requirements.size());
        out.writeEndObject();
    }

    private static void share(JsonGenerator out, String name, long part, long whole) throws IOException {
        if (whole == 0) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, (double) part / whole);
        }
    }

    private static void requirement(JsonGenerator out, List<Row> skills) throws IOException {
        out.writeStartObject();
        out.writeStringField("importance", skills.get(0).getString(3));
        out.writeNumberField("atLeast", skills.get(0).getInteger(4));
        out.writeNumberField("completed", completed(skills));
        out.writeNumberField("missing", missing(skills));
        out.writeBooleanField("met", missing(skills) == 0);
        out.writeArrayFieldStart("skills");
        for (Row skill : skills) {
            skill(out, skill);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void skill(JsonGenerator out, Row skill) throws IOException {
        out.writeStartObject();
        out.writeStringField("key", skill.getString(5));
        out.writeStringField("title", skill.getString(6));
        out.writeStringField("state", state(skill));
        String[] evidence = skill.getArrayOfStrings(10);
        strings(
                out,
                "evidence",
                evidence == null
                        ? List.of()
                        : EVIDENCE.stream().filter(List.of(evidence)::contains).toList());
        OffsetDateTime completed = skill.getOffsetDateTime(9);
        if (completed != null) {
            out.writeStringField("completedAt", completed.toInstant().toString());
        }
        out.writeBooleanField("counts", skill.getBoolean(7));
        String missing = skill.getString(11);
        out.writeBooleanField("unlocked", missing == null);
        raw(out, "prerequisites", skill.getString(13));
        raw(out, "missingPrerequisites", missing);
        raw(out, "modules", skill.getString(12));
        out.writeEndObject();
    }

    private void gap(JsonGenerator out) throws IOException {
        Map<String, List<Integer>> gap = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        int essential = 0;
        int unmet = 0;
        for (Map.Entry<Integer, List<Row>> requirement : requirements.entrySet()) {
            if (missing(requirement.getValue()) > 0) {
                unmet++;
                essential += essential(requirement.getValue()) ? 1 : 0;
                for (Row skill : requirement.getValue()) {
                    if (!skill.getBoolean(7)) {
                        gap.computeIfAbsent(skill.getString(5), key -> new ArrayList<>())
                                .add(requirement.getKey());
                        reasons.put(skill.getString(5), state(skill));
                    }
                }
            }
        }
        out.writeObjectFieldStart("gap");
        out.writeNumberField("requirements", unmet);
        out.writeNumberField("essential", essential);
        strings(out, "skills", gap.keySet());
        out.writeArrayFieldStart("why");
        for (Map.Entry<String, List<Integer>> skill : gap.entrySet()) {
            out.writeStartObject();
            out.writeStringField("skill", skill.getKey());
            out.writeStringField("reason", reasons.get(skill.getKey()));
            out.writeArrayFieldStart("requirements");
            for (int place : skill.getValue()) {
                List<Row> requirement = requirements.get(place);
                out.writeStartObject();
                out.writeNumberField("place", place);
                out.writeStringField("importance", requirement.get(0).getString(3));
                out.writeNumberField("missing", missing(requirement));
                out.writeNumberField("among", requirement.size() - completed(requirement));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static String state(Row skill) {
        return skill.getBoolean(7)
                ? "completed"
                : skill.getBoolean(8) == null ? "open" : skill.getBoolean(8) ? "claimed" : "in-progress";
    }

    private static boolean essential(List<Row> skills) {
        return skills.get(0).getString(3).equals("essential");
    }

    private static int completed(List<Row> skills) {
        return (int) skills.stream().filter(skill -> skill.getBoolean(7)).count();
    }

    private static int missing(List<Row> skills) {
        return Math.max(0, skills.get(0).getInteger(4) - completed(skills));
    }

    private static void strings(JsonGenerator out, String name, Iterable<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    /** @param items JSON that PostgreSQL has written; null for nothing */
    private static void raw(JsonGenerator out, String name, String items) throws IOException {
        out.writeFieldName(name);
        out.writeRawValue("[" + (items == null ? "" : items) + "]");
    }
}
