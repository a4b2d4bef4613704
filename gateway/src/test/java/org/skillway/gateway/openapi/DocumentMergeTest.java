package org.skillway.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentMergeTest {

    private static final String OWN = """
            {"openapi":"3.1.0","tags":[{"name":"Mine","description":"m"}],
             "paths":{"/api/v1/own":{"get":{"operationId":"own",
               "responses":{"200":{"$ref":"#/components/responses/Ok"}}}}},
             "components":{
               "headers":{"RequestsLeft":{"description":"left"},"RequestsPolicy":{"description":"policy"}},
               "responses":{"Ok":{"description":"ok"},"TooManyRequests":{"description":"Too many."},
                 "Away":{"description":"Away.","content":{"application/problem+json":{
                   "schema":{"$ref":"#/components/schemas/Problem"},"examples":{"away":{"value":{"code":"away"}}}}}}},
               "schemas":{"Problem":{"type":"object"},"Unused":{"type":"object"}}}}""";

    private final DocumentMerge merge = new DocumentMerge((ObjectNode) json(OWN));

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode service(String paths, String schemas) {
        return json("{\"openapi\":\"3.1.0\",\"security\":[{\"bearer\":[]}],\"paths\":{" + paths
                + "},\"components\":{\"schemas\":{" + schemas + "}}}");
    }

    private static String get(String path, String id, String responses) {
        return "\"%s\":{\"get\":{\"operationId\":\"%s\",\"responses\":{%s}}}".formatted(path, id, responses);
    }

    @Nested
    class WhatIsMerged {

        @Test
        @DisplayName("operations for the outside, with the components that they use, and no others")
        void paths() {
            merge.add(
                    "one",
                    service(
                            get(
                                            "/api/v1/things",
                                            "things",
                                            "\"200\":{\"description\":\"ok\",\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Thing\"}}}}")
                                    + "," + get("/internal/v1/feed", "feed", ""),
                            "\"Thing\":{\"$ref\":\"#/components/schemas/Part\"},\"Part\":{\"type\":\"string\"},\"Feed\":{}"),
                    "Away");

            JsonNode whole = merge.result();

            assertThat(whole.path("paths").properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("/api/v1/own", "/api/v1/things");
            assertThat(whole.at("/components/schemas").properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrder("Problem", "Thing", "Part");
            assertThat(whole.at("/paths/~1api~1v1~1things/get/security/0").has("bearer"))
                    .isTrue();
        }

        @Test
        @DisplayName("an operation answers 503 for its service, beside what it says itself of 503")
        void unavailable() {
            merge.add(
                    "one",
                    service(
                            get("/api/v1/a", "a", "") + ","
                                    + get(
                                            "/api/v1/b",
                                            "b",
                                            "\"503\":{\"description\":\"Busy.\",\"content\":{\"application/problem+json\":{\"examples\":{\"busy\":{\"value\":{}}}}}}"),
                            ""),
                    "Away");

            JsonNode whole = merge.result();

            assertThat(whole.at("/paths/~1api~1v1~1a/get/responses/503/$ref").asText())
                    .isEqualTo("#/components/responses/Away");
            JsonNode both = whole.at("/paths/~1api~1v1~1b/get/responses/503");
            assertThat(both.path("description").asText()).isEqualTo("Busy. Away.");
            assertThat(both.at("/content/application~1problem+json/examples").properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("busy", "away");
        }

        @Test
        @DisplayName("a read that answers with a number can be asked with the one that a client has seen")
        void seenNumbers() {
            String numbered =
                    "\"200\":{\"description\":\"ok\",\"headers\":{\"Skillway-Progress-Version\":{\"schema\":{\"type\":\"integer\"}}}}";
            merge.add(
                    "one",
                    service(
                            get("/api/v1/a", "a", numbered) + ","
                                    + get("/api/v1/b", "b", "\"200\":{\"description\":\"ok\"}"),
                            ""),
                    "Away");

            JsonNode whole = merge.result();

            assertThat(whole.at("/paths/~1api~1v1~1a/get/parameters/0/$ref").asText())
                    .isEqualTo("#/components/parameters/LeastProgressVersion");
            assertThat(whole.at("/components/parameters").properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("LeastProgressVersion");
            assertThat(whole.at("/paths/~1api~1v1~1a/get/responses/503/content/application~1problem+json/examples")
                            .properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("away", "progress-behind");
            assertThat(whole.at("/paths/~1api~1v1~1b/get").has("parameters")).isFalse();
            assertThat(whole.at("/paths/~1api~1v1~1b/get/responses/503/$ref").asText())
                    .isEqualTo("#/components/responses/Away");
        }

        @Test
        @DisplayName(
                "every operation, of whomever, can be refused for too many requests, and every answer says what is left")
        void rateLimits() {
            merge.add("one", service(get("/api/v1/a", "a", "\"200\":{\"description\":\"ok\"}"), ""), "Away");

            JsonNode whole = merge.result();

            for (String path : new String[] {"~1api~1v1~1a", "~1api~1v1~1own"}) {
                assertThat(whole.at("/paths/" + path + "/get/responses/429/$ref")
                                .asText())
                        .isEqualTo("#/components/responses/TooManyRequests");
            }
            for (String answer : new String[] {"/paths/~1api~1v1~1a/get/responses/200", "/components/responses/Ok"}) {
                assertThat(whole.at(answer + "/headers/RateLimit/$ref").asText())
                        .isEqualTo("#/components/headers/RequestsLeft");
                assertThat(whole.at(answer + "/headers/RateLimit-Policy/$ref").asText())
                        .isEqualTo("#/components/headers/RequestsPolicy");
            }
        }

        @Test
        @DisplayName("the same component in two documents is one")
        void same() {
            merge.add(
                    "one", service(get("/api/v1/a", "a", use("Problem")), "\"Problem\":{\"type\":\"object\"}"), "Away");

            assertThat(merge.result().at("/components/schemas/Problem/type").asText())
                    .isEqualTo("object");
        }
    }

    private static String use(String schema) {
        return "\"400\":{\"description\":\"x\",\"content\":{\"a/b\":{\"schema\":{\"$ref\":\"#/components/schemas/"
                + schema + "\"}}}}";
    }

    @Nested
    class AClash {

        @Test
        @DisplayName("of two schemas under one name names both documents")
        void schema() {
            assertThatThrownBy(() -> merge.add(
                            "one",
                            service(get("/api/v1/a", "a", use("Problem")), "\"Problem\":{\"type\":\"string\"}"),
                            "Away"))
                    .hasMessageContaining(
                            "The component schemas/Problem stands in the documents of gateway and of one");
        }

        @Test
        @DisplayName("of two operations on one path and method names both documents")
        void operation() {
            merge.add("one", service(get("/api/v1/a", "a", ""), ""), "Away");

            assertThatThrownBy(() -> merge.add("two", service(get("/api/v1/a", "other", ""), ""), "Away"))
                    .hasMessageContaining("The operation GET /api/v1/a stands in the documents of one and of two");
        }

        @Test
        @DisplayName("of two operationIds names both documents")
        void operationId() {
            assertThatThrownBy(() -> merge.add("one", service(get("/api/v1/a", "own", ""), ""), "Away"))
                    .hasMessageContaining("The operationId own stands in the documents of gateway and of one");
        }

        @Test
        @DisplayName("of two descriptions of a tag names both documents")
        void tag() {
            assertThatThrownBy(() ->
                            merge.add("one", json("{\"tags\":[{\"name\":\"Mine\",\"description\":\"else\"}]}"), "Away"))
                    .hasMessageContaining("The tag Mine stands in the documents of gateway and of one");
        }

        @Test
        @DisplayName("a reference that leads nowhere is named")
        void dangling() {
            assertThatThrownBy(() -> merge.add("one", service(get("/api/v1/a", "a", use("Missing")), ""), "Away"))
                    .hasMessageContaining("one refers to #/components/schemas/Missing");
        }
    }
}
