package org.skillway.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.catalog.Samples;
import org.skillway.catalog.database.StatementsByRequest;

/**
 * What somebody may not know of is refused like what is not there, in what is said and in what is done for it: the same
 * statements, so that it takes the same time, which itself cannot be held against anything.
 */
@QuarkusTest
@DisplayName("Whether there is")
class ExistenceTest {

    private final String owner = "nino-" + UUID.randomUUID();
    private final Author nino = Author.instructor(owner);
    private final Author stranger = Author.instructor("stranger-" + UUID.randomUUID());
    private final Author admin = Author.admin();

    /** A refusal, and what was asked for it, without what names the thing itself. */
    private record Refusal(int status, String body, List<String> statements) {}

    private Refusal refusal(String method, String path, String what) {
        String request = StatementsByRequest.NOTED + UUID.randomUUID();
        Response answer = stranger.with()
                .header("X-Request-Id", request)
                .header("If-Match", "\"draft.1\"")
                .contentType(method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .body(method.equals("GET") || method.equals("DELETE") || method.equals("POST") ? "" : "{}")
                .request(method, "/api/v1" + path.replace("*", what));
        String body = answer.asString().replace(request, "").replace(what, "*");
        return new Refusal(answer.statusCode(), body, StatementsByRequest.of(request));
    }

    private void same(String method, String path, String there, String notThere, int status) {
        Refusal refusal = refusal(method, path, there);

        assertThat(refusal).isEqualTo(refusal(method, path, notThere));
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.statements()).isNotEmpty();
    }

    @ParameterizedTest(name = "a draft of somebody else under a key is not told by {0} {1}")
    @CsvSource({
        "GET, /modules/*/draft, 404",
        "PUT, /modules/*/draft, 404",
        "PATCH, /modules/*/draft, 404",
        "DELETE, /modules/*/draft, 404",
        "POST, /modules/*/publish, 404",
        "GET, /courses/*/draft, 404",
        "PUT, /courses/*/draft, 404",
        "PATCH, /courses/*/draft, 404",
        "DELETE, /courses/*/draft, 404",
        "POST, /courses/*/publish, 404"
    })
    void draft(String method, String path, int status) {
        String key = Samples.freshKey("draft");
        nino.post(list(path), "{\"key\": \"" + key + "\"}").then().statusCode(201);

        same(method, path, key, Samples.freshKey("draft"), status);
    }

    @ParameterizedTest(name = "a next version of somebody else''s is not told by {0} {1}")
    @CsvSource({
        "GET, /modules/*/draft, 404",
        "PUT, /modules/*/draft, 403",
        "PATCH, /modules/*/draft, 403",
        "DELETE, /modules/*/draft, 404",
        "POST, /modules/*/publish, 404",
        "GET, /courses/*/draft, 404",
        "PUT, /courses/*/draft, 403",
        "PATCH, /courses/*/draft, 403",
        "DELETE, /courses/*/draft, 404",
        "POST, /courses/*/publish, 404"
    })
    void nextVersion(String method, String path, int status) {
        String edited = published(list(path), "edited");
        String asItIs = published(list(path), "same");
        String one = list(path) + "/" + edited;
        nino.patch(one + "/draft", nino.etag(one), "{\"summary\": {\"en\": \"Another\"}}")
                .then()
                .statusCode(200);

        same(method, path, edited, asItIs, status);
    }

    private static String list(String path) {
        return path.substring(0, path.indexOf("/*"));
    }

    private String published(String list, String word) {
        String skill = admin.skill("taught");
        return list.equals("/modules")
                ? nino.module(owner, word, skill)
                : nino.course(owner, word, nino.module(owner, "contained", skill));
    }

    @ParameterizedTest(name = "a proposal of somebody else is not told by {0}")
    @CsvSource({"GET", "PUT", "PATCH", "DELETE"})
    void proposal(String method) {
        String key = Samples.freshKey("proposal");
        nino.post("/proposals", Samples.skill(key)).then().statusCode(201);

        same(method, "/proposals/*", key, Samples.freshKey("proposal"), 404);
    }

    @Test
    @DisplayName("an import of somebody else is told by nothing")
    void imported() {
        String id = nino.with()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/imports?format=json&dryRun=true")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        for (String call : new String[] {"GET /imports/*", "GET /imports/*/faults", "DELETE /imports/*"}) {
            String[] parts = call.split(" ", 2);
            same(parts[0], parts[1], id, UUID.randomUUID().toString(), 404);
        }
    }
}
