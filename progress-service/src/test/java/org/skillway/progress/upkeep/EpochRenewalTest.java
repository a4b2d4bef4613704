package org.skillway.progress.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;

@QuarkusTest
@DisplayName("Renewing the epoch")
class EpochRenewalTest {

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void history() {
        Learner.awaitRevision(2);
        learner.completes("git").statusCode(201);
        learner.completes("python").statusCode(201);
    }

    private static void renew() throws InterruptedException {
        Ledgers.Ran ran = Ledgers.run("renew-epoch");
        assertThat(ran.errors()).isEmpty();
        assertThat(ran.code()).isEqualTo(OperatorCommand.OK);
        assertThat(ran.lines()).singleElement().asString().matches("\\{\"ledgers\":[1-9][0-9]*}");
    }

    private String etag() {
        return learner.reads("/skills").statusCode(200).extract().header("ETag");
    }

    @Test
    @DisplayName("ends what was told of the same version before: no 304, and 412 to whoever would change that")
    void told() throws Exception {
        String before = etag();
        renew();
        assertThat(etag()).isNotEqualTo(before).endsWith(before.substring(before.lastIndexOf(".2.")));
        learner.asking()
                .header("If-None-Match", before)
                .get("/api/v1/learners/me/skills")
                .then()
                .statusCode(200);
        learner.asking()
                .header("If-Match", before)
                .contentType("application/json")
                .body("{\"state\":\"completed\"}")
                .put("/api/v1/learners/me/skills/flask")
                .then()
                .statusCode(412);
        learner.reads("/skills").body("items.skill", equalTo(List.of("git", "python")));
    }

    @Test
    @DisplayName("is noticed by a gateway that knows the same version")
    void known() throws Exception {
        String before = standing();
        renew();
        assertThat(standing()).isNotEqualTo(before);
    }

    private String standing() {
        return learner.asking()
                .get("/internal/v1/learners/me/standing")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .extract()
                .path("ledgerId");
    }

    @Test
    @DisplayName("leaves every ledger whole, and its export provable, however often, and whatever is recorded between")
    void whole() throws Exception {
        String chain = Ledgers.ledgerOf(learner);
        renew();
        learner.completes("docker").statusCode(201);
        renew();
        learner.completes("flask").statusCode(201);
        learner.reads("/ledger/verify").body("valid", equalTo(true)).body("entries", equalTo(4));
        learner.reads("/export/json").body("ledger", equalTo(chain));
        assertThat(Ledgers.ledgerOf(learner)).isNotEqualTo(chain);
        assertThat(Ledgers.run("verify-ledgers").code()).isEqualTo(OperatorCommand.OK);
    }

    @Test
    @DisplayName("of a ledger without an entry leaves it to begin with its new id")
    void nothingYet() throws Exception {
        Learner other = Learner.fresh();
        begin(other);
        renew();
        other.completes("git").statusCode(201);
        other.reads("/ledger/verify").body("valid", equalTo(true)).body("entries", equalTo(1));
        other.reads("/export/json").body("ledger", equalTo(Ledgers.ledgerOf(other)));
    }

    private static void begin(Learner learner) throws SQLException {
        Ledgers.tamper(
                "insert into learner (learner_id, touched_at) values ('%s', now())".formatted(learner.subject()));
        learner.reads("/skills").statusCode(200).header("Skillway-Progress-Version", "0");
    }

    @Test
    @DisplayName("is the owner's: the service's own user cannot, and says so")
    void asTheService() throws Exception {
        String before = Ledgers.ledgerOf(learner);
        Ledgers.Ran ran = Ledgers.runAsTheService("renew-epoch");
        assertThat(ran.code()).isEqualTo(OperatorCommand.FAILED);
        assertThat(ran.errors()).contains("permission denied");
        assertThat(Ledgers.ledgerOf(learner)).isEqualTo(before);
    }
}
