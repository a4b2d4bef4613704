package org.skillway.progress.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.skillway.progress.ledger.Point;

/**
 * The one statement that reads what stands for one learner. It names the learner in every table, so that PostgreSQL looks
 * into one partition of each.
 */
final class StandingQuery {

    private static final String COLUMNS = """
            kind, evidence, module_key, module_version, person, actor_id, acted_as, happened_at, recorded_at,
            catalog_revision, details""";

    // The outer row is always there, so that a learner without a ledger is an answer too.
    private static final String SELECT = """
            select l.ledger_id, l.version as head, at.version as at_version, p.epoch, p.revision, p.merge_revision,
                s.*, coalesce(m.survivor, s.origin) as key, %s as subject
            from (select 1) always
            left join catalog_position p on true
            left join learner l on l.learner_id = ?
            left join lateral (%s) at on true
            left join lateral (%s) s on true
            left join catalog_merge m on m.key = s.origin and s.kind in ('started', 'claimed', 'completed')
            %s
            order by s.kind, coalesce(m.survivor, s.origin), s.happened_at, s.version
            """;

    private static final String ROWS =
            "select coalesce(s.first_version, s.version) as version, origin, false as recent, " + COLUMNS
                    + " from standing s where s.learner_id = l.learner_id and s.learner_id = ? and ";
    private static final String STANDS_NOW = "s.ended_version is null";
    private static final String STOOD_THEN =
            "s.version <= at.version and (s.ended_version is null or s.ended_version > at.version)";

    private static final String ENTRIES = " union all (select version, coalesce(origin, key), true, " + COLUMNS
            + " from ledger_entry e where e.learner_id = l.learner_id and e.learner_id = ? and e.version <= at.version"
            + " order by e.version desc limit 5)";

    private static final String SUBJECT = """
            case s.kind
                when 'goal-set' then
                    jsonb_build_object('status', c.status, 'requirements', ledger_essentials(c.structure))
                when 'role-reached' then
                    jsonb_build_object('requirements', ledger_folded(cast(s.details as jsonb) -> 'requirements'))
                when 'enrolled' then
                    jsonb_build_object('status', c.status, 'modules', ledger_course_modules(c.structure))
                when 'course-completed' then cast(s.details as jsonb)
            end""";
    private static final String CATALOG = """
            left join catalog_entity c on c.key = s.origin
                and c.kind = case s.kind when 'goal-set' then 'role' when 'enrolled' then 'course' end""";

    private static final String NOW = "select l.version";
    private static final String VERSION = "select cast(? as bigint) as version";
    // Recorded times only grow along a ledger, so what was known at a time is its beginning.
    private static final String AS_OF = """
            select coalesce(max(e.version), 0) as version from ledger_entry e
            where e.learner_id = l.learner_id and e.recorded_at <= ?""";

    private record Form(Extent extent, String when) {}

    private static final Map<Form, String> SQL = Arrays.stream(Extent.values())
            .flatMap(extent -> Stream.of(NOW, VERSION, AS_OF).map(when -> new Form(extent, when)))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), StandingQuery::sql));

    private StandingQuery() {}

    static PreparedStatement prepare(Connection connection, String learner, Point point, Extent extent)
            throws SQLException {
        String when = point.version() != null ? VERSION : point.asOf() != null ? AS_OF : NOW;
        PreparedStatement query = connection.prepareStatement(SQL.get(new Form(extent, when)));
        int next = 1;
        query.setString(next++, learner);
        if (point.version() != null) {
            query.setLong(next++, point.version());
        } else if (point.asOf() != null) {
            query.setTimestamp(next++, Timestamp.from(point.asOf()));
        }
        query.setString(next++, learner);
        if (extent == Extent.WITH_RECENT) {
            query.setString(next, learner);
        }
        return query;
    }

    private static String sql(Form form) {
        String rows = ROWS + (form.when.equals(NOW) ? STANDS_NOW : STOOD_THEN);
        boolean catalog = form.extent == Extent.WITH_CATALOG;
        return SELECT.formatted(
                catalog ? SUBJECT : "null",
                form.when,
                form.extent == Extent.WITH_RECENT ? rows + ENTRIES : rows,
                catalog ? CATALOG : "");
    }
}
