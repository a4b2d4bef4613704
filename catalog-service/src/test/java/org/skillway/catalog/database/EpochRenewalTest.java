package org.skillway.catalog.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.authoring.Author;
import org.skillway.catalog.history.Head;
import org.skillway.catalog.history.HistoryService;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Renewing the epoch")
class EpochRenewalTest {

    @Inject
    DataSource database;

    @Inject
    HistoryService history;

    private final Author admin = Author.admin();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new OperatorCommand(database, new PrintWriter(out), new PrintWriter(err)).run(List.of(arguments));
    }

    @Test
    @DisplayName("names the new one, and leaves the revision and everything at it")
    void renewed() {
        String key = admin.skill("kept");
        Head before = history.head();
        assertThat(run("renew-epoch")).isEqualTo(OperatorCommand.OK);
        Head after = history.head();
        assertThat(after.epoch()).isNotEqualTo(before.epoch());
        assertThat(after.revision()).isEqualTo(before.revision());
        assertThat(out.toString().strip())
                .isEqualTo("{\"epoch\":\"%s\",\"revision\":%d}".formatted(after.epoch(), after.revision()));
        admin.get("/skills/" + key).then().statusCode(200).body("key", equalTo(key));
    }

    @Test
    @DisplayName("ends the ETags of before: no 304, and 412 to whoever would edit")
    void etags() {
        String key = admin.skill("tagged");
        String before = admin.get("/skills/" + key).header("ETag");
        run("renew-epoch");
        admin.with()
                .header("If-None-Match", before)
                .get("/api/v1/skills/" + key)
                .then()
                .statusCode(200);
        admin.patch("/skills/" + key, before, "{\"kind\":\"practice\"}").then().statusCode(412);
    }

    @Test
    @DisplayName("keeps drafts and their ETags, and gives no draft one that may have been given before")
    void drafts() {
        String key = Samples.freshKey("draft");
        Response draft = admin.post("/modules", "{\"key\":\"%s\"}".formatted(key));
        String before = draft.header("ETag");
        run("renew-epoch");
        Response edited = admin.patch("/modules/" + key + "/draft", before, "{\"minutes\":20}");
        edited.then().statusCode(200);
        assertThat(tag(edited.header("ETag")) - tag(before)).isGreaterThan(1L << 32);
    }

    private static long tag(String etag) {
        return Long.parseLong(etag.substring("\"draft.".length(), etag.length() - 1));
    }

    @Test
    @DisplayName("sends followers of before a snapshot")
    void followers() {
        Head before = history.head();
        run("renew-epoch");
        String first = given().header("Authorization", "Bearer " + Tokens.service("catalog:follow"))
                .queryParam("epoch", before.epoch())
                .queryParam("after", before.revision())
                .get("/internal/v1/feed")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(first)
                .contains("\"snapshot\":true")
                .contains(history.head().epoch().toString());
    }

    @Test
    @DisplayName("is all that there is: anything else is refused with what there is, and exit code 2")
    void usage() {
        Head before = history.head();
        assertThat(run("renew-epoch", "twice")).isEqualTo(OperatorCommand.FAILED);
        assertThat(err.toString()).contains("Usage: renew-epoch");
        assertThat(history.head()).isEqualTo(before);
    }
}
