package org.skillway.bench.floor;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.skillway.bench.floor.RoleAnswer.Requirement;
import org.skillway.bench.floor.RoleAnswer.Skill;

/**
 * A role with where a learner stands on every skill of it: one statement over {@link FloorCatalog} and the learner's records,
 * which PostgreSQL makes one row of for each skill that is asked for, and the rest is adding up.
 */
final class FloorRole {

    /** Takes the learner and the key of the role. */
    static final String STATEMENT = """
            with recursive
            records as materialized (
                select kind, origin, evidence, happened_at from standing
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
                        when m.key in (select origin from records where kind = 'module-completed') then '"done"}'
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

    private FloorRole() {}

    /** @return null where there is no such role */
    static Buffer answer(String learner, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return null;
        }
        List<Requirement> requirements = new ArrayList<>();
        for (Row row : rows) {
            int place = row.getInteger(2);
            if (requirements.isEmpty()
                    || requirements.get(requirements.size() - 1).place() != place) {
                requirements.add(new Requirement(place, row.getString(3), row.getInteger(4), new ArrayList<>()));
            }
            requirements.get(requirements.size() - 1).skills().add(new Asked(row));
        }
        Row first = rows.iterator().next();
        Long version = first.getLong(14);
        return new RoleAnswer(
                        learner,
                        first.getString(0),
                        first.getString(1),
                        version == null ? 0 : version,
                        first.getLong(15),
                        requirements)
                .json();
    }

    private record Asked(Row row) implements Skill {

        @Override
        public String key() {
            return row.getString(5);
        }

        @Override
        public String title() {
            return row.getString(6);
        }

        @Override
        public boolean completed() {
            return row.getBoolean(7);
        }

        @Override
        public String state() {
            return completed()
                    ? "completed"
                    : row.getBoolean(8) == null ? "open" : row.getBoolean(8) ? "claimed" : "in-progress";
        }

        @Override
        public List<String> evidence() {
            String[] evidence = row.getArrayOfStrings(10);
            return evidence == null
                    ? List.of()
                    : RoleAnswer.EVIDENCE.stream()
                            .filter(List.of(evidence)::contains)
                            .toList();
        }

        @Override
        public Instant completedAt() {
            OffsetDateTime completed = row.getOffsetDateTime(9);
            return completed == null ? null : completed.toInstant();
        }

        @Override
        public void around(JsonGenerator out) throws IOException {
            String missing = row.getString(11);
            out.writeBooleanField("unlocked", missing == null);
            items(out, "prerequisites", row.getString(13));
            items(out, "missingPrerequisites", missing);
            items(out, "modules", row.getString(12));
        }

        /** @param items JSON that PostgreSQL has written; null for nothing */
        private static void items(JsonGenerator out, String name, String items) throws IOException {
            out.writeArrayFieldStart(name);
            if (items != null) {
                out.writeRaw(items);
            }
            out.writeEndArray();
        }
    }
}
