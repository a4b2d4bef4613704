package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a goal to its end, through the gateway: what the plan says is done in its order, and nothing is left. */
@ExtendWith(Skillway.class)
@DisplayName("A plan")
class PlanJourneyIT {

    private static final String ME = "/api/v1/learners/me";

    private final String token = Skillway.token("planner-" + UUID.randomUUID(), "learner");

    @BeforeAll
    static void gateway() {
        RestAssured.baseURI = Skillway.gateway();
    }

    private RequestSpecification asking() {
        return given().header("Authorization", "Bearer " + token);
    }

    private Response plan() {
        return asking().get(ME + "/plan?hoursPerWeek=6&start=2026-12-01");
    }

    @Test
    @DisplayName("leads to the goal by modules each of which is open when its turn comes, and is empty at the end")
    void journey() {
        put("/goals/web-developer");
        Response plan = plan();
        plan.then().statusCode(200).body("status", equalTo("optimal")).body("reproducible", equalTo(true));
        assertThat(plan().asString()).isEqualTo(plan.asString());
        List<String> modules = plan.path("modules.module.key");
        assertThat(modules).isNotEmpty();
        keep(plan);
        changes()
                .body("same", equalTo(true))
                .body("since", empty())
                .body("modules", empty())
                .body("today.modules.module.key", equalTo(modules));

        for (String module : modules) {
            asking().get(ME + "/modules/" + module).then().body("state", equalTo("open"));
            put("/modules/" + module + "/completion");
        }

        changes()
                .body("minutesCompleted", equalTo(plan.path("minutes")))
                .body("modules.module.key", equalTo(modules))
                .body("modules.because.flatten().unique()", equalTo(List.of("completed")))
                .body("since.findAll { it.what == 'module-completed' }.module.key", equalTo(modules))
                .body("today.modules", empty());
        plan().then()
                .statusCode(200)
                .body("modules", empty())
                .body("minutes", equalTo(0))
                .body("requirements.outcome", everyItem(in(List.of("held"))));
        asking().get(ME + "/roles/web-developer").then().body("readiness.essential", equalTo(1.0f));
    }

    /** Keeps the plan as it was answered. */
    private void keep(Response plan) {
        List<Map<String, Object>> modules = plan.path("modules.module");
        asking().contentType("application/json")
                .body(Map.of(
                        "question",
                        Map.of("hoursPerWeek", 6, "start", "2026-12-01"),
                        "catalogRevision",
                        plan.path("catalogRevision"),
                        "progressVersion",
                        plan.path("progressVersion"),
                        "status",
                        plan.path("status"),
                        "modules",
                        modules.stream()
                                .map(module -> Map.of(
                                        "key", module.get("key"),
                                        "version", module.get("version"),
                                        "minutes", module.get("minutes")))
                                .toList()))
                .put(ME + "/plans/by-spring")
                .then()
                .statusCode(201)
                .body("minutes", equalTo(plan.path("minutes")));
    }

    /** What has become of it; the same bytes to whoever asks again. */
    private ValidatableResponse changes() {
        Response changes = asking().get(ME + "/plans/by-spring/changes");
        assertThat(asking().get(ME + "/plans/by-spring/changes").asString()).isEqualTo(changes.asString());
        return changes.then().statusCode(200);
    }

    private void put(String path) {
        asking().contentType("application/json")
                .body("{}")
                .put(ME + path)
                .then()
                .statusCode(201);
    }
}
