package org.skillway.progress.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.ledger.LedgerCheck;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Beginning a role anew")
class ResetTest {

    private final Learner learner = Learner.fresh();
    private final String role = Catalog.freshKey().replace("skill-", "role-");
    private final String first = Catalog.freshKey();
    private final String second = Catalog.freshKey();
    private final String third = Catalog.freshKey();
    private final String other = Catalog.freshKey();

    /** The role requires first or second, and third. */
    @BeforeEach
    void role() {
        List.of(first, second, third, other).forEach(Catalog::publish);
        Learner.awaitRevision(require(List.of(List.of(first, second), List.of(third))));
    }

    private long require(List<List<String>> requirements) {
        String written = requirements.stream()
                .map(skills -> "{\"importance\":\"essential\",\"atLeast\":1,\"skills\":[\""
                        + String.join("\",\"", skills) + "\"]}")
                .collect(Collectors.joining(","));
        return Catalog.entity("\"kind\":\"role\",\"key\":\"" + role
                + "\",\"status\":\"published\",\"version\":1,\"titles\":{\"en\":\"A role\"},\"requirements\":["
                + written
                + "]}");
    }

    @Test
    @DisplayName("POST takes back all that its skills have, and nothing else, and the history keeps it")
    void reset() {
        learner.completes(first).statusCode(201);
        learner.putting("{\"state\":\"claimed\"}", third).then().statusCode(201);
        learner.completes(other).statusCode(201);
        resets(learner.asking())
                .statusCode(200)
                .header("Skillway-Progress-Version", "5")
                .body("role", equalTo(role))
                .body("skills", containsInAnyOrder(first, third))
                .body("undo", equalTo(5));
        learner.reads("/skills").body("items.skill", contains(other));
        learner.reads("/history")
                .body("items", hasSize(5))
                .body("items[0].kind", equalTo("revoked"))
                .body("items[0].reason", equalTo("reset"))
                .body("items[1].kind", equalTo("revoked"));
        learner.reads("/ledger/verify").body("valid", equalTo(true));
    }

    @Test
    @DisplayName("POST undo of either revocation lets all of it stand again, once")
    void undo() {
        learner.completes(first).statusCode(201);
        learner.completes(second).statusCode(201);
        learner.completes(third).statusCode(201);
        String before = learner.reads("/skills").extract().path("items.skill").toString();
        resets(learner.asking()).statusCode(200).body("skills", hasSize(3)).body("undo", equalTo(6));
        learner.reads("/skills").body("items", empty());
        undoes(learner.asking(), 4)
                .statusCode(200)
                .header("Skillway-Progress-Version", "9")
                .body("version", equalTo(4))
                .body("restored", equalTo(3));
        learner.reads("/skills").body("items.skill.toString()", equalTo(before));
        undoes(learner.asking(), 6).statusCode(200).body("restored", equalTo(0));
        learner.reads("/history").header("Skillway-Progress-Version", "9").body("items[0].kind", equalTo("restored"));
        learner.reads("/ledger/verify").body("valid", equalTo(true));
    }

    @Test
    @DisplayName("POST undo restores what one reset took, not what another did")
    void twice() {
        learner.completes(first).statusCode(201);
        resets(learner.asking()).body("undo", equalTo(2));
        learner.completes(third).statusCode(201);
        resets(learner.asking()).body("undo", equalTo(4)).body("skills", contains(third));
        undoes(learner.asking(), 4).body("restored", equalTo(1));
        learner.reads("/skills").body("items.skill", contains(third));
    }

    @Test
    @DisplayName("POST undo of a revocation that was no reset restores that one alone")
    void single() {
        learner.completes(first).statusCode(201);
        learner.completes(second).statusCode(201);
        for (String skill : List.of(first, second)) {
            learner.asking()
                    .delete("/api/v1/learners/me/skills/" + skill + "?reason=reset")
                    .then()
                    .statusCode(204);
        }
        undoes(learner.asking(), 3).statusCode(200).body("restored", equalTo(1));
        learner.reads("/skills").body("items.skill", contains(first));
    }

    @Test
    @DisplayName("POST undo leaves alone what was recorded anew meanwhile")
    void anew() {
        learner.completes(first).statusCode(201);
        learner.completes(third).statusCode(201);
        resets(learner.asking()).body("undo", equalTo(4));
        learner.completes(first).statusCode(201);
        undoes(learner.asking(), 4).body("restored", equalTo(1));
        learner.reads("/skills").body("items", hasSize(2));
    }

    @Test
    @DisplayName("POST follows the merges of the catalog")
    void merged() {
        String old = Catalog.freshKey();
        Learner.awaitRevision(Catalog.publish(old));
        learner.completes(old).statusCode(201);
        Catalog.merge(old, first);
        Learner.awaitRevision(require(List.of(List.of(old), List.of(third))));
        resets(learner.asking()).body("skills", contains(first));
        learner.reads("/skills").body("items", empty());
    }

    @Test
    @DisplayName("POST where nothing is recorded changes nothing")
    void nothing() {
        learner.completes(other).statusCode(201);
        resets(learner.asking())
                .statusCode(200)
                .header("Skillway-Progress-Version", "1")
                .body("skills", empty())
                .body("undo", nullValue());
    }

    @Test
    @DisplayName(
            "POST by the learner leaves what others recorded; by an admin it takes everything, which only an admin undoes")
    void others() {
        learner.completes(first).statusCode(201);
        RequestSpecification admin = Learner.as(Tokens.admin("admin-of-resets"));
        admin.contentType("application/json")
                .body("{\"state\":\"completed\"}")
                .put("/api/v1/learners/" + learner.id() + "/skills/" + third)
                .then()
                .statusCode(201);
        resets(learner.asking()).body("skills", contains(first)).body("undo", equalTo(3));
        resets(Learner.as(Tokens.admin("admin-of-resets")))
                .body("skills", contains(third))
                .body("undo", equalTo(4));
        undoes(learner.asking(), 4).statusCode(404).body("code", equalTo("nothing-to-undo"));
        undoes(Learner.as(Tokens.admin("another-admin")), 4).statusCode(200).body("restored", equalTo(1));
        undoes(Learner.as(Tokens.admin("another-admin")), 3).statusCode(200).body("restored", equalTo(1));
        learner.reads("/history").body("items.by", contains("self", "admin", "admin", "self", "admin", "self"));
    }

    @Test
    @DisplayName("POST undo enters who undid it, and what stands again is what stood before")
    void undoer() throws SQLException {
        learner.completes(first).statusCode(201);
        resets(learner.asking()).body("undo", equalTo(2));
        undoes(Learner.as(Tokens.admin("admin-of-resets")), 2).body("restored", equalTo(1));
        learner.reads("/history")
                .body("items.by", contains("self", "self", "self"))
                .body("items.restoredBy", contains("admin", null, null));
        learner.completes(first).statusCode(200).header("Skillway-Progress-Version", "3");
        resets(learner.asking()).body("undo", equalTo(4));
        undoes(learner.asking(), 4).body("restored", equalTo(1));
        learner.reads("/history").body("items[0].restoredBy", equalTo("self"));
        learner.reads("/ledger/verify").body("valid", equalTo(true));
        try (Connection connection = Owner.connect()) {
            assertThat(LedgerCheck.of(connection, learner.subject())).isEqualTo(5);
        }
    }

    @Test
    @DisplayName("POST with a stale If-Match answers 412 and changes nothing")
    void stale() {
        String old = learner.completes(first).extract().header("ETag");
        learner.completes(third).statusCode(201);
        resets(learner.asking().header("If-Match", old)).statusCode(412).body("code", equalTo("stale-version"));
        undoes(learner.asking().header("If-Match", old), 1).statusCode(412);
        learner.reads("/history").header("Skillway-Progress-Version", "2");
    }

    @Test
    @DisplayName("POST with an Idempotency-Key answers the same again and does nothing twice")
    void repeated() {
        learner.completes(first).statusCode(201);
        for (int i = 0; i < 2; i++) {
            resets(learner.asking().header("Idempotency-Key", "reset"))
                    .statusCode(200)
                    .body("skills", contains(first))
                    .body("undo", equalTo(2));
        }
        for (int i = 0; i < 2; i++) {
            undoes(learner.asking().header("Idempotency-Key", "undo"), 2)
                    .statusCode(200)
                    .body("restored", equalTo(1));
        }
        undoes(learner.asking().header("Idempotency-Key", "undo"), 1)
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        learner.reads("/history").header("Skillway-Progress-Version", "3");
    }

    @Test
    @DisplayName("POST of a role that is not known answers 404 and when to ask again")
    void unknown() {
        learner.asking()
                .post("/api/v1/learners/me/roles/no-such-role/reset")
                .then()
                .statusCode(404)
                .header("Retry-After", "5")
                .body("code", equalTo("unknown-role"));
    }

    @Test
    @DisplayName("POST undo of what is no revocation answers 404")
    void noRevocation() {
        learner.completes(first).statusCode(201);
        for (long version : new long[] {1, 2, Long.MAX_VALUE}) {
            undoes(learner.asking(), version).statusCode(404).body("code", equalTo("nothing-to-undo"));
        }
        undoes(learner.asking(), 0).statusCode(400).body("code", equalTo("invalid-parameter"));
        for (String odd : List.of("one", "99999999999999999999", "1.5")) {
            learner.asking()
                    .post("/api/v1/learners/me/history/" + odd + "/undo")
                    .then()
                    .statusCode(404);
        }
    }

    private ValidatableResponse resets(RequestSpecification who) {
        return who.post("/api/v1/learners/" + learner.id() + "/roles/" + role + "/reset")
                .then();
    }

    private ValidatableResponse undoes(RequestSpecification who, long version) {
        return who.post("/api/v1/learners/" + learner.id() + "/history/" + version + "/undo")
                .then();
    }
}
