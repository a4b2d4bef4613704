package org.skillway.gateway;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusIntegrationTest
@DisplayName("The packaged gateway")
class GatewayIT {

    @Test
    @DisplayName("follows the catalog, combines, passes through, and serves its document")
    void works() {
        CatalogStub catalog = CatalogStub.get();
        ProgressStub progress = ProgressStub.get();
        progress.standing("anna", 3, ProgressStub.completed("python", "assessed", "2026-03-01T10:00:00Z"));
        catalog.replies(Reply.json(200, "{\"items\":[]}"));
        Gateway.awaitRevision(catalog.revision());

        Gateway.roleOf("anna", "web-developer")
                .then()
                .statusCode(200)
                .body("readiness.met", equalTo(1))
                .body("requirements", hasSize(4));
        Gateway.raw().get("/api/v1/roles").then().statusCode(200).body("items", hasSize(0));
        Gateway.raw().get("/openapi?format=json").then().statusCode(200).body("info.title", equalTo("Skillway"));
        Gateway.raw().get("/q/health").then().statusCode(404);
    }
}
