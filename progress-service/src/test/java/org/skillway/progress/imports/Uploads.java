package org.skillway.progress.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.skillway.progress.ledger.LedgerCheck;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.testkit.Tokens;

/** Files of completions as a service uploads them, and what becomes of them. */
final class Uploads {

    static final String PATH = "/api/v1/completion-imports";
    static final String SCOPE = "completions:import";
    static final String NDJSON = "application/x-ndjson";
    static final String MAY = "2026-05-01T10:00:00Z";
    static final String JUNE = "2026-06-01T10:00:00Z";

    private Uploads() {}

    /** A line of NDJSON. */
    static String line(Learner learner, String skill, String time) {
        return "{\"learner\": \"%s\", \"skill\": \"%s\", \"happenedAt\": \"%s\"}\n"
                .formatted(learner.subject(), skill, time);
    }

    static Response send(String type, String file) {
        Response sent = Learner.as(Tokens.service(SCOPE))
                .contentType(type)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
        sent.then().statusCode(202).header("Location", startsWith(PATH + "/"));
        return sent;
    }

    /** The report when the import is over. */
    static JsonPath done(Response sent) {
        String path = sent.header("Location");
        Eventually.until("over", () -> asked(path).getString("endedAt") != null);
        return asked(path);
    }

    private static JsonPath asked(String path) {
        return Learner.as(Tokens.service(SCOPE)).get(path).jsonPath();
    }

    /** All faults of an import, each as line, field and rule. */
    static List<String> faults(Response sent) {
        List<String> found = new ArrayList<>();
        String next = sent.header("Location") + "/faults?limit=3";
        while (next != null) {
            Response answer = Learner.as(Tokens.service(SCOPE)).get(next);
            JsonPath page = answer.jsonPath();
            for (int i = 0; i < page.getList("items").size(); i++) {
                String at = "items[" + i + "].";
                assertThat(page.getString(at + "message")).isNotBlank();
                found.add(page.getLong(at + "line") + " " + page.getString(at + "field") + " "
                        + page.getString(at + "rule"));
            }
            next = page.getString("next") == null ? null : next(answer);
        }
        return found;
    }

    /** The target of the link to the next page. */
    static String next(Response page) {
        String link = page.header("Link");
        assertThat(link).matches("</.*[?&]cursor=.*>; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    /** Holds a ledger against its hashes and what stands against it; returns how many entries it has. */
    static long verified(Learner learner) throws SQLException {
        try (Connection connection = Owner.connect()) {
            return LedgerCheck.of(connection, learner.subject());
        }
    }
}
