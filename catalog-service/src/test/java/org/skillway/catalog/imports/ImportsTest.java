package org.skillway.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.skillway.catalog.imports.ImportClient.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("/api/v1/imports")
class ImportsTest {

    @Inject
    HistoryService history;

    private final String admin = Tokens.admin("root-" + Samples.freshKey("a"));

    private RequestSpecification as(String token) {
        return new ImportClient(token).with();
    }

    private JsonNode run(String token, String query, String type, byte[] body) throws IOException {
        return new ImportClient(token).run(query, type, body);
    }

    private JsonNode ndjson(String token, String query, String text) throws IOException {
        return new ImportClient(token).lines(query, text);
    }

    private JsonNode faults(String token, JsonNode job) throws IOException {
        return new ImportClient(token).faults(job);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ImportsTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Nested
    @DisplayName("as an admin")
    class Admin {

        private final String a = Samples.freshKey("skill");
        private final String b = Samples.freshKey("skill");

        @Test
        @DisplayName("POST of lines is one revision; again it changes nothing; a dry run never does")
        void lines() throws IOException {
            String text = line("skill", Samples.skill(a, b)) + line("skill", Samples.skill(b));
            long before = history.head().revision();
            JsonNode dry = ndjson(admin, "&dryRun=true", text);
            assertThat(dry.path("state").asText()).isEqualTo("done");
            assertThat(dry.at("/outcome/skill/created").asInt()).isEqualTo(2);
            assertThat(history.head().revision()).isEqualTo(before);
            JsonNode first = ndjson(admin, "", text);
            assertThat(first.path("state").asText()).isEqualTo("done");
            assertThat(first.path("revision").asLong()).isEqualTo(before + 1);
            assertThat(first.at("/outcome/skill/created").asInt()).isEqualTo(2);
            assertThat(first.has("lockMillis")).isTrue();
            JsonNode second = ndjson(admin, "", text);
            assertThat(second.path("state").asText()).as(second + "").isEqualTo("done");
            assertThat(second.path("revision").asLong()).isEqualTo(before + 1);
            assertThat(second.at("/outcome/skill/unchanged").asInt()).isEqualTo(2);
        }

        @Test
        @DisplayName(
                "POST with faults is refused as a whole, each fault with file, line and field, those of the graph too")
        void refused() throws IOException {
            long before = history.head().revision();
            JsonNode job = ndjson(
                    admin,
                    "",
                    line("skill", Samples.skill(a, "no-such-skill"))
                            + "{\n"
                            + line("skill", Samples.skill(b).replace("\"tool\"", "\"spoon\""))
                            + line("skill", Samples.skill(a)));
            assertThat(job.path("state").asText()).isEqualTo("refused");
            assertThat(job.path("faults").asInt()).isEqualTo(4);
            assertThat(faults(admin, job))
                    .extracting(fault -> fault.path("line").asInt() + " "
                            + fault.path("field").asText() + " "
                            + fault.path("rule").asText())
                    .containsExactlyInAnyOrder(
                            "1 /document/prerequisites/0/skill dangling-reference",
                            "2  json",
                            "3 /document/kind one-of",
                            "4 /document duplicate");
            assertThat(history.head().revision()).isEqualTo(before);
        }

        @Test
        @DisplayName("POST with retireMissing retires what the same source brought before, and nothing else")
        void retires() throws IOException {
            String source = "&source=" + Samples.freshKey("source");
            ndjson(admin, source, line("skill", Samples.skill(a)) + line("skill", Samples.skill(b)));
            ndjson(admin, source, line("skill", Samples.skill(a)));
            assertThat(status(b)).isEqualTo("published");
            JsonNode job = ndjson(admin, source + "&retireMissing=true", line("skill", Samples.skill(a)));
            assertThat(job.at("/outcome/skill/retired").asInt()).isEqualTo(1);
            assertThat(status(b)).isEqualTo("retired");
            assertThat(status(a)).isEqualTo("published");
        }

        @Test
        @DisplayName("POST of the ESCO sample answers with its counts, and again changes nothing")
        void esco() throws IOException {
            byte[] sample = resource("/esco-sample/esco-sample.zip");
            JsonNode first = run(admin, "format=esco", "application/zip", sample);
            assertThat(first.path("state").asText()).as(first + "").isEqualTo("done");
            assertThat(first.at("/figures/occupations").asInt()).isEqualTo(3015);
            assertThat(first.at("/figures/skills").asInt()).isEqualTo(1000);
            assertThat(first.at("/figures/relations").asInt()).isEqualTo(8679);
            assertThat(first.path("entitiesRead").asInt()).isEqualTo(4015);
            JsonNode second = run(admin, "format=esco", "application/zip", sample);
            assertThat(second.path("revision").asLong())
                    .isEqualTo(first.path("revision").asLong());
            assertThat(second.at("/outcome/role/unchanged").asInt()).isEqualTo(3015);
            assertThat(second.at("/outcome/skill/unchanged").asInt()).isEqualTo(1000);
            as(admin)
                    .get("/api/v1/roles/technical-director")
                    .then()
                    .statusCode(200)
                    .body("references[0].scheme", equalTo("esco"));
        }

        @Test
        @DisplayName("POST of Exercism's Python track answers with its counts and names what nothing teaches")
        void exercism() throws IOException {
            JsonNode job = run(admin, "format=exercism", "application/json", resource("/exercism-python/config.json"));
            assertThat(job.path("state").asText()).as(job + "").isEqualTo("done");
            assertThat(job.at("/figures/concepts").asInt()).isEqualTo(67);
            assertThat(job.at("/figures/exercises").asInt()).isEqualTo(161);
            assertThat(job.at("/figures/prerequisites").asInt()).isEqualTo(937);
            assertThat(faults(admin, job))
                    .filteredOn(fault -> fault.path("rule").asText().equals("taught-by-nothing"))
                    .allSatisfy(fault ->
                            assertThat(fault.path("warning").asBoolean()).isTrue())
                    .extracting(fault -> fault.path("message").asText())
                    .containsExactlyInAnyOrder(
                            "log-levels needs comprehensions, which nothing introduces",
                            "log-levels needs sequences, which nothing introduces",
                            "restaurant-rozalynn needs functions, which nothing introduces");
        }

        @Test
        @DisplayName("DELETE of an import that is over answers 409 too-late, GET of an unknown one 404")
        void late() throws IOException {
            JsonNode job = ndjson(admin, "", line("skill", Samples.skill(a)));
            as(admin)
                    .delete("/api/v1/imports/" + job.path("id").asText())
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("too-late"));
            as(admin).get("/api/v1/imports/none").then().statusCode(404);
            as(admin)
                    .body("")
                    .contentType("text/csv")
                    .post("/api/v1/imports")
                    .then()
                    .statusCode(400);
            as(admin).get("/api/v1/imports").then().statusCode(200);
        }

        @Test
        @DisplayName("POST of more than 1 MiB is taken here")
        void large() throws IOException {
            String text = line("skill", Samples.skill(a)) + "\n".repeat(2_000_000);
            assertThat(ndjson(admin, "", text).path("state").asText()).isEqualTo("done");
        }

        private String status(String key) {
            return history.current(Kind.SKILL, key).orElseThrow().status().wire();
        }
    }

    @Nested
    @DisplayName("as an instructor")
    class Instructor {

        private final String skill = Samples.freshKey("skill");
        private final String module = Samples.freshKey("module");
        private final String irakli = Tokens.instructor("irakli");

        @Test
        @DisplayName("POST takes own modules only")
        void own() throws IOException {
            ndjson(admin, "", line("skill", Samples.skill(skill)));
            String text = line("module", Samples.module(module, 5, skill));
            JsonNode other = ndjson(Tokens.instructor("nino"), "", text);
            assertThat(other.path("state").asText()).isEqualTo("refused");
            assertThat(ndjson(irakli, "", text).path("state").asText()).isEqualTo("done");
            String stolen = Samples.module(module, 6, skill).replace("irakli", "nino");
            JsonNode theft = ndjson(Tokens.instructor("nino"), "", line("module", stolen));
            assertThat(faults(Tokens.instructor("nino"), theft).findValuesAsText("rule"))
                    .containsExactly("forbidden");
            assertThat(theft.path("entitiesRead").asInt()).isEqualTo(1);
            JsonNode skills = ndjson(irakli, "", line("skill", Samples.skill(skill)));
            assertThat(faults(irakli, skills).findValuesAsText("rule")).containsExactly("forbidden");
            assertThat(skills.path("entitiesRead").asInt()).isEqualTo(1);
            as(irakli)
                    .get("/api/v1/imports/" + other.path("id").asText())
                    .then()
                    .statusCode(404);
        }
    }

    @Nested
    @DisplayName("as anyone")
    class Anyone {

        /** The header of a table and the rows of some keys. */
        private byte[] rows(byte[] table, Set<String> keys) throws IOException {
            StringWriter kept = new StringWriter();
            try (CSVParser all = CSVParser.parse(new String(table, StandardCharsets.UTF_8), CSVFormat.RFC4180);
                    CSVPrinter some = CSVFormat.RFC4180.print(kept)) {
                for (CSVRecord row : all) {
                    if (row.getRecordNumber() == 1 || keys.contains(row.get(0))) {
                        some.printRecord(row);
                    }
                }
            }
            return kept.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Test
        @DisplayName("GET /api/v1/export gives what an import reads again without a change, in every format")
        void roundTrip() throws IOException {
            String a = Samples.freshKey("skill");
            String role = Samples.freshKey("role");
            String module = Samples.freshKey("module");
            String skill = Samples.skill(a).replace("\"Summary\"", "\"=1+2\\n'quoted', \\\"so\\\"; | \\\\\"");
            ndjson(
                    admin,
                    "",
                    line("skill", skill)
                            + line("role", Samples.role(role, a))
                            + line("module", Samples.module(module, 7, a)));
            long head = history.head().revision();
            Map<String, String> formats = Map.of(
                    "format=json", "application/json",
                    "format=ndjson", "application/x-ndjson",
                    "format=csv&kind=skill", "text/csv",
                    "format=csv&kind=role", "text/csv",
                    "format=csv&kind=module", "text/csv");
            for (Map.Entry<String, String> format : formats.entrySet()) {
                Response exported = given().accept(ContentType.ANY)
                        .get("/api/v1/export/"
                                + format.getKey().substring("format=".length()).replace("&", "?"));
                assertThat(exported.statusCode()).isEqualTo(200);
                byte[] content = format.getValue().equals("text/csv")
                        ? rows(exported.asByteArray(), Set.of(a, role, module))
                        : exported.asByteArray();
                JsonNode job = run(admin, format.getKey() + "&source=again", format.getValue(), content);
                assertThat(job.path("state").asText())
                        .as(format + " " + faults(admin, job))
                        .isEqualTo("done");
                assertThat(job.path("revision").asLong())
                        .as(() -> format + " changed "
                                + as(admin)
                                        .get("/api/v1/changes/"
                                                + job.path("revision").asLong())
                                        .asString())
                        .isEqualTo(head);
                assertThat(job.path("entitiesRead").asLong()).isPositive();
            }
        }

        @Test
        @DisplayName("POST of what is there changes nothing, also when by now only itself teaches what it assumes")
        void asItIs() throws IOException {
            String a = Samples.freshKey("skill");
            String other = Samples.freshKey("module");
            String module = Samples.freshKey("module");
            String assuming = Samples.module(module, 7, a)
                    .replace("\"owners\"", "\"assumes\": [{\"atLeast\": 1, \"skills\": [\"" + a + "\"]}], \"owners\"");
            ndjson(
                    admin,
                    "",
                    line("skill", Samples.skill(a))
                            + line("module", Samples.module(other, 7, a))
                            + line("module", assuming));
            as(admin)
                    .header("If-Match", "*")
                    .delete("/api/v1/modules/" + other)
                    .then()
                    .statusCode(200);
            long head = history.head().revision();
            JsonNode job = ndjson(admin, "", line("module", assuming));
            assertThat(job.path("state").asText()).as(job + "").isEqualTo("done");
            assertThat(job.path("revision").asLong()).isEqualTo(head);
            JsonNode changed = ndjson(admin, "", line("module", assuming.replace("Summary", "Other")));
            assertThat(changed.path("state").asText()).isEqualTo("refused");
        }

        @Test
        @DisplayName("GET of a table of everything answers 400")
        void table() {
            given().get("/api/v1/export/csv").then().statusCode(400);
        }
    }
}
