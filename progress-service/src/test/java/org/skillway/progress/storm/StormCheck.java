package org.skillway.progress.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.skillway.progress.ledger.LedgerCheck;
import org.skillway.progress.support.Eventually;

/** Looks in the database for what the writers of a storm have been told, and for nothing else. */
final class StormCheck {

    private static final String CARRIED = """
            select coalesce((select revision >= ? and carried_revision = merge_revision from catalog_position), false)
                and not exists (
                    select from standing s left join catalog_merge m on m.key = s.origin
                    where s.ended_version is null and s.kind in ('started', 'claimed', 'completed')
                        and s.key <> coalesce(m.survivor, s.origin))
            """;

    private static final String CARRIED_TO_ITS_OWN_PLACE = """
            select count(*) from (
                select kind, key, lag(key) over (partition by learner_id, origin, evidence, module_key, actor_id order by version) as before
                from (select learner_id, version, kind, key, coalesce(origin, key) as origin, evidence, module_key, actor_id
                    from ledger_entry where learner_id = ? and kind <> 'revoked') facts) moves
            where kind in ('carried-over', 'carried-back') and key = before
            """;

    // Every storm leaves its learners behind, and merges move all that they hold: on a busy machine that takes minutes.
    private static final Duration CARRYING = Duration.ofMinutes(10);

    private StormCheck() {}

    /** @param revision of the catalog that has to be known */
    static void check(StormPostgres postgres, List<StormWriter> writers, long revision, String storm) throws Exception {
        Eventually.until("everything is carried along", CARRYING, () -> carried(postgres, revision));
        Map<String, List<StormWriter>> byLearner = writers.stream()
                .collect(Collectors.groupingBy(StormWriter::learner, TreeMap::new, Collectors.toList()));
        try (Connection database = postgres.connect()) {
            for (Map.Entry<String, List<StormWriter>> one : byLearner.entrySet()) {
                LedgerCheck.of(database, one.getKey());
                check(database, one.getKey(), one.getValue(), storm);
            }
        }
    }

    private static boolean carried(StormPostgres postgres, long revision) {
        try (Connection database = postgres.connect();
                PreparedStatement query = database.prepareStatement(CARRIED)) {
            query.setLong(1, revision);
            ResultSet row = query.executeQuery();
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Connection database, String learner, List<StormWriter> writers, String storm)
            throws SQLException {
        Set<UUID> found = new HashSet<>();
        Map<String, Integer> entries = new HashMap<>();
        Map<String, Integer> restsOn = new HashMap<>();
        int revocations = 0;
        try (PreparedStatement query = database.prepareStatement(
                "select kind, key, entry_id, module_key from ledger_entry"
                        + " where learner_id = ? and kind in ('completed', 'revoked', 'module-completed', 'module-revoked')")) {
            query.setString(1, learner);
            ResultSet row = query.executeQuery();
            while (row.next()) {
                entries.merge(row.getString(2), 1, Integer::sum);
                if (row.getString(4) != null) {
                    restsOn.merge(row.getString(4), 1, Integer::sum);
                } else if (row.getString(1).endsWith("completed")) {
                    found.add(row.getObject(3, UUID.class));
                } else {
                    revocations++;
                }
            }
        }
        Set<UUID> said = writers.stream()
                .flatMap(writer -> writer.said().stream())
                .map(StormWriter.Word::entryId)
                .collect(Collectors.toSet());
        assertThat(found)
                .as("%s: the entries that were acknowledged, each once", storm)
                .isEqualTo(said);
        Map<String, Instant> standing = standing(database, learner);
        int ended = 0;
        for (StormWriter writer : writers) {
            for (String key : writer.own()) {
                assertThat(entries.getOrDefault(key, 0))
                        .as("%s: entries on a skill or module that only one writes", storm)
                        .isEqualTo(writer.entries(key));
                assertThat(standing.get(key))
                        .as("%s: what stands on it", storm)
                        .isEqualTo(writer.standing().get(key));
            }
            assertThat(planned(database, learner, writer.plan()))
                    .as("%s: the plan that stands", storm)
                    .isEqualTo(writer.plannedMinutes());
            assertThat(restsOn.getOrDefault(writer.module().key(), 0))
                    .as("%s: what each completion of the module taught", storm)
                    .isEqualTo(StormWriter.OwnModule.TEACHES
                            * writer.entries(writer.module().taught()));
            ended += writer.revocations();
            assertThat(head(database, learner)).as("%s: the version", storm).isGreaterThanOrEqualTo(writer.version());
        }
        assertThat(revocations).as("%s: revocations", storm).isEqualTo(ended);
        assertThat(count(database, CARRIED_TO_ITS_OWN_PLACE, learner))
                .as("%s: carried to where it was", storm)
                .isZero();
    }

    private static Map<String, Instant> standing(Connection database, String learner) throws SQLException {
        Map<String, Instant> standing = new HashMap<>();
        try (PreparedStatement query = database.prepareStatement(
                "select key, happened_at from standing where learner_id = ? and ended_version is null")) {
            query.setString(1, learner);
            ResultSet row = query.executeQuery();
            while (row.next()) {
                standing.put(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
        return standing;
    }

    private static Long planned(Connection database, String learner, String plan) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(
                "select (cast(details as jsonb) #>> '{modules,0,minutes}')::bigint from standing"
                        + " where learner_id = ? and kind = 'plan-saved' and origin = ? and ended_version is null")) {
            query.setString(1, learner);
            query.setString(2, plan);
            ResultSet row = query.executeQuery();
            return row.next() ? row.getLong(1) : null;
        }
    }

    private static long head(Connection database, String learner) throws SQLException {
        return count(database, "select version from learner where learner_id = ?", learner);
    }

    private static long count(Connection database, String sql, String learner) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(sql)) {
            query.setString(1, learner);
            ResultSet row = query.executeQuery();
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
