package org.skillway.progress.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.skillway.progress.imports.Uploads.MAY;
import static org.skillway.progress.imports.Uploads.NDJSON;
import static org.skillway.progress.imports.Uploads.done;
import static org.skillway.progress.imports.Uploads.faults;
import static org.skillway.progress.imports.Uploads.line;
import static org.skillway.progress.imports.Uploads.send;
import static org.skillway.progress.imports.Uploads.verified;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;

@QuarkusTest
@DisplayName("Faults in a file of completions")
class CompletionFaultsTest {

    private final Learner ana = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Test
    @DisplayName("are told each with line, field and rule, and the other lines are loaded")
    void each() throws SQLException {
        String id = UUID.randomUUID().toString();
        Response sent = send(NDJSON, """
                {"learner": "%1$s", "skill": "unheard-of", "happenedAt": "2026-05-01T10:00:00Z"}
                {"skill": "git", "module": "m", "happenedAt": "yesterday", "entryId": "7"}
                {"learner": "me", "skill": "Git", "happenedAt": "2999-01-01T00:00:00Z"}
                {"learner": 7, "what": {"a": [1]}, "skill": "git", "happenedAt": "1969-01-01T00:00:00Z"}
                {"learner": "%1$s",
                []
                {"learner": "%1$s", "skill": "git", "happenedAt": "2026-05-01T10:00:00Z", "entryId": "%2$s"}
                {"learner": "%1$s", "skill": "docker", "happenedAt": "2026-05-01T10:00:00Z", "entryId": "%2$s"}
                {"learner": "%1$s", "module": "unheard-of", "happenedAt": "2026-05-01T10:00:00Z"}
                """.formatted(ana.subject(), id));
        JsonPath report = done(sent);
        assertThat(faults(sent))
                .containsExactlyInAnyOrder(
                        "1 skill unknown",
                        "2 learner required",
                        "2  skill-or-module",
                        "2 happenedAt time",
                        "2 entryId uuid",
                        "3 learner learner-id",
                        "3 skill unknown",
                        "3 happenedAt not-in-future",
                        "4 learner text",
                        "4  unknown-field",
                        "5  json",
                        "6  json-object",
                        "8 entryId entry-id",
                        "9 module unknown");
        assertThat(report.getLong("faults")).isEqualTo(14);
        assertThat(report.getLong("added")).isEqualTo(1);
        assertThat(verified(ana)).isEqualTo(1);
        assertThat(done(send(NDJSON, line(ana, "python", MAY).replace("}", ", \"entryId\": \"" + id + "\"}")))
                        .getLong("faults"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("of a table end the reading where it is no table any more")
    void table() {
        Response header = send("text/csv", "learner,skill,when\nana,git," + MAY + "\n");
        done(header);
        assertThat(faults(header)).containsExactly("1  unknown-field");
        Response rows = send("text/csv", "learner,skill,happenedAt\nana,git\n\"a\"b,git," + MAY + "\n");
        done(rows);
        assertThat(faults(rows)).containsExactly("2  columns", "3  csv");
        Response endless = send("text/csv", "learner,skill,happenedAt\n\"" + "a,b\n".repeat(40_000));
        done(endless);
        assertThat(faults(endless)).containsExactly("2  line-size");
    }
}
