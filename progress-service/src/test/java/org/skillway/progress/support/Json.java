package org.skillway.progress.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ResponseBodyExtractionOptions;

/** Bodies of answers where many are looked at: each path that REST Assured is given is a Groovy script that it compiles. */
public final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    public static JsonNode of(ResponseBodyExtractionOptions answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + answer.asString(), e);
        }
    }
}
