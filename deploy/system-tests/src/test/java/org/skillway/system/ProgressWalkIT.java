package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README does with a learner's own progress, in its order and with its requests. */
@ExtendWith(Skillway.class)
@DisplayName("A learner's own progress")
class ProgressWalkIT {

    private final String subject = "learner-" + UUID.randomUUID();
    private final String token = Skillway.token(subject, "learner");

    @BeforeAll
    static void gateway() {
        RestAssured.baseURI = Skillway.gateway();
    }

    private RequestSpecification asking() {
        return given().header("Authorization", "Bearer " + token);
    }

    private ValidatableResponse puts(String path, String body) {
        return asking().contentType("application/json")
                .body(body)
                .put("/api/v1/learners/me" + path)
                .then();
    }

    private ValidatableResponse reads(String path) {
        return asking().get("/api/v1/learners/me" + path).then();
    }

    @Test
    @DisplayName("is planned, recorded, taken back, looked at as it was, taken along and erased")
    void walk() {
        puts("/skills/git", "{\"state\":\"completed\"}").statusCode(201);
        puts("/skills/flask", "{\"state\":\"completed\"}").statusCode(201);

        puts("/goals/web-developer", "{\"by\":\"2027-06-01\",\"hoursPerWeek\":6}")
                .statusCode(201)
                .body("role", equalTo("web-developer"))
                .body("essential.met", equalTo(2));
        puts("/enrolments/web-developer-with-flask", "{}").statusCode(201).body("modules.of", equalTo(11));
        puts("/modules/how-the-web-works/completion", "{}")
                .statusCode(201)
                .body("module", equalTo("how-the-web-works"));
        reads("/enrolments/web-developer-with-flask").body("modules.completed", equalTo(1));
        reads("/skills/http").statusCode(200).body("evidence[0].kind", equalTo("module-completed"));

        Response page = asking().get("/api/v1/learners/me");
        page.then()
                .statusCode(200)
                .body("goals[0].role.key", equalTo("web-developer"))
                .body("goals[0].by", equalTo("2027-06-01"))
                .body("goals[0].readiness.essentialMet", greaterThan(0))
                .body("courses[0].course.key", equalTo("web-developer-with-flask"))
                .body("courses[0].share.completed", equalTo(1))
                .body("courses[0].share.total", equalTo(11))
                .body("next.size()", greaterThan(0))
                .body("recent.size()", equalTo(5))
                .body("recent[0].title", not(emptyOrNullString()));
        String first = page.jsonPath().getString("next[0].module.key");
        reads("/modules/" + first)
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("first", empty());
        reads("/next").statusCode(200).body("items[0].module.key", equalTo(first));
        reads("/courses/web-developer-with-flask")
                .statusCode(200)
                .body("modules.size()", equalTo(11))
                .body("modules.findAll { it.state == 'done' }.module.key", equalTo(List.of("how-the-web-works")));
        reads("/roles?limit=200").statusCode(200).body("items.role.key", hasItem("web-developer"));

        reads("/plan?role=web-developer&hoursPerWeek=6&start=2026-12-01")
                .statusCode(200)
                .body("status", equalTo("optimal"))
                .body("modules.size()", greaterThan(0))
                .body("requirements.outcome", hasItems("held", "planned"));

        asking().delete("/api/v1/learners/me/skills/flask?reason=mistake")
                .then()
                .statusCode(204);
        reads("/skills/flask").statusCode(404).body("code", equalTo("no-record"));
        reads("/skills?version=2").statusCode(200).body("items.skill", equalTo(List.of("flask", "git")));
        Response again = asking().get("/api/v1/learners/me?revision=%s&version=%s"
                .formatted(page.header("Skillway-Catalog-Revision"), page.header("Skillway-Progress-Version")));
        assertThat(again.asByteArray()).isEqualTo(page.asByteArray());
        assertThat(again.header("ETag")).isEqualTo(page.header("ETag"));
        String recorded = reads("/history?limit=200")
                .extract()
                .path("items.find { it.version == %s }.recordedAt".formatted(page.header("Skillway-Progress-Version")));
        Response known = asking().get("/api/v1/learners/me?revision=%s&asOf=%s"
                .formatted(page.header("Skillway-Catalog-Revision"), recorded));
        assertThat(known.asByteArray()).isEqualTo(page.asByteArray());
        reads("/roles/web-developer?asOf=2020-01-01T00:00:00Z").statusCode(200).body("progressVersion", equalTo(0));
        for (String path : List.of("/skills", "/roles/web-developer")) {
            asking().header("Skillway-Min-Progress-Version", "99")
                    .get("/api/v1/learners/me" + path)
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("progress-behind"));
        }
        reads("/history?limit=1")
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items[0].kind", equalTo("revoked"))
                .body("items[0].reason", equalTo("mistake"))
                .body("items[0].ends", equalTo(List.of(2)));
        reads("/history?limit=200")
                .body("items.kind", hasItems("goal-set", "enrolled", "module-completed", "completed"));

        reads("/export/csv")
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("skill,"))
                .body(containsString("\ngit,"));
        reads("/export/json").statusCode(200).body("learner", equalTo(subject)).body("records.skill", hasItem("git"));
        reads("/ledger/verify").statusCode(200).body("valid", equalTo(true));

        asking().delete("/api/v1/learners/me").then().statusCode(204);
        reads("/history")
                .statusCode(200)
                .header("Skillway-Progress-Version", "0")
                .body("items", empty());
        reads("/goals").body("items", hasSize(0));
    }
}
