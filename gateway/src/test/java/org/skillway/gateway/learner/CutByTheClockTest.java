package org.skillway.gateway.learner;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;

@QuarkusTest
@TestProfile(CutByTheClockTest.NoTime.class)
@DisplayName("What the clock ends")
class CutByTheClockTest {

    private final String anna = "anna-" + UUID.randomUUID();

    /** Work enough, and no time for it. */
    public static class NoTime implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("skillway.plans.longest", "0S");
        }
    }

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        ProgressStub.get();
        Gateway.awaitRevision(catalog.revision());
    }

    private ValidatableResponse ask(String query) {
        return Gateway.learner(anna).get("/api/v1/learners/me" + query).then();
    }

    @Test
    @DisplayName("is a plan all the same, which says its bound and that another run may find another, and has no ETag")
    void plan() {
        ask("/plan?role=web-developer&optional=true")
                .statusCode(200)
                .header("ETag", nullValue())
                .header("Cache-Control", containsString("no-store"))
                .body("reproducible", equalTo(false))
                .body("status", notNullValue())
                .body("gapMinutes", notNullValue())
                .body("lowerBoundMinutes", notNullValue());
    }

    @Test
    @DisplayName(
            "is no reason to say that wishes exclude each other, or that no plan was found: another try may find one")
    void noPlan() {
        for (String wishes : new String[] {"insist=shell&exclude=shell", "insist=shell&budgetMinutes=100"}) {
            ask("/plan?skills=linux&" + wishes)
                    .statusCode(503)
                    .header("Retry-After", equalTo("2"))
                    .body("code", equalTo("planning-busy"));
        }
    }

    @Test
    @DisplayName("are distances all the same, without an ETag, and none beside other things")
    void distances() {
        ask("/distances")
                .statusCode(200)
                .header("ETag", nullValue())
                .header("Cache-Control", containsString("no-store"))
                .body("reproducible", equalTo(false));
        ask("/roles").statusCode(503).body("code", equalTo("planning-busy"));
        ask("/roles?minutes=false").statusCode(200).header("ETag", notNullValue());
    }
}
