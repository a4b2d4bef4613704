package org.skillway.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.skillway.catalog.imports.ImportClient.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("An address in an upload is never asked for anything:")
class NothingIsFetchedTest {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String address = "http://localhost:" + listening.getLocalPort() + "/";
    private final ImportClient admin = new ImportClient(Tokens.admin("root-" + Samples.freshKey("a")));

    NothingIsFetchedTest() throws IOException {
        listening.setSoTimeout(1);
    }

    /** Whoever had asked would stand in the queue by now: all is over that was to be done. */
    @AfterEach
    void nobodyHasAsked() throws IOException {
        assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        listening.close();
    }

    @Test
    @DisplayName("neither that of a module, nor those in its text, nor what a skill refers to")
    void documents() throws IOException {
        String skill = Samples.freshKey("fetched");
        String linked = Samples.freshKey("fetched");
        String written = Samples.freshKey("fetched");
        JsonNode job = admin.lines(
                "",
                line(
                                "skill",
                                Samples.skill(skill)
                                        .replace(
                                                "\"prerequisites\"",
                                                "\"references\": [{\"scheme\": \"web\", \"uri\": \"" + address
                                                        + "\"}], \"prerequisites\""))
                        + line(
                                "module",
                                Samples.module(linked, 5, skill)
                                        .replace(
                                                "\"content\": {\"en\": \"# Lesson\"}", "\"link\": \"" + address + "\""))
                        + line(
                                "module",
                                Samples.module(written, 5, skill)
                                        .replace(
                                                "# Lesson",
                                                "![a](" + address + ") <" + address + "> [a](" + address + ")")));
        assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
        for (String path :
                new String[] {"/skills/" + skill, "/modules/" + linked, "/modules/" + written, "/export/csv?kind=module"
                }) {
            given().get("/api/v1" + path).then().statusCode(200);
        }
    }

    @Test
    @DisplayName("nor one that stands in the place of the upload, or names what it belongs to")
    void instead() throws IOException {
        for (String format : new String[] {"json", "ndjson", "csv&kind=skill", "esco", "exercism"}) {
            for (String body : new String[] {
                address,
                "{\"$ref\": \"" + address + "\"}",
                "{\"@context\": \"" + address + "\", \"@id\": \"" + address + "\"}",
                "<!DOCTYPE x [<!ENTITY % y SYSTEM \"" + address + "\"> %y;]><x/>",
                "conceptUri\n" + address + "\n"
            }) {
                JsonNode job = admin.run("format=" + format, "text/csv", body.getBytes(StandardCharsets.UTF_8));
                assertThat(job.path("state").asText()).as("%s %s", format, body).isEqualTo("refused");
            }
        }
        for (String parameter : new String[] {"url", "uri", "href", "from", "callback"}) {
            admin.with()
                    .contentType("text/csv")
                    .queryParam(parameter, address)
                    .body("key\n")
                    .post("/api/v1/imports?format=csv")
                    .then()
                    .statusCode(400);
        }
    }
}
