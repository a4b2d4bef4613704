package org.skillway.progress.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.skillway.progress.ledger.Point;

/**
 * The one statement that reads what stands for a learner. It names the learner in every table, so that PostgreSQL looks
 * into one partition of each.
 */
final class StandingQuery {

    /** What is selected, by its place. */
    enum Column {
        LEDGER_ID(1),
        HEAD(2),
        AT_VERSION(3),
        EPOCH(4),
        REVISION(5),
        MERGE_REVISION(6),
        KEY(7),
        SUBJECT(8),
        VERSION(9),
        ORIGIN(10),
        RECENT(11),
        KIND(12),
        EVIDENCE(13),
        MODULE_KEY(14),
        MODULE_VERSION(15),
        PERSON(16),
        ACTOR_ID(17),
        ACTED_AS(18),
        HAPPENED_AT(19),
        RECORDED_AT(20),
        CATALOG_REVISION(21),
        DETAILS(22),
        /** From here on only where it is asked whether something has changed. */
        HEAD_HASH(23),
        TOUCHED_AT(24),
        CHANGED(25);

        private final int place;

        Column(int place) {
            this.place = place;
        }

        int place() {
            return place;
        }
    }

    /** How many columns come before those where several learners are read: {@code place}. */
    static final int BEFORE_OF_MANY = 1;

    private static final String COLUMNS = """
            kind, evidence, module_key, module_version, person, actor_id, acted_as, happened_at, recorded_at,
            catalog_revision, details""";

    // What an answer of rows alone does not tell: what else was said.
    private static final String WITHOUT_DETAILS = COLUMNS.replace("details", "cast(null as text)");

    // Where the ledger is comes once, in a row of its own, and not beside each of the others. That row is always there,
    // so that a learner without a ledger is an answer too. What comes out is not sorted: that costs less outside.
    private static final String HEAD = """
            (select 1) always left join catalog_position p on true left join learner l on l.learner_id = ?""";
    private static final String SELECT = """
            %s
            select %s, cast(null as text) as key, cast(null as jsonb) as subject, cast(null as bigint) as version,
                cast(null as text) as origin, false as recent, cast(null as text) as kind, cast(null as text) as evidence,
                cast(null as text) as module_key, cast(null as int) as module_version, cast(null as uuid) as person,
                cast(null as uuid) as actor_id, cast(null as text) as acted_as,
                cast(null as timestamptz) as happened_at, cast(null as timestamptz) as recorded_at,
                cast(null as bigint) as catalog_revision, cast(null as text) as details%s
            from %s
            union all
            select null, null, null, null, null, null, coalesce(m.survivor, s.origin), %s, s.*%s
            from (%s) s
            left join catalog_merge m on m.key = s.origin and s.kind in ('started', 'claimed', 'completed')
            %s
            """;
    private static final String PLACE =
            "l.ledger_id, l.version as head, %s as at_version, p.epoch, p.revision, p.merge_revision";

    // Where the head and the merges are those of what is known already, only the first row comes: that of the head,
    // which
    // is read once. The condition names no column, so that PostgreSQL answers it before it opens "standing".
    private static final String KNOWN = "with head as materialized (select "
            + PLACE.formatted("l.version")
            + ", l.head_hash, l.touched_at, row(l.head_hash, l.touched_at, p.epoch, p.merge_revision) is distinct from"
            + " row(cast(? as bytea), cast(? as timestamptz), cast(? as uuid), cast(? as bigint)) as changed from "
            + HEAD + ")";
    private static final String PLACE_KNOWN =
            "h.ledger_id, h.head, h.at_version, h.epoch, h.revision, h.merge_revision";
    private static final String FROM = ", h.head_hash, h.touched_at, h.changed";
    private static final String WHERE_CHANGED = "where (select changed from head)";

    private static final String ROWS =
            "select coalesce(s.first_version, s.version) as version, origin, false as recent, %s"
                    + " from standing s where s.learner_id = ? and ";
    private static final String STANDS_NOW = "s.ended_version is null";
    private static final String STOOD_THEN = "s.version <= (select version from at)"
            + " and (s.ended_version is null or s.ended_version > (select version from at))";

    private static final String WITHOUT_PLANS = " and s.kind <> 'plan-saved'";

    // What an entry says beside is not told of the last ones.
    private static final String ENTRIES = " union all (select version, coalesce(origin, key), true, "
            + COLUMNS.replace("details", "null")
            + " from ledger_entry e where e.learner_id = ? %s order by e.version desc limit 5)";

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

    // One learner after the other, each by its partition: with any(…) PostgreSQL would look into all of them.
    private static final String OF_MANY =
            "select a.place, s.* from unnest(?) with ordinality a(learner, place) cross join lateral (%s) s";
    private static final String HEADS =
            OF_MANY.formatted("select l.ledger_id, l.version from learner l where l.learner_id = a.learner limit 1");

    private static final String VERSION = "with at as (select cast(? as bigint) as version)";
    // Recorded times only grow along a ledger, so what was known at a time is its beginning.
    private static final String AS_OF = """
            with at as (select coalesce(max(e.version), 0) as version from ledger_entry e
                where e.recorded_at <= ? and e.learner_id = ?)""";
    private static final String NOW = "";

    private record Form(Extent extent, String at) {}

    private static final Map<Form, StandingQuery> ALL = Arrays.stream(Extent.values())
            .flatMap(extent -> Stream.of(NOW, VERSION, AS_OF).map(at -> new Form(extent, at)))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), StandingQuery::new));

    private static final String ALL_WITH_RECENT =
            OF_MANY.formatted(ALL.get(new Form(Extent.WITH_RECENT, NOW)).sql.replace("?", "a.learner"));

    private final String sql;
    private final int parameters;

    private StandingQuery(Form form) {
        boolean now = form.at.equals(NOW);
        boolean catalog = form.extent == Extent.WITH_CATALOG;
        String columns = form.extent == Extent.STANDING ? WITHOUT_DETAILS : COLUMNS;
        String rows = ROWS.formatted(columns)
                + (now ? STANDS_NOW : STOOD_THEN)
                + (form.extent == Extent.WITH_PLANS ? "" : WITHOUT_PLANS);
        String entries = ENTRIES.formatted(now ? "" : "and e.version <= (select version from at)");
        sql = now && form.extent == Extent.STANDING
                ? SELECT.formatted(
                        KNOWN, PLACE_KNOWN, FROM, "head h", "null", ", null, null, null", rows, WHERE_CHANGED)
                : SELECT.formatted(
                        form.at,
                        PLACE.formatted(
                                now
                                        ? "l.version"
                                        : "case when l.ledger_id is not null then (select version from at) end"),
                        "",
                        HEAD,
                        catalog ? SUBJECT : "null",
                        "",
                        form.extent == Extent.WITH_RECENT ? rows + entries : rows,
                        catalog ? CATALOG : "");
        parameters = (int) sql.chars().filter(c -> c == '?').count();
    }

    /** The same of several learners, now and with the last entries; {@code place} says whose a row is, from 1. */
    static PreparedStatement prepare(Connection connection, List<String> learners) throws SQLException {
        return prepare(connection, ALL_WITH_RECENT, learners);
    }

    /** Only where their ledgers are. */
    static PreparedStatement prepareHeads(Connection connection, List<String> learners) throws SQLException {
        return prepare(connection, HEADS, learners);
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<String> learners)
            throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setArray(1, connection.createArrayOf("text", learners.toArray()));
        return query;
    }

    /**
     * What stands now. The rows come only where they are not those that are known.
     *
     * @param known from what the known ones were read; null where none are
     */
    static PreparedStatement prepareNew(Connection connection, String learner, ReadFrom known) throws SQLException {
        StandingQuery form = ALL.get(new Form(Extent.STANDING, NOW));
        PreparedStatement query = connection.prepareStatement(form.sql);
        query.setBytes(1, known == null ? null : known.headHash());
        query.setObject(2, known == null ? null : known.touchedAt(), Types.TIMESTAMP_WITH_TIMEZONE);
        query.setObject(3, known == null ? null : known.epoch(), Types.OTHER);
        query.setObject(4, known == null ? null : known.mergeRevision(), Types.BIGINT);
        for (int next = 5; next <= form.parameters; next++) {
            query.setString(next, learner);
        }
        return query;
    }

    /** What stood at a point, or stands now with something beside; rows alone that stand now are {@link #prepareNew}. */
    static PreparedStatement prepare(Connection connection, String learner, Point point, Extent extent)
            throws SQLException {
        String at = point.version() != null ? VERSION : point.asOf() != null ? AS_OF : NOW;
        StandingQuery form = ALL.get(new Form(extent, at));
        PreparedStatement query = connection.prepareStatement(form.sql);
        int next = 1;
        if (point.version() != null) {
            query.setLong(next++, point.version());
        } else if (point.asOf() != null) {
            query.setTimestamp(next++, Timestamp.from(point.asOf()));
        }
        while (next <= form.parameters) {
            query.setString(next++, learner);
        }
        return query;
    }
}
