package org.skillway.progress;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.IssuerResource;
import org.skillway.testkit.OwnedPostgresResource;

@QuarkusTest
@TestProfile(NotLoadedYetTest.CatalogAway.class)
@DisplayName("While the catalog has never been reached")
class NotLoadedYetTest {

    /** Nothing listens there. */
    public static final class CatalogAway implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("skillway.catalog.url", "http://localhost:1");
        }

        /** Without the catalog of the other tests. */
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(OwnedPostgresResource.class), new TestResourceEntry(IssuerResource.class));
        }
    }

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    private final Learner learner = Learner.fresh();

    @Test
    @DisplayName("PUT answers 503 catalog-not-known-yet with Retry-After")
    void write() {
        learner.completes("git")
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("catalog-not-known-yet"));
    }

    @Test
    @DisplayName("reads answer, and the standing names no catalog revision")
    void reads() {
        learner.reads("/skills").statusCode(200);
        learner.asking()
                .get("/internal/v1/learners/me/standing")
                .then()
                .statusCode(200)
                .body("skills", hasSize(0))
                .body("$", not(hasKey("catalogRevision")));
    }

    @Test
    @DisplayName("the service is not ready, and says why")
    void readiness() {
        RestAssured.get(readiness)
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'catalog-replica' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'Database connections health check' }.status", equalTo("UP"));
    }
}
