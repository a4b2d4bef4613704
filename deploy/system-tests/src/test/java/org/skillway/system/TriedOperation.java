package org.skillway.system;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One operation as it is tried, with the service that answers it.
 *
 * @param query with the names of variables, as the path has them; empty where nothing needs to be said
 * @param permission by its name in the document
 * @param type of the body; null where there is none
 * @param precondition whether it takes {@code If-Match}
 * @param own whether the gateway answers it and no service
 */
record TriedOperation(
        String method, String path, String query, String permission, String type, boolean precondition, boolean own) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPARE = "/api/v1/roles/{key}/compare";

    /** What has to be asked for with it, that it can be answered. */
    private static final Map<String, String> QUERIES = Map.of(
            "GET " + COMPARE,
            "with=software-engineer",
            "GET /api/v1/search",
            "q=git",
            "GET /api/v1/learners/{id}/plan",
            "role=web-developer",
            "GET /api/v1/export/csv",
            "kind=skill",
            "DELETE /api/v1/learners/{id}/skills/{key}",
            "reason=mistake",
            "DELETE /api/v1/learners/{id}/modules/{key}/completion",
            "reason=mistake");

    /** Open to everybody, but not with a learner: then it is among what shows all of a learner's progress. */
    private static final TriedOperation COMPARE_FOR_A_LEARNER = new TriedOperation(
            "GET", COMPARE, "with=software-engineer&learner={id}", "who-sees-all", null, false, true);

    /** Every operation of the gateway's document. */
    static List<TriedOperation> all() {
        Set<String> ofServices = new TreeSet<>();
        for (String service : List.of(Skillway.catalog(), Skillway.progress())) {
            document(service).path("paths").properties().forEach(path -> path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> ofServices.add(method + " " + path.getKey())));
        }
        List<TriedOperation> operations = new ArrayList<>(List.of(COMPARE_FOR_A_LEARNER));
        document(Skillway.gateway()).path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(of(
                        method.getKey(),
                        path.getKey(),
                        method.getValue(),
                        !ofServices.contains(method.getKey() + " " + path.getKey())))));
        return operations;
    }

    private static TriedOperation of(String small, String path, JsonNode said, boolean own) {
        String method = small.toUpperCase(Locale.ROOT);
        Iterator<String> types = said.at("/requestBody/content").fieldNames();
        boolean precondition = false;
        for (JsonNode parameter : said.path("parameters")) {
            precondition |= parameter.path("name").asText().equals("If-Match");
        }
        return new TriedOperation(
                method,
                path,
                QUERIES.getOrDefault(method + " " + path, ""),
                said.path("x-permission").asText(),
                types.hasNext() ? types.next() : null,
                precondition,
                own);
    }

    private static JsonNode document(String base) {
        try {
            return JSON.readTree(given().baseUri(base)
                    .queryParam("format", "json")
                    .get("/openapi")
                    .asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty where the gateway answers. */
    Optional<String> service() {
        if (own) {
            return Optional.empty();
        }
        boolean progress = path.matches("/api/v1/(learners|cohorts|completion-imports)(/.*)?");
        return Optional.of(progress ? Skillway.progress() : Skillway.catalog());
    }

    /** With the names of variables. */
    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    boolean isOfALearner() {
        return path.contains("/learners/{id}") || query.contains("learner={id}");
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** Whether somebody may assess is decided when it is known what. */
    String body() {
        return permission.equals("who-may-assess") ? "{\"state\":\"completed\"}" : "{}";
    }

    @Override
    public String toString() {
        return method + " " + target();
    }
}
