package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.ledger.LedgerCheck;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.OwnedPostgresResource;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("When skills are merged")
class CarryTest {

    private static final int AT_ONCE = 32;

    @Inject
    DataSource database;

    private final Learner learner = Learner.fresh();
    private final String a = Catalog.freshKey();
    private final String b = Catalog.freshKey();
    private final String c = Catalog.freshKey();

    @BeforeEach
    void skills() {
        Learner.awaitRevision(
                Stream.of(a, b, c).mapToLong(Catalog::publish).max().orElseThrow());
    }

    @Test
    @DisplayName("each holder gets an entry that names what it carries, from where, and the merge")
    void entry() throws SQLException {
        learner.putting("{\"state\":\"completed\",\"happenedAt\":\"2020-01-02T03:04:05Z\"}", a);
        long merge = carried(Catalog.merge(a, b));
        learner.reads("/history")
                .header("Skillway-Progress-Version", "2")
                .body("items", hasSize(2))
                .body("items[0].kind", equalTo("carried-over"))
                .body("items[0].carries", equalTo("completed"))
                .body("items[0].skill", equalTo(b))
                .body("items[0].origin", equalTo(a))
                .body("items[0].evidence", equalTo("self-reported"))
                .body("items[0].by", equalTo("self"))
                .body("items[0].happenedAt", equalTo("2020-01-02T03:04:05Z"))
                .body("items[0].catalogRevision", equalTo((int) merge));
        assertThat(checked()).isEqualTo(2);
    }

    @Test
    @DisplayName("the entry names its own merge, whatever else was merged meanwhile")
    void ownMerge() {
        String other = Learner.knownSkill();
        learner.completes(a);
        learner.completes(other);
        long first = Catalog.merge(a, b);
        long second = Catalog.merge(other, c);
        carried(second);
        learner.reads("/history")
                .body("items.find { it.origin == '" + a + "' }.catalogRevision", equalTo((int) first))
                .body("items.find { it.origin == '" + other + "' }.catalogRevision", equalTo((int) second));
        long back = Catalog.publish(a);
        carried(Catalog.publish(other));
        learner.reads("/history")
                .body("items.find { it.origin == '" + a + "' }.kind", equalTo("carried-back"))
                .body("items.find { it.origin == '" + a + "' }.catalogRevision", equalTo((int) back));
    }

    @Test
    @DisplayName("carrying over changes no answer but the history, neither before nor after, nor in the past")
    void answersStay() throws SQLException {
        learner.completes(a);
        learner.putting("{\"state\":\"in-progress\",\"happenedAt\":\"2020-01-02T03:04:05Z\"}", a);
        learner.completes(b);
        // The holder is being written by somebody else, so that nothing can be carried yet.
        try (Connection other = owner()) {
            other.setAutoCommit(false);
            run(other, "select from learner where learner_id = ? for update");
            Learner.awaitRevision(Catalog.merge(a, b));
            List<String> before = answers("");
            other.rollback();
            carried(0);
            learner.reads("/history").header("Skillway-Progress-Version", "5");
            assertThat(answers("")).isEqualTo(before);
        }
        assertThat(answers("?version=3")).isEqualTo(answers("?version=4")).isEqualTo(answers("?version=5"));
        assertThat(answers("")).isEqualTo(answers("?version=5"));
    }

    @Test
    @DisplayName("taking the merge back withdraws what it carried over, and nothing else")
    void back() throws SQLException {
        Learner both = Learner.fresh();
        Learner late = Learner.fresh();
        learner.completes(a);
        both.completes(a);
        both.completes(b);
        carried(Catalog.merge(a, b));
        late.completes(a).body("skill", equalTo(b));
        carried(Catalog.publish(a));
        assertThat(skills(learner)).containsExactly(a);
        assertThat(skills(both)).containsExactlyInAnyOrder(a, b);
        assertThat(skills(late)).as("recorded on b, whatever it was called").containsExactly(b);
        late.reads("/history").body("items", hasSize(1));
        learner.reads("/history")
                .body("items.kind", equalTo(List.of("carried-back", "carried-over", "completed")))
                .body("items[0].skill", equalTo(a));
        assertThat(checked()).isEqualTo(3);
    }

    @Test
    @DisplayName("a chain of merges is followed, and taken back in any order")
    void chains() throws SQLException {
        learner.completes(a);
        carried(Catalog.merge(a, b));
        carried(Catalog.merge(b, c));
        assertThat(skills(learner)).containsExactly(c);
        carried(Catalog.publish(a));
        assertThat(skills(learner)).containsExactly(a);
        carried(Catalog.merge(a, b));
        assertThat(skills(learner)).containsExactly(c);
        long back = Catalog.publish(b);
        carried(back);
        assertThat(skills(learner)).containsExactly(b);
        learner.reads("/history")
                .body("items[0].kind", equalTo("carried-over"))
                .body("items[0].catalogRevision", equalTo((int) back));
        carried(Catalog.publish(a));
        assertThat(skills(learner)).containsExactly(a);
        learner.reads("/history")
                .body("items.skill", equalTo(List.of(a, b, c, a, c, b, a)))
                .body("items[0].kind", equalTo("carried-back"));
        assertThat(checked()).isEqualTo(7);
    }

    @Test
    @DisplayName("what was revoked after it was carried over stays revoked when the merge is taken back")
    void revoked() throws SQLException {
        learner.completes(a);
        learner.completes(b);
        carried(Catalog.merge(a, b));
        learner.asking()
                .delete("/api/v1/learners/me/skills/" + b + "?reason=mistake")
                .then()
                .statusCode(204);
        carried(Catalog.publish(a));
        assertThat(skills(learner)).isEmpty();
        assertThat(checked()).isEqualTo(4);
    }

    @Test
    @DisplayName("the evidence of every actor and module is carried, each as whose it was")
    void severalActors() throws SQLException {
        learner.completes(a);
        learner.putting("{\"state\":\"in-progress\"}", a);
        Learner.as(Tokens.admin("admin-carry"))
                .contentType("application/json")
                .body("{\"state\":\"completed\"}")
                .put("/api/v1/learners/" + learner.id() + "/skills/" + a);
        try (Connection owner = owner()) {
            run(owner, """
                    select ledger_begin(row(?, null, null, 'completed', '%s', 'module-completed', a.actor_id, 'self', null,
                        null, 7, null, 'a-module', 3, null, null, null, null, null, null)::ledger_entry)
                    from (select actor_id from ledger_entry where kind = 'started' limit 1) a""".formatted(a));
        }
        String before = evidence(a);
        carried(Catalog.merge(a, b));
        assertThat(evidence(b)).isEqualTo(before);
        assertThat(before).contains("imported admin", "self-reported self", "module-completed self a-module 3");
        assertThat(
                        one(
                                "select string_agg(distinct carries, ',' order by carries) from ledger_entry where learner_id = ?"))
                .isEqualTo("completed,started");
        assertThat(checked()).isEqualTo(8);
    }

    @Test
    @DisplayName("a retry under the merged key adds nothing, a word under the surviving one does")
    void retried() throws SQLException {
        learner.completes(a).statusCode(201);
        carried(Catalog.merge(a, b));
        learner.completes(a).statusCode(200).header("Skillway-Progress-Version", "2");
        learner.completes(b).statusCode(200).header("Skillway-Progress-Version", "3");
        carried(Catalog.publish(a));
        assertThat(skills(learner)).containsExactlyInAnyOrder(a, b);
        assertThat(checked()).isEqualTo(4);
    }

    @Test
    @DisplayName("a retry that names its entry adds nothing, whatever was merged or taken back in between")
    void retriedByEntry() throws SQLException {
        carried(Catalog.merge(a, b));
        String body = "{\"state\":\"completed\",\"entryId\":\"" + UUID.randomUUID() + "\"}";
        learner.putting(body, a).then().statusCode(201);
        carried(Catalog.publish(a));
        learner.completes(a).statusCode(201);
        learner.putting(body, a).then().statusCode(200).header("Skillway-Progress-Version", "2");
        learner.putting(body, c).then().statusCode(409);
        carried(Catalog.merge(b, c));
        learner.putting(body, a).then().statusCode(200);
        assertThat(checked()).isEqualTo(3);
    }

    @Test
    @DisplayName("a ledger that is asked for several times at once is carried along once")
    void once() throws Exception {
        List<Learner> learners = Stream.generate(Learner::fresh).limit(8).toList();
        learners.forEach(one -> one.completes(a));
        Learner.awaitRevision(Catalog.merge(a, b));
        Object[] subjects = learners.stream().map(Learner::subject).toArray();
        atOnce(IntStream.range(0, 8)
                .<Callable<Void>>mapToObj(i -> () -> carry(subjects))
                .toList());
        carried(0);
        for (Learner one : learners) {
            one.reads("/history").body("items.kind", equalTo(List.of("carried-over", "completed")));
        }
    }

    @Test
    @DisplayName(
            "while 32 write to both, back and forth, everything that was acknowledged stands once, under its own key")
    void storm() throws Exception {
        List<Learner> learners = Stream.generate(Learner::fresh).limit(AT_ONCE).toList();
        List<Callable<Void>> work = new ArrayList<>();
        learners.forEach(one -> work.add(() -> {
            for (String key : List.of(a, b, a, c, b)) {
                assertThat(one.completes(key).extract().statusCode()).isBetween(200, 201);
                one.asking().delete("/api/v1/learners/me/skills/" + c);
            }
            return null;
        }));
        work.add(() -> {
            for (int i = 0; i < 6; i++) {
                Catalog.merge(a, b);
                Learner.awaitRevision(Catalog.merge(b, c));
                Catalog.publish(b);
                Learner.awaitRevision(Catalog.publish(a));
            }
            return null;
        });
        atOnce(work);
        carried(Catalog.merge(a, b));
        learners.forEach(one -> one.completes(a));
        for (Learner one : learners) {
            assertThat(skills(one)).as("a is b now").contains(b).doesNotContain(a);
        }
        carried(Catalog.publish(a));
        try (Connection connection = database.getConnection()) {
            LedgerCheck.everybody(connection);
        }
        assertThat(one("select count(*)::text from standing s left join catalog_merge m on m.key = s.origin"
                        + " where s.ended_version is null and s.kind in ('started', 'claimed', 'completed')"
                        + " and s.key <> coalesce(m.survivor, s.origin) and ? is not null"))
                .isEqualTo("0");
    }

    /** Waits until all is carried along to the merges of a revision; returns it. */
    private long carried(long revision) {
        Learner.awaitRevision(revision);
        Eventually.until("everything carried along", () -> {
            try {
                return "true"
                        .equals(one("select (carried_revision = merge_revision)::text from catalog_position"
                                + " where ? is not null"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return revision;
    }

    private List<String> answers(String point) {
        return Stream.of("/skills", "/skills/" + b)
                .map(path -> learner.reads(path + point).extract().asString())
                .map(body -> body.replaceAll("\"progressVersion\":\\d+", ""))
                .toList();
    }

    private static Set<String> skills(Learner of) {
        return Set.copyOf(of.reads("/skills").extract().jsonPath().<String>getList("items.skill"));
    }

    private String evidence(String key) {
        return learner.reads("/skills/" + key).extract().jsonPath().<Map<String, Object>>getList("evidence").stream()
                .map(one -> "%s %s %s %s %s"
                        .formatted(
                                one.get("kind"),
                                one.get("by"),
                                one.get("module"),
                                one.get("moduleVersion"),
                                one.get("recordedAt")))
                .toList()
                .toString();
    }

    private long checked() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LedgerCheck.of(connection, learner.subject());
        }
    }

    private Void carry(Object[] subjects) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement carry = connection.prepareStatement("select * from ledger_carry(?, true)")) {
            carry.setArray(1, connection.createArrayOf("text", subjects));
            carry.execute();
            return null;
        }
    }

    private static void atOnce(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(System.getProperty(OwnedPostgresResource.OWNER_URL));
    }

    private void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, learner.subject());
            statement.execute();
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
}
