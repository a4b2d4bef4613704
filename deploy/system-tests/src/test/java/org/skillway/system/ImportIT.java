package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Imports through the gateway, also larger than any part's memory, also when the catalog dies. */
@ExtendWith(Skillway.class)
@DisplayName("An import through the gateway")
class ImportIT {

    private static final String IMPORTS = "/api/v1/imports";
    private static final int MEBIBYTE = 1024 * 1024;

    /**
     * More than any other body may have, and with {@code -Dskillway.large-imports=true} more than the heap of any service
     * of the stack, which has 160 MiB.
     */
    private static final int LARGE = (Boolean.getBoolean("skillway.large-imports") ? 200 : 20) * MEBIBYTE;

    private static String admin;

    @BeforeAll
    static void gateway() {
        RestAssured.baseURI = Skillway.gateway();
        admin = Skillway.token("ana", "admin");
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + admin);
    }

    private static String line(String key) {
        return """
                {"kind":"skill","document":{"key":"%s","kind":"tool","title":{"en":"%s"},"summary":{"en":"For a test"}}}
                """.formatted(key, key);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String fresh(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static HttpRequest.Builder upload(BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(Skillway.gateway() + IMPORTS + "?format=ndjson"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/x-ndjson")
                .timeout(Duration.ofMinutes(2))
                .POST(body);
    }

    private static String state(String location) {
        Response job = admin().get(location);
        return job.statusCode() == 200 ? job.path("state") : "";
    }

    private static boolean isOver(String location) {
        return List.of("done", "refused", "cancelled", "failed").contains(state(location));
    }

    @Test
    @DisplayName("that is large goes in, whatever memory the parts have")
    void large() throws Exception {
        String key = fresh("large");
        InputStream blanks = new InputStream() {
            private int left = LARGE;

            @Override
            public int read() {
                return left-- > 0 ? '\n' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int some = Math.min(length, left);
                Arrays.fill(bytes, offset, offset + Math.max(0, some), (byte) '\n');
                left -= Math.max(0, some);
                return some > 0 ? some : -1;
            }
        };
        byte[] last = line(key).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> begun = HttpClient.newHttpClient()
                .send(
                        upload(BodyPublishers.fromPublisher(
                                        BodyPublishers.ofInputStream(
                                                () -> new SequenceInputStream(blanks, new ByteArrayInputStream(last))),
                                        LARGE + last.length))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String location = begun.headers().firstValue("Location").orElseThrow();
        Skillway.waitUntil("The import is over", Duration.ofSeconds(60), () -> isOver(location));
        admin().get(location).then().body("state", equalTo("done")).body("bytesRead", equalTo(LARGE + last.length));
        given().get("/api/v1/skills/" + key).then().statusCode(200);
    }

    @Test
    @DisplayName("that is bad answers with a problem, never with a 5xx")
    void bad() throws Exception {
        String body = line(fresh("bad"));
        RequestSpecification lines = admin().contentType("application/x-ndjson").body(utf8(body));
        given().spec(lines).post(IMPORTS).then().statusCode(400).contentType("application/problem+json");
        given().spec(lines).post(IMPORTS + "?format=yaml").then().statusCode(400);
        given().spec(lines).post(IMPORTS + "?format=ndjson&kind=skill").then().statusCode(400);
        given().spec(lines).post(IMPORTS + "?format=ndjson&dry=true").then().statusCode(400);
        given().spec(lines)
                .header("Idempotency-Key", "x".repeat(256))
                .post(IMPORTS + "?format=ndjson")
                .then()
                .statusCode(400);
        admin().contentType(ContentType.XML)
                .body(utf8("<a/>"))
                .post(IMPORTS + "?format=json")
                .then()
                .statusCode(415);
        given().contentType("application/x-ndjson")
                .body(utf8(body))
                .post(IMPORTS + "?format=ndjson")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + Skillway.token("lena", "learner"))
                .contentType("application/x-ndjson")
                .body(utf8(body))
                .post(IMPORTS + "?format=ndjson")
                .then()
                .statusCode(403);
        HttpResponse<String> unmeasured = HttpClient.newHttpClient()
                .send(
                        upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(utf8(body))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(unmeasured.statusCode()).isEqualTo(411);
        Response rubbish = admin().contentType("text/csv")
                .body(new byte[] {'P', 'K', 3, 4, 0, -1, -2})
                .post(IMPORTS + "?format=csv");
        rubbish.then().statusCode(202);
        Skillway.waitUntil("It is over", Duration.ofSeconds(30), () -> isOver(rubbish.header("Location")));
        assertThat(state(rubbish.header("Location"))).isEqualTo("refused");
    }

    @Test
    @DisplayName(
            "is there whole or not at all when catalog-service is killed with -9, says which, and skips no revision")
    void killed() throws Exception {
        for (String stage : List.of("reading", "applying")) {
            String word = fresh("killed");
            StringBuilder text = new StringBuilder();
            IntStream.range(0, 4000).forEach(i -> text.append(line(word + "-" + i)));
            int before = admin().get("/api/v1/changes?limit=1").path("items[0].revision");
            Response begun = admin().contentType("application/x-ndjson")
                    .body(utf8(text.toString()))
                    .post(IMPORTS + "?format=ndjson");
            begun.then().statusCode(202);
            String location = begun.header("Location");
            long pid = Skillway.pid("catalog");
            Skillway.waitUntil("It is " + stage, Duration.ofSeconds(60), () -> {
                String now = state(location);
                return now.equals(stage) || now.equals("done");
            });
            Skillway.kill(pid);
            Skillway.waitUntil("It is over", Duration.ofMinutes(2), () -> isOver(location));

            boolean done = state(location).equals("done");
            assertThat(state(location)).isIn("done", "failed");
            for (int i : List.of(0, 1999, 3999)) {
                given().get("/api/v1/skills/" + word + "-" + i).then().statusCode(done ? 200 : 404);
            }
            int after = admin().get("/api/v1/changes?limit=1").path("items[0].revision");
            assertThat(after - before).as("revisions taken").isEqualTo(done ? 1 : 0);
            if (!done) {
                Response again = admin().contentType("application/x-ndjson")
                        .body(utf8(text.toString()))
                        .post(IMPORTS + "?format=ndjson");
                Skillway.waitUntil("It goes in", Duration.ofSeconds(60), () -> isOver(again.header("Location")));
                admin().get(again.header("Location"))
                        .then()
                        .body("state", equalTo("done"))
                        .body("revision", equalTo(before + 1));
            }
        }
    }
}
