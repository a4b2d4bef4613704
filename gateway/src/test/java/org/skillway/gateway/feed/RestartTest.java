package org.skillway.gateway.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;

/** A gateway that starts while the catalog is down, with the graph that an earlier one saved. */
@QuarkusTest
@TestProfile(RestartTest.WithASavedGraph.class)
class RestartTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    private static final Path SAVED = Path.of("target", "test-graphs", "saved.ndjson");

    /** Saves a graph as of an hour ago, and starts the gateway on it; no other gateway of the tests has a file. */
    public static class WithASavedGraph implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                new GraphFile(Optional.of(SAVED)).save(GraphFileTest.sample());
                Files.setLastModifiedTime(SAVED, FileTime.from(hourAgo()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FeedException e) {
                throw new IllegalStateException(e);
            }
            return Map.of("skillway.graph-file", SAVED.toString());
        }

        private static Instant hourAgo() {
            return Instant.now().minus(Duration.ofHours(1));
        }
    }

    @Test
    @DisplayName("is ready, answers from the saved graph and says its age; then the catalog comes, counts and is saved")
    void servesWhatWasSaved() {
        ProgressStub.get();
        given().get(ready).then().statusCode(200);

        Response response = Gateway.roleOf("anna", "web-developer");

        response.then()
                .statusCode(200)
                .header("Skillway-Catalog-Revision", "41")
                .body("role.title", equalTo("Web developer"));
        assertThat(Long.parseLong(response.header("Age"))).isBetween(3_600L, 3_900L);
        Gateway.raw().get("/api/v1/roles").then().statusCode(503);

        CatalogStub catalog = CatalogStub.get();
        Gateway.awaitRevision(catalog.revision());
        Await.until("the new graph is saved", () -> new GraphFile(Optional.of(SAVED))
                .load()
                .map(GraphFile.Saved::holding)
                .filter(holding -> holding.revision() == catalog.revision()
                        && !holding.epoch().equals("saved"))
                .isPresent());
    }
}
