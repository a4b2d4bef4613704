package org.skillway.catalog.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.Samples;
import org.skillway.catalog.authoring.Author;

@QuarkusTest
@DisplayName("The content of a module")
class ModuleContentTest {

    private static final String ATTACK = "# A\\n<script>alert(1)</script> <img src=x onerror=alert(1)>";
    private static final String SHOWN =
            "<h1>A</h1>\n<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src&#61;x onerror&#61;alert(1)&gt;</p>\n";

    private final Author admin = Author.admin();
    private final Author nino = Author.instructor("nino");

    private String module(String key, String content) {
        return Samples.module(key, 30, admin.skill("content"))
                .replace("irakli", "nino")
                .replace("# Lesson", content);
    }

    @Test
    @DisplayName("stands as it was written, and as HTML for a page, wherever the module is shown whole")
    void html() {
        String key = Samples.freshKey("html");
        Response published = nino.publishModule(module(key, ATTACK), key);
        String revision = published.header("Skillway-Catalog-Revision");
        nino.patch("/modules/" + key + "/draft", "*", "{\"minutes\": 31}")
                .then()
                .statusCode(200);
        for (String path : new String[] {"", "?revision=" + revision, "/versions/1", "?preview=true"}) {
            nino.get("/modules/" + key + path)
                    .then()
                    .statusCode(200)
                    .body("content", equalTo(ATTACK.replace("\\n", "\n")))
                    .body("contentHtml", equalTo(SHOWN));
        }
    }

    @Test
    @DisplayName("that stands elsewhere has no HTML")
    void link() {
        String key = Samples.freshKey("linked");
        nino.publishModule(
                module(key, "x").replace("\"content\": {\"en\": \"x\"}", "\"link\": \"https://example.org/a\""), key);
        nino.get("/modules/" + key).then().statusCode(200).body("contentHtml", nullValue());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](data:text/html,x)",
                "[a](//example.org)",
                "[a](/logout)",
                "![a](data:image/png;base64,AAAA)",
                "[a]\\n\\n[a]: vbscript:x",
                "<javascript:alert(1)>"
            })
    @DisplayName("with a link that leads to no address of web or mail cannot be published; a draft says where that is")
    void refused(String content) {
        String key = Samples.freshKey("refused");
        Response draft = nino.post("/modules", module(key, content));
        draft.then()
                .statusCode(201)
                .body("missing.pointer", contains("/content/en"))
                .body("missing.rule", contains("link-scheme"));
        nino.get("/modules/" + key + "?preview=true").then().statusCode(200).body("contentHtml", not(nullValue()));
        nino.publish("/modules/" + key, draft.header("ETag"))
                .then()
                .statusCode(409)
                .body("errors.pointer", hasItem("/content/en"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "data:text/html,x",
                "//example.org",
                "/x",
                "ftp://example.org",
                "file:///etc/passwd",
                "https:example.org",
                " https://example.org",
                "https://example.org/a b",
                "https://example.org/\\u0000",
                "https://"
            })
    @DisplayName("cannot be at an address of another scheme, nor can what a skill refers to")
    void schemes(String address) {
        String key = Samples.freshKey("scheme");
        Response draft = nino.post(
                "/modules", module(key, "x").replace("\"content\": {\"en\": \"x\"}", "\"link\": \"" + address + "\""));
        assertThat(draft.statusCode()).isIn(201, 400);
        if (draft.statusCode() == 201) {
            draft.then().body("missing.pointer", contains("/link")).body("missing.rule", contains("web-address"));
        } else {
            draft.then().body("errors.pointer", contains("/link"));
        }
        admin.post(
                        "/skills",
                        Samples.skill(Samples.freshKey("scheme"))
                                .replace(
                                        "\"prerequisites\"",
                                        "\"references\": [{\"scheme\": \"web\", \"uri\": \"" + address
                                                + "\"}], \"prerequisites\""))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/references/0/uri"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {">", "<", "[a](<b"})
    @DisplayName("that is a tangle answers a rule, not a failure, and soon")
    void tangle(String part) {
        String key = Samples.freshKey("tangle");
        nino.post("/modules", module(key, part.repeat(150_000 / part.length()) + " a"))
                .then()
                .statusCode(201)
                .body("missing.pointer", contains("/content/en"))
                .body("missing.rule", contains("markdown-tangle"));
        nino.get("/modules/" + key + "?preview=true").then().statusCode(200);
    }
}
