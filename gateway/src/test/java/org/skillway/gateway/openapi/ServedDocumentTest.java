package org.skillway.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.Gateway;

@QuarkusTest
@DisplayName("The document, as it is served,")
class ServedDocumentTest {

    private static final String OPENAPI = "/openapi";

    @ParameterizedTest(name = "is {2} at {0} to whoever accepts {1}")
    @CsvSource({
        "/openapi, */*, yaml",
        "/openapi, application/json, json",
        "/openapi?format=json, */*, json",
        "/openapi.json, */*, json",
        "/openapi.yaml, application/json, yaml",
        "/openapi.yml, */*, yaml",
        "/openapi/, */*, yaml",
        "/%6Fpenapi, */*, yaml"
    })
    void formats(String path, String accept, String format) {
        Gateway.raw()
                .accept(accept)
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Type", "application/" + format + ";charset=UTF-8")
                .header("Cache-Control", "no-cache")
                .header("ETag", startsWith("\""))
                .header("Vary", containsString("Accept-Encoding"))
                .body(startsWith(format.equals("json") ? "{" : "---"));
    }

    @Test
    @DisplayName("depends on what is accepted where its address does not say what it is")
    void varies() {
        Gateway.raw().get(OPENAPI).then().header("Vary", "Accept, Accept-Encoding");
        Gateway.raw().get(OPENAPI + ".json").then().header("Vary", "Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi.json"})
    @DisplayName("is 304 to its own tag, and 200 to that of the other format")
    void notModified(String path) {
        String tag = Gateway.raw().get(path).header("ETag");
        String other = Gateway.raw()
                .get(path.equals(OPENAPI) ? "/openapi.json" : OPENAPI)
                .header("ETag");

        Response again = Gateway.raw().header("If-None-Match", tag).get(path);

        again.then().statusCode(304).header("ETag", tag).header("Content-Type", nullValue());
        assertThat(again.asByteArray()).isEmpty();
        assertThat(other).isNotEqualTo(tag);
        Gateway.raw().header("If-None-Match", other).get(path).then().statusCode(200);
    }

    @Test
    @DisplayName("goes out packed with its length, by a tag of its own, and is 304 to that too")
    void packed() throws IOException {
        Response plain = Gateway.raw().get(OPENAPI);
        Response packed = Gateway.raw().header("Accept-Encoding", "gzip").get(OPENAPI);

        packed.then()
                .header("Content-Encoding", "gzip")
                .header("ETag", plain.header("ETag").replaceFirst("\"$", "--gzip\""));
        byte[] bytes = packed.asByteArray();
        assertThat(packed.header("Content-Length")).isEqualTo(Integer.toString(bytes.length));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes())
                .isEqualTo(plain.asByteArray());
        assertThat(bytes.length).isLessThan(plain.asByteArray().length / 5);
        Gateway.raw()
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", packed.header("ETag"))
                .get(OPENAPI)
                .then()
                .statusCode(304)
                .header("ETag", packed.header("ETag"));
    }

    @Test
    @DisplayName("has its length and no body for HEAD")
    void head() {
        Response plain = Gateway.raw().get(OPENAPI);

        Response head = Gateway.raw().head(OPENAPI);

        head.then()
                .statusCode(200)
                .header("ETag", plain.header("ETag"))
                .header("Content-Length", Integer.toString(plain.asByteArray().length));
        assertThat(head.asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    @DisplayName("can only be read")
    void methods(String method) {
        Gateway.raw()
                .request(method, OPENAPI)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", "GET, HEAD")
                .body("code", equalTo("method-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi/x", "/openapi.xml", "/openapi2"})
    @DisplayName("stands nowhere else")
    void elsewhere(String path) {
        Gateway.raw().get(path).then().statusCode(404).body("code", equalTo("no-such-path"));
    }
}
