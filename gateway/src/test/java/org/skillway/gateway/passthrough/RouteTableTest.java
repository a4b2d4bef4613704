package org.skillway.gateway.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                            "\"/api/v1/learners/{id}/skills/{key}\":{\"put\":{},\"delete\":{}},\"/api/v1/roles\":{\"post\":{}}")));

    private Optional<Map<String, Service>> find(String path) {
        return table.find(List.of(path.substring(1).split("/", -1))).map(RouteTable.Route::byMethod);
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
    @DisplayName("the methods stand in a fixed order")
    void methods() {
        assertThat(table.find(List.of("api", "v1", "roles"))
                        .orElseThrow()
                        .byMethod()
                        .keySet())
                .containsExactly("GET", "HEAD", "POST");
    }

    @Test
    @DisplayName("what is not documented, or not for the outside, leads nowhere")
    void elsewhere() {
        assertThat(List.of(
                        "/api/v1/roles/",
                        "/api/v1/role",
                        "/api/v1/Roles",
                        "/api/v1/roles/a/b",
                        "/api/v1/learners/skills",
                        "/internal/v1/feed",
                        "/q/health",
                        "/"))
                .allSatisfy(path -> assertThat(find(path)).isEmpty());
    }
}
