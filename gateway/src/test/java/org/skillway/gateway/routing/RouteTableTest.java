package org.skillway.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.service.Service;

class RouteTableTest {

    private static JsonNode document(String paths) {
        try {
            return new JsonMapper().readTree("{\"paths\":{" + paths + "}}");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private final RouteTable table = RouteTable.of(
            Map.of(
                    Service.CATALOG,
                    document("""
                    "/api/v1/roles":{"parameters":[],"get":{}},
                    "/api/v1/roles/{key}":{"get":{},"put":{}},
                    "/api/v1/roles/new":{"post":{}},
                    "/internal/v1/feed":{"get":{}},
                    "/q/health":{"get":{}}"""),
                    Service.PROGRESS,
                    document(
                            "\"/api/v1/learners/{id}/skills/{key}\":{\"put\":{},\"delete\":{}},\"/api/v1/roles\":{\"post\":{}},\"/api/v1/learners/{id}\":{\"delete\":{}}")),
            Map.of("/api/v1/learners/{learner}", Set.of("GET"), "/api/v1/learners/{id}/next", Set.of("GET", "POST")));

    private Optional<Route> route(String path) {
        return table.find(List.of(path.substring(1).split("/", -1)));
    }

    private Optional<Map<String, Service>> find(String path) {
        return route(path).map(Route::services);
    }

    @Test
    @DisplayName("a documented path leads to the service of its method, HEAD with GET")
    void documented() {
        assertThat(find("/api/v1/roles"))
                .contains(Map.of("GET", Service.CATALOG, "HEAD", Service.CATALOG, "POST", Service.PROGRESS));
        assertThat(find("/api/v1/learners/a%2Fb/skills/git"))
                .contains(Map.of("PUT", Service.PROGRESS, "DELETE", Service.PROGRESS));
    }

    @Test
    @DisplayName("of two templates that fit, the one that says more counts")
    void literalFirst() {
        assertThat(find("/api/v1/roles/new")).contains(Map.of("POST", Service.CATALOG));
    }

    @Test
    @DisplayName("a path is told as it is written, with all of its methods in a fixed order, whoever answers them")
    void methods() {
        assertThat(route("/api/v1/roles/git").map(Route::template)).contains("/api/v1/roles/{key}");
        assertThat(route("/api/v1/roles").map(Route::allow)).contains("GET, HEAD, POST");
        assertThat(route("/api/v1/learners/anna").map(Route::allow)).contains("DELETE, GET, HEAD");
    }

    @Test
    @DisplayName(
            "what the gateway answers itself is its own, HEAD with GET, beside a service's methods of the same path")
    void own() {
        Route learner = route("/api/v1/learners/anna").orElseThrow();
        assertThat(learner.isOwn("GET")).isTrue();
        assertThat(learner.isOwn("HEAD")).isTrue();
        assertThat(learner.isOwn("DELETE")).isFalse();
        assertThat(learner.service("DELETE")).contains(Service.PROGRESS);
        assertThat(learner.service("GET")).isEmpty();
        assertThat(route("/api/v1/learners/anna/next").orElseThrow().own())
                .containsExactlyInAnyOrder("GET", "HEAD", "POST");
    }

    @Test
    @DisplayName("what is not documented, or not for the outside, leads nowhere")
    void elsewhere() {
        assertThat(List.of(
                        "/api/v1/roles/",
                        "/api/v1/role",
                        "/api/v1/Roles",
                        "/api/v1/roles/a/b",
                        "/api/v1/learners/anna/nothing",
                        "/internal/v1/feed",
                        "/q/health",
                        "/"))
                .allSatisfy(path -> assertThat(find(path)).isEmpty());
    }
}
