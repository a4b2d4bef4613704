package org.skillway.progress.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("A ledger, as it lies in the database,")
class ChainTest {

    private static final int AT_ONCE = 32;

    @Inject
    DataSource database;

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Test
    @DisplayName("is a chain without gaps whose end stands in the learner's row")
    void chain() throws SQLException {
        learner.completes("git");
        learner.putting("{\"state\":\"completed\",\"happenedAt\":\"2001-02-03T04:05:06.123456789Z\"}", "python");
        Learner.as(Tokens.admin("admin-2"))
                .contentType("application/json")
                .body("{\"state\":\"completed\"}")
                .put("/api/v1/learners/" + learner.id() + "/skills/git")
                .then()
                .statusCode(200);
        assertThat(verified(learner.subject())).isEqualTo(3);
    }

    @Test
    @DisplayName("has one entry when 32 clients record the same at once")
    void sameAtOnce() throws Exception {
        List<Integer> answers = atOnce(i -> "git");
        assertThat(answers).containsOnly(200, 201);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(verified(learner.subject())).isEqualTo(1);
    }

    @Test
    @DisplayName("has an entry each, without a gap, when 32 clients record different skills at once")
    void differentAtOnce() throws Exception {
        List<String> keys =
                IntStream.range(0, AT_ONCE).mapToObj(i -> Catalog.freshKey()).toList();
        long revision = keys.stream().mapToLong(Catalog::publish).max().orElseThrow();
        Learner.awaitRevision(revision);
        assertThat(atOnce(keys::get)).containsOnly(201);
        assertThat(verified(learner.subject())).isEqualTo(AT_ONCE);
    }

    @Test
    @DisplayName("is written to by a retry, which adds nothing")
    void retryWrites() throws SQLException {
        learner.completes("git").statusCode(201);
        String before = one("select touched_at::text from learner where learner_id = ?");
        learner.completes("git").statusCode(200);
        assertThat(one("select touched_at::text from learner where learner_id = ?"))
                .isGreaterThan(before);
        assertThat(one("select version::text from learner where learner_id = ?"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("names actors by pseudonym only, the same one for the same person")
    void pseudonyms() throws SQLException {
        learner.completes("git");
        learner.completes("docker");
        assertThat(one("select count(distinct actor_id)::text from ledger_entry where learner_id = ?"))
                .isEqualTo("1");
        assertThat(one("select (select actor_id from actor where subject = l.learner_id)::text from ledger_entry l"
                        + " where learner_id = ? and version = 2"))
                .isEqualTo(one("select actor_id::text from ledger_entry where learner_id = ? and version = 1"));
    }

    @Test
    @DisplayName("lies in partitions, and one learner's query looks into one of each table")
    void partitions() throws SQLException {
        for (String table : List.of("learner", "ledger_entry", "standing", "actor", "idempotency_key")) {
            assertThat(one("select count(*)::text from pg_inherits where inhparent = '" + table
                            + "'::regclass and ? is not null"))
                    .as(table)
                    .isEqualTo("16");
        }
        learner.completes("git");
        // A bitmap scan names an index beside the table: what counts is which partitions are named at all.
        String plan = lines("explain select * from learner l join ledger_entry e on e.learner_id = '"
                + learner.subject() + "' where l.learner_id = '" + learner.subject() + "'");
        assertThat(partitions(plan, "learner")).hasSize(1);
        assertThat(partitions(plan, "ledger_entry")).hasSize(1);
    }

    private static Set<String> partitions(String plan, String table) {
        return Pattern.compile("\\b" + table + "_p[0-9]+")
                .matcher(plan)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("cannot be written, changed or removed by the service's own user but through the functions")
    void privileges() {
        learner.completes("git");
        for (String statement : List.of(
                "update ledger_entry set reason = 'other'",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "insert into ledger_entry select * from ledger_entry",
                "update standing set ended_version = 9",
                "delete from learner",
                "update learner set version = 9",
                "alter table ledger_entry add column mine text",
                "select ledger_append(e) from ledger_entry e",
                "create or replace function ledger_write(commands jsonb, wait boolean) returns void language sql as ''")) {
            assertThatThrownBy(() -> update(statement))
                    .as(statement)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    private List<Integer> atOnce(java.util.function.IntFunction<String> skill) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String key = skill.apply(i);
                calls.add(() -> learner.completes(key).extract().statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Holds the ledger against what it promises; returns its length. */
    private long verified(String learnerId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LedgerCheck.of(connection, learnerId);
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, learner.subject());
            ResultSet row = query.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private String lines(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            ResultSet row = query.executeQuery();
            StringBuilder lines = new StringBuilder();
            while (row.next()) {
                lines.append(row.getString(1)).append('\n');
            }
            return lines.toString();
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
