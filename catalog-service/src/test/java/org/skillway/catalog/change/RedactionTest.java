package org.skillway.catalog.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.StoredRows;
import org.skillway.catalog.imports.Importer;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("POST /redactions")
class RedactionTest {

    private static final String WORDS = "Call +995 555 12 34 56";

    @Inject
    Importer importer;

    @Inject
    AgroalDataSource database;

    private final String skill = Samples.freshKey("skill");
    private final String draft = Samples.freshKey("draft");
    private final String module = Samples.freshKey("module");

    @Nested
    @DisplayName("by an admin")
    class ByAnAdmin {

        @Test
        @DisplayName("answers 201; no read at any revision shows the words, and the log shows that it happened")
        void everywhere() {
            long clean = publish(Samples.module(module, 30, skill));
            long first = publish(with("Summary"));
            long second = publish(with("# Lesson"));
            int made = redact("module", module, WORDS)
                    .statusCode(201)
                    .body("kind", equalTo("module"))
                    .body("key", equalTo(module))
                    .body("states", equalTo(2))
                    .body("draft", equalTo(false))
                    .extract()
                    .path("revision");
            for (long revision : new long[] {clean, first, second, made}) {
                given().get("/api/v1/modules/" + module + "?revision=" + revision)
                        .then()
                        .statusCode(200)
                        .body(not(org.hamcrest.Matchers.containsString(WORDS)));
                assertThat(admin().get("/api/v1/changes/" + revision).asString())
                        .doesNotContain(WORDS);
            }
            given().get("/api/v1/modules/" + module)
                    .then()
                    .body("content", equalTo("# Lesson [redacted]"))
                    .body("teaches[0].key", equalTo(skill));
            given().get("/api/v1/modules/" + module + "?revision=" + clean)
                    .then()
                    .body("content", equalTo("# Lesson"));
            admin().get("/api/v1/changes?entity=module/" + module)
                    .then()
                    .body("items[0].revision", equalTo(made))
                    .body("items[0].action", equalTo("redact"))
                    .body("items[0].actor", equalTo("ada"))
                    .body("items[0].reason", equalTo("A private number: [redacted]"));
            assertThat(stored("select count(*) from entity_state where cast(document as text) like ?"))
                    .isZero();
        }

        @Test
        @DisplayName("leaves no ETag of the past with which 304 would say that the words still stand")
        void etags() {
            long past = publish(with("# Lesson"));
            publish(Samples.module(module, 31, skill));
            List<String> paths = List.of(
                    "/api/v1/modules/" + module + "?revision=" + past,
                    "/api/v1/modules/" + module + "/document?revision=" + past,
                    "/api/v1/modules/" + module + "/versions/1",
                    "/api/v1/modules?teaches=" + skill + "&revision=" + past);
            List<String> before =
                    paths.stream().map(path -> given().get(path).header("ETag")).toList();
            redact("module", module, WORDS).statusCode(201);
            for (int i = 0; i < paths.size(); i++) {
                String path = paths.get(i);
                given().header("If-None-Match", before.get(i)).get(path).then().statusCode(200);
                String etag = given().get(path).header("ETag");
                given().header("If-None-Match", etag).get(path).then().statusCode(304);
            }
        }

        @Test
        @DisplayName("of words that only the past has is a change in the log too")
        void onlyThePast() {
            long first = publish(with("# Lesson"));
            publish(Samples.module(module, 30, skill));
            redact("module", module, WORDS).statusCode(201).body("states", equalTo(1));
            given().get("/api/v1/modules/" + module + "?revision=" + first)
                    .then()
                    .body("content", equalTo("# Lesson [redacted]"));
            admin().get("/api/v1/changes?entity=module/" + module).then().body("items[0].action", equalTo("redact"));
        }

        @Test
        @DisplayName("takes the words out of a draft, which gets another ETag")
        void draft() {
            publish(Samples.module(module, 30, skill));
            String once = Samples.freshKey("once");
            for (int i = 0; i < 2; i++) {
                sendDraft(once).statusCode(201).body("document.content.en", equalTo("# Lesson " + WORDS));
            }
            long tag = stored("select max(tag) from draft where cast(document as text) like ?");
            redact("module", draft, WORDS)
                    .statusCode(200)
                    .body("draft", equalTo(true))
                    .body("revision", nullValue());
            assertThat(stored("select count(*) from draft where cast(document as text) like ?"))
                    .isZero();
            assertThat(stored("select count(*) from draft where tag = " + tag + " and ? is not null"))
                    .isZero();
            sendDraft(once).statusCode(201).body("document.content.en", equalTo("# Lesson [redacted]"));
        }

        @Test
        @DisplayName("of a word that is a key too leaves the keys")
        void keysStay() {
            publish(Samples.module(module, 30, skill).replace("# Lesson", "# " + skill));
            redact("module", module, skill).statusCode(201);
            given().get("/api/v1/modules/" + module)
                    .then()
                    .body("content", equalTo("# [redacted]"))
                    .body("teaches[0].key", equalTo(skill));
        }

        @Test
        @DisplayName("of words that stand nowhere, that are part of the mark, or of nothing, answers 400")
        void wrongWords() {
            publish(Samples.module(module, 30, skill));
            redact("module", module, "never said")
                    .statusCode(400)
                    .body("code", equalTo("invalid-value"))
                    .body("errors[0].pointer", equalTo("/words"))
                    .body("errors[0].rule", equalTo("words-unknown"));
            redact("module", module, "acted").statusCode(400).body("errors[0].rule", equalTo("redaction-mark"));
            redact("module", module, "]x").statusCode(400).body("errors[0].rule", equalTo("redaction-mark"));
            redact("module", module, "").statusCode(400).body("errors[0].pointer", equalTo("/words"));
            redact("gossip", module, "x").statusCode(400).body("errors[0].pointer", equalTo("/kind"));
        }

        @Test
        @DisplayName("of what is not there answers 404")
        void unknown() {
            redact("module", module, "x").statusCode(404).body("code", equalTo("unknown-key"));
        }
    }

    @Nested
    @DisplayName("by anybody else")
    class ByAnybodyElse {

        @Test
        @DisplayName("answers 401 without a token, 403 with an instructor's")
        void refused() {
            given().contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/v1/redactions")
                    .then()
                    .statusCode(401);
            given().auth()
                    .oauth2(Tokens.instructor("irakli"))
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/v1/redactions")
                    .then()
                    .statusCode(403);
        }
    }

    private ValidatableResponse sendDraft(String idempotencyKey) {
        return admin().contentType(ContentType.JSON)
                .header("Idempotency-Key", idempotencyKey)
                .body(with("# Lesson").replace(module, draft))
                .post("/api/v1/modules")
                .then();
    }

    private String with(String start) {
        return Samples.module(module, 30, skill).replace("\"" + start + "\"", "\"" + start + " " + WORDS + "\"");
    }

    private long publish(String document) {
        return importer.run(
                        "admin",
                        Map.of(
                                "s", Samples.file("skills", Samples.skill(skill)),
                                "m", Samples.file("modules", document)))
                .revision();
    }

    private long stored(String count) {
        return StoredRows.number(database, count, "%" + WORDS + "%");
    }

    private static ValidatableResponse redact(String kind, String key, String words) {
        return admin().contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "key", key, "words", words, "reason", "A private number: " + words))
                .post("/api/v1/redactions")
                .then();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin("ada"));
    }
}
