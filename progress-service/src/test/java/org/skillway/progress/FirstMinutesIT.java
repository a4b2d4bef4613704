package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.FreePorts;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.InterfaceDocument;

@QuarkusIntegrationTest
@QuarkusTestResource(value = FreePorts.class, restrictToAnnotatedClass = true)
@DisplayName("The packaged service")
class FirstMinutesIT {

    private final Learner learner = Learner.fresh();

    @Test
    @DisplayName("follows the catalog, gets ready, records, lists and shows its position")
    void smoke() {
        Eventually.until(
                "ready",
                () -> RestAssured.get(FreePorts.management("/health/ready")).statusCode() == 200);
        String skill = Learner.knownSkill();
        learner.completes(skill).statusCode(201);
        learner.completes("git").statusCode(201);
        learner.completes("git").statusCode(200).header("Skillway-Progress-Version", "2");
        learner.reads("/skills").body("items.skill", equalTo(List.of("git", skill)));
        learner.reads("/history").body("items.version", equalTo(List.of(2, 1)));
        learner.completes(Catalog.freshKey()).statusCode(404);
        RestAssured.get(FreePorts.management("/metrics"))
                .then()
                .body(containsString("skillway_catalog_replica_revision"));
    }

    @Test
    @DisplayName("recovers from an answer that is cut off")
    void follower() {
        Catalog.fail("cut");
        String skill = Learner.knownSkill();
        learner.completes(skill).statusCode(201);
    }

    @Test
    @DisplayName("serves the committed OpenAPI document")
    void document() {
        String served =
                RestAssured.given().queryParam("format", "json").get("/openapi").asString();
        InterfaceDocument.served(served).hasCommonSchemas();
        assertThat(served).contains("recordSkill");
    }
}
