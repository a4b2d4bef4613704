package org.skillway.catalog.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.imports.Importer;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("GET /internal/v1/feed")
class FeedTest {

    @Inject
    Importer importer;

    @Inject
    HistoryService history;

    @Inject
    ObjectMapper json;

    @Nested
    @DisplayName("as a follower")
    class Follower {

        @Test
        @DisplayName("that stands nowhere gets everything as one block")
        void snapshot() throws Exception {
            String key = Samples.freshKey("skill");
            publish(key);
            List<JsonNode> lines = lines(follow(Map.of("titles", "true")));
            assertThat(lines.get(0).get("snapshot").asBoolean()).isTrue();
            long head = lines.get(0).get("head").asLong();
            assertThat(lines.get(lines.size() - 1)).hasToString("{\"line\":\"end\",\"revision\":" + head + "}");
            JsonNode commit = lines.get(lines.size() - 2);
            assertThat(commit.get("revision").asLong()).isEqualTo(head);
            assertThat(commit.get("entities").asInt()).isEqualTo(lines.size() - 3);
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.path("key").asText()).isEqualTo(key);
                assertThat(line.path("titles").path("ka").asText()).startsWith("უნარი");
                assertThat(line.path("skillKind").asText()).isEqualTo("tool");
            });
        }

        @Test
        @DisplayName("learns who owns modules and courses, and what every version of a module teaches and assumes")
        void ownersAndVersions() throws Exception {
            String old = Samples.freshKey("skill");
            String key = Samples.freshKey("module");
            String course = Samples.freshKey("course");
            publish(old);
            importer.run("admin", Map.of("m", Samples.file("modules", Samples.module(key, 30, old))));
            importer.run("admin", Map.of("c", Samples.file("courses", Samples.course(course, key))));
            Map<String, String> here = position(lines(follow(Map.of())));
            String fresh = Samples.freshKey("skill");
            publish(fresh);
            String assuming = Samples.module(key, 30, fresh)
                    .replaceFirst("}$", ", \"assumes\": [{\"atLeast\": 1, \"skills\": [\"" + old + "\"]}]}");
            importer.run("admin", Map.of("m", Samples.file("modules", assuming)));
            JsonNode news = line(lines(follow(here)), key);
            assertThat(news.get("version").asInt()).isEqualTo(2);
            assertThat(news.get("owners")).hasToString("[\"irakli\"]");
            assertThat(news.has("versions")).isFalse();
            List<JsonNode> all = lines(follow(Map.of()));
            assertThat(line(all, key).get("versions"))
                    .hasToString("[{\"version\":1,\"teaches\":[\"" + old + "\"]},{\"version\":2,\"teaches\":[\"" + fresh
                            + "\"],\"assumes\":[{\"atLeast\":1,\"skills\":[\"" + old + "\"]}]}]");
            assertThat(line(all, course).get("owners")).hasToString("[\"irakli\"]");
        }

        @Test
        @DisplayName("that follows from anywhere ends with what a snapshot holds")
        void followsToTheSame() throws Exception {
            String key = Samples.freshKey("skill");
            publish(key);
            List<JsonNode> start = lines(follow(Map.of()));
            Map<String, JsonNode> held = apply(new TreeMap<>(), start);
            String other = Samples.freshKey("skill");
            publish(other);
            importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(key, other))));
            importer.run("admin", Map.of("s", Samples.file("roles", Samples.role(Samples.freshKey("role"), key))));
            List<JsonNode> news = lines(follow(position(start)));
            assertThat(news)
                    .extracting(line -> line.get("line").asText())
                    .containsExactly("begin", "entity", "commit", "entity", "commit", "entity", "commit", "end");
            apply(held, news);
            assertThat(held).isEqualTo(apply(new TreeMap<>(), lines(follow(Map.of()))));
        }

        @Test
        @DisplayName("that asks for a revision gets what a snapshot held when it was the newest")
        void earlier() throws Exception {
            String key = Samples.freshKey("skill");
            publish(key);
            List<JsonNode> then = lines(follow(Map.of("titles", "true")));
            String revision = position(then).get("after");
            String other = Samples.freshKey("skill");
            publish(other);
            importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(key, other))));

            assertThat(lines(follow(Map.of("titles", "true", "revision", revision))))
                    .isEqualTo(then);
            assertThat(lines(follow(Map.of("titles", "true", "revision", "0")))).hasSize(3);
        }

        @Test
        @DisplayName("that asks for a revision that has not come answers 400 and says which is the newest")
        void notYet() {
            for (long revision : List.of(-1L, history.head().revision() + 1)) {
                follow(Map.of("revision", Long.toString(revision)))
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("invalid-parameter"))
                        .body("errors[0].parameter", equalTo("revision"))
                        .body("errors[0].rule", equalTo("revision"));
            }
        }

        @Test
        @DisplayName("that has everything gets an empty answer at once, or waits for the next revision")
        void waits() throws Exception {
            Map<String, String> position = new TreeMap<>(position(lines(follow(Map.of()))));
            assertThat(lines(follow(position))).hasSize(2);
            position.put("waitSeconds", "20");
            CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> follow(position));
            String key = Samples.freshKey("skill");
            publish(key);
            List<JsonNode> lines = lines(waiting.get(10, TimeUnit.SECONDS));
            assertThat(lines).extracting(line -> line.path("key").asText("")).contains(key);
        }

        @Test
        @DisplayName("that reads gzip gets it, and nobody else")
        void compressed() {
            publish(Samples.freshKey("skill"));
            for (String accepted : List.of("gzip", "br, GZIP;q=0.5", "deflate,gzip ; q=1.0")) {
                follow(accepted).then().statusCode(200).header("Content-Encoding", "gzip");
            }
            for (String other : List.of("identity", "gzip;q=0", "gzip; q=0.000, br", "xgzip")) {
                follow(other)
                        .then()
                        .statusCode(200)
                        .header("Content-Encoding", nullValue())
                        .header("Vary", containsString("Accept-Encoding"))
                        .body(endsWith("}\n"));
            }
        }

        @Test
        @DisplayName("of another epoch, or ahead of the head, starts over")
        void startsOver() throws Exception {
            long head = history.head().revision();
            String epoch = history.head().epoch().toString();
            assertThat(lines(follow(Map.of("epoch", "00000000-0000-0000-0000-000000000000", "after", "0")))
                            .get(0)
                            .get("snapshot")
                            .asBoolean())
                    .isTrue();
            assertThat(lines(follow(Map.of("epoch", epoch, "after", Long.toString(head + 100))))
                            .get(0)
                            .get("snapshot")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("without the scope catalog:follow")
    class WithoutScope {

        @Test
        @DisplayName("answers 401 without a token, 403 with a person's")
        void refused() {
            given().get("/internal/v1/feed").then().statusCode(401).body("code", equalTo("token-missing"));
            given().auth()
                    .oauth2(Tokens.admin("admin"))
                    .get("/internal/v1/feed")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
        }
    }

    private void publish(String key) {
        importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(key))));
    }

    private static Response follow(Map<String, String> parameters) {
        return given().auth()
                .oauth2(Tokens.service("catalog:follow"))
                .queryParams(parameters)
                .get("/internal/v1/feed");
    }

    private static Response follow(String acceptEncoding) {
        return given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .auth()
                .oauth2(Tokens.service("catalog:follow"))
                .header("Accept-Encoding", acceptEncoding)
                .get("/internal/v1/feed");
    }

    private List<JsonNode> lines(Response response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : response.asString().lines().toList()) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    private static Map<String, String> position(List<JsonNode> lines) {
        return Map.of(
                "epoch", lines.get(0).get("epoch").asText(),
                "after", lines.get(lines.size() - 1).get("revision").asText());
    }

    private static JsonNode line(List<JsonNode> lines, String key) {
        return lines.stream()
                .filter(line -> line.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Without the earlier versions, which only a snapshot tells. */
    private static Map<String, JsonNode> apply(Map<String, JsonNode> held, List<JsonNode> lines) {
        lines.stream()
                .filter(line -> line.get("line").asText().equals("entity"))
                .map(line -> ((ObjectNode) line).<ObjectNode>without("versions"))
                .forEach(line -> held.put(
                        line.get("kind").asText() + " " + line.get("key").asText(), line));
        return held;
    }
}
