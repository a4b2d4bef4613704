package org.skillway.progress.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Erasing a learner")
class ErasureTest {

    private static final int WRITERS = 16;
    private static final String ERASURES = "select count(*) from security_event where event = 'learner-erased'";
    private static final String LAST_ERASURE = "select acted_as || ' ' || version from security_event"
            + " where event = 'learner-erased' order by event_id desc limit 1";
    private static final int ROUNDS = Integer.getInteger("skillway.test.erasures", 3);

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    /** Every row of every table, each behind the name of its table. */
    private static List<String> dump() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table :
                all("select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')")) {
            all("select t::text from " + table + " t").forEach(row -> rows.add(table + " " + row));
        }
        return rows;
    }

    private static List<String> all(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static void owner(String sql) throws SQLException {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        return all(sql.replace("$", learner.subject())).get(0);
    }

    private ValidatableResponse erases(RequestSpecification who) {
        return who.delete("/api/v1/learners/" + learner.id()).then();
    }

    @Test
    @DisplayName("leaves no trace of the person in any table, and the ledgers of others whole")
    void noTrace() throws SQLException {
        Learner other = Learner.fresh();
        learner.completes("git").statusCode(201);
        learner.putting("{\"state\":\"claimed\"}", "docker").then().statusCode(201);
        assess(Tokens.admin("admin-of-erasures"), learner);
        String plan = "plan-of-" + UUID.randomUUID();
        learner.puts(
                        "/plans/" + plan,
                        "{\"question\":{},\"catalogRevision\":0,\"progressVersion\":0,\"status\":\"optimal\",\"modules\":[]}")
                .statusCode(201);
        assess(Tokens.admin(learner.subject()), other);
        grant(other);
        answers(other);
        String ledger = one("select ledger_id from learner where learner_id = '$'");
        String pseudonym = one("select actor_id from actor where subject = '$'");
        assertThat(dump()).anyMatch(row -> row.contains(learner.subject()));
        String logged = one(ERASURES);

        erases(learner.asking())
                .statusCode(204)
                .header("ETag", "\"1.none.0\"")
                .header("Skillway-Progress-Version", "0");

        List<String> dump = dump();
        assertThat(dump).hasSizeGreaterThan(10);
        assertThat(dump).noneMatch(row -> row.contains(learner.subject()));
        assertThat(dump).noneMatch(row -> row.contains(ledger));
        assertThat(dump).noneMatch(row -> row.contains(plan));
        assertThat(dump.stream().filter(row -> row.contains(pseudonym)))
                .as("the pseudonym is left in what was said to others, where it is nobody's")
                .isNotEmpty()
                .allMatch(row -> row.matches("(ledger_entry|standing)_p[0-9]+ .*") && row.contains(other.subject()));
        other.reads("/ledger/verify").body("valid", equalTo(true)).body("entries", equalTo(3));
        assertThat(one(ERASURES)).isEqualTo(Integer.toString(Integer.parseInt(logged) + 1));
        assertThat(one(LAST_ERASURE)).isEqualTo("self 4");
        assertThat(one("select count(*) from idempotency_key where learner_id = '%s'".formatted(other.subject())))
                .as("answers to others that do not name the person")
                .isEqualTo("1");
    }

    private static void assess(String token, Learner whom) {
        Learner.as(token)
                .contentType("application/json")
                .body("{\"state\":\"completed\"}")
                .put("/api/v1/learners/" + whom.id() + "/skills/flask")
                .then()
                .statusCode(201);
    }

    /** Grants the sight of another learner, who has recorded something, to this one. */
    private void grant(Learner other) throws SQLException {
        other.completes("git").statusCode(201);
        owner("""
                do $f$
                declare e ledger_entry;
                begin
                    select * into e from ledger_entry where learner_id = '$other' and version = 1;
                    e.entry_id := null; e.evidence := null; e.kind := 'granted'; e.key := null;
                    e.person := ledger_actor('$person');
                    perform ledger_append(e);
                end $f$""".replace("$other", other.subject()).replace("$person", learner.subject()));
    }

    private void answers(Learner other) throws SQLException {
        String keep = "insert into idempotency_key (learner_id, subject, operation, key, request, answer, created_at)"
                + " values ('%s', '%s', 'op', gen_random_uuid()::text, sha256(''), '%s', now())";
        String mine = learner.subject();
        owner(keep.formatted(mine, mine, "{}"));
        owner(keep.formatted(mine, "somebody", "{}"));
        owner(keep.formatted(other.subject(), mine, "{}"));
        owner(keep.formatted(other.subject(), other.subject(), "{\"person\":\"" + mine + "\"}"));
        owner(keep.formatted(other.subject(), other.subject(), "{\"person\":\"somebody\"}"));
    }

    @Test
    @DisplayName("empties every table that names learners or subjects, those that come later too")
    void everyTable() throws SQLException {
        List<String> tables = all("select distinct c.table_name::text from information_schema.columns c"
                + " join pg_class t on t.oid = c.table_name::regclass and not t.relispartition and t.relkind in ('r', 'p')"
                + " where c.table_schema = 'public' and c.column_name in ('learner_id', 'subject')");
        assertThat(tables).contains("learner", "ledger_entry", "standing", "actor", "idempotency_key");
        String functions = String.join(
                "\n", all("select prosrc from pg_proc where proname in ('ledger_erase', 'ledger_forget_answers')"));
        assertThat(tables).allSatisfy(table -> assertThat(functions).contains("delete from " + table + " "));
    }

    @Test
    @DisplayName("lets a later write begin a new ledger, with other ETags and another pseudonym")
    void anew() throws SQLException {
        String etag = learner.completes("git").extract().header("ETag");
        String pseudonym = one("select actor_id from actor where subject = '$'");
        erases(learner.asking()).statusCode(204);
        learner.reads("/skills").header("Skillway-Progress-Version", "0").body("items", empty());
        learner.reads("/history").body("items", empty());
        String later = learner.completes("git")
                .statusCode(201)
                .header("Skillway-Progress-Version", "1")
                .extract()
                .header("ETag");
        assertThat(later).isNotEqualTo(etag);
        assertThat(one("select actor_id from actor where subject = '$'")).isNotEqualTo(pseudonym);
        learner.asking()
                .header("If-None-Match", etag)
                .get("/api/v1/learners/me/skills")
                .then()
                .statusCode(200);
        learner.reads("/ledger/verify").body("valid", equalTo(true));
    }

    @Test
    @DisplayName("answers alike where nothing is held, leaves nothing behind and logs nothing")
    void nobody() throws SQLException {
        learner.completes("git").statusCode(201);
        String first = bare(erases(learner.asking()));
        String logged = one(ERASURES);
        assertThat(bare(erases(learner.asking()))).isEqualTo(first);
        assertThat(bare(erases(Learner.as(Tokens.admin("admin-of-erasures"))))).isEqualTo(first);
        assertThat(dump()).noneMatch(row -> row.contains(learner.subject()));
        assertThat(one(ERASURES)).isEqualTo(logged);
    }

    private static String bare(ValidatableResponse answer) {
        return answer.statusCode(204).extract().headers().asList().stream()
                .filter(header -> !header.getName().matches("(?i)date|x-request-id"))
                .map(Object::toString)
                .sorted()
                .toList()
                .toString();
    }

    @Test
    @DisplayName("by an admin is logged as an admin's")
    void admin() throws SQLException {
        learner.completes("git").statusCode(201);
        erases(Learner.as(Tokens.admin("admin-of-erasures"))).statusCode(204);
        assertThat(one(LAST_ERASURE)).isEqualTo("admin 1");
        learner.reads("/skills").body("items", empty());
    }

    @Test
    @DisplayName("with If-Match erases only what the caller has seen")
    void precondition() {
        String old = learner.completes("git").extract().header("ETag");
        String now = learner.completes("docker").extract().header("ETag");
        erases(learner.asking().header("If-Match", old))
                .statusCode(412)
                .header("Skillway-Progress-Version", "2")
                .body("code", equalTo("stale-version"));
        learner.reads("/skills").body("items", hasSize(2));
        erases(learner.asking().header("If-Match", now)).statusCode(204);
        erases(learner.asking().header("If-Match", now)).statusCode(412);
        erases(learner.asking().header("If-Match", "*")).statusCode(412);
        erases(learner.asking().header("If-Match", "\"1.none.0\"")).statusCode(204);
        learner.completes("git").statusCode(201);
        erases(learner.asking().header("If-Match", "*")).statusCode(204);
        learner.reads("/skills").body("items", empty());
    }

    @Test
    @DisplayName("with a stale If-Match leaves nothing of somebody who was not there")
    void staleNobody() throws SQLException {
        erases(learner.asking().header("If-Match", "\"1.0123abcd.4\"")).statusCode(412);
        assertThat(dump()).noneMatch(row -> row.contains(learner.subject()));
    }

    @Test
    @DisplayName("beside 16 writers of the same learner leaves nothing, or a whole ledger that began afterwards")
    void concurrent() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                learner.completes("git");
                String ledger = one("select ledger_id from learner where learner_id = '$'");
                List<Callable<Integer>> calls = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    calls.add(() -> write());
                    if (i % (WRITERS / 2) == WRITERS / 4) {
                        calls.add(() -> erases(learner.asking()).extract().statusCode());
                    }
                }
                for (Future<Integer> status : threads.invokeAll(calls)) {
                    assertThat(status.get()).isIn(200, 201, 204);
                }
                learner.reads("/ledger/verify").statusCode(200).body("valid", equalTo(true));
                assertThat(all("select ledger_id from learner where learner_id = '%s'".formatted(learner.subject())))
                        .doesNotContain(ledger);
            }
            erases(learner.asking()).statusCode(204);
            assertThat(dump()).noneMatch(row -> row.contains(learner.subject()));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("is waited for by whoever grants the person a sight at that moment, so that the grant has a name")
    void granted() throws Exception {
        Learner other = Learner.fresh();
        learner.completes("git").statusCode(201);
        String grant = "/grants/" + learner.id();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection erasing = Owner.connect()) {
            erasing.setAutoCommit(false);
            int backend = erasing.unwrap(PGConnection.class).getBackendPID();
            try (Statement erasure = erasing.createStatement()) {
                erasure.execute("select ledger_erase('%s', null, 'self')".formatted(learner.subject()));
            }
            Future<ValidatableResponse> granting = thread.submit(() -> other.puts(grant, "{}"));
            Eventually.until(
                    "a grant that waits for the erasure, or does not", () -> granting.isDone() || isWaitedFor(backend));
            erasing.commit();
            granting.get().statusCode(201).body("subject", equalTo(learner.subject()));
        } finally {
            thread.shutdownNow();
        }
        other.reads("/grants").body("items.subject", contains(learner.subject()));
        other.reads(grant).statusCode(200);
        other.puts(grant, "{}").statusCode(200);
        other.deletes(grant).statusCode(204);
        other.reads("/grants").body("items", empty());
        other.reads("/ledger/verify").body("valid", equalTo(true)).body("entries", equalTo(2));
    }

    private static boolean isWaitedFor(int backend) {
        try {
            return !all("select pid from pg_stat_activity where %d = any (pg_blocking_pids(pid))".formatted(backend))
                    .isEmpty();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private int write() {
        int status = 200;
        for (String skill : List.of("git", "python", "docker", "flask", "django")) {
            status = Math.max(status, learner.completes(skill).extract().statusCode());
        }
        return status;
    }
}
