package org.skillway.gateway.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.CatalogStub.Fault;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.SampleCatalog;

@QuarkusTest
class FollowingTest {

    private static final List<String> SHELL_ONLY =
            List.of(SampleCatalog.module("fresh", "Fresh", "published", 5, "\"python\""));

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private CatalogStub catalog;

    @BeforeEach
    void servicesAreUp() {
        ProgressStub.get();
        catalog = CatalogStub.get();
        Gateway.awaitRevision(catalog.revision());
    }

    @AfterEach
    void healthy() {
        CatalogStub.get();
    }

    private static String firstModule() {
        return Gateway.roleOf("anna", "web-developer").jsonPath().getString("requirements[0].skills[0].modules[0].key");
    }

    @Nested
    class WhenAllIsWell {

        @Test
        @DisplayName("what the catalog publishes shows in the next answer at its revision")
        void change() {
            Gateway.awaitRevision(catalog.publish(
                    List.of(SampleCatalog.module("one-minute", "One minute", "published", 1, "\"python\""))));
            assertThat(firstModule()).isEqualTo("one-minute");

            Gateway.awaitRevision(catalog.publish(
                    List.of(SampleCatalog.module("one-minute", "One minute", "retired", 1, "\"python\""))));
            assertThat(firstModule()).isNotEqualTo("one-minute");
        }

        @Test
        @DisplayName("a catalog that was restored is taken over whole, at its lower revision")
        void otherEpoch() {
            catalog.publish(SHELL_ONLY);
            Gateway.awaitRevision(catalog.revision());
            String before = Gateway.roleOf("anna", "web-developer").header("ETag");

            catalog.restore();
            Gateway.awaitRevision(1);

            assertThat(Gateway.roleOf("anna", "web-developer").header("ETag")).isNotEqualTo(before);
        }

        @Test
        @DisplayName("the feed is asked for with a token of the gateway's own")
        void token() throws ParseException {
            String token = catalog.lastToken();

            assertThat(token).startsWith("Bearer ");
            assertThat(SignedJWT.parse(token.substring(7)).getJWTClaimsSet().getStringClaim("scope"))
                    .isEqualTo("catalog:follow");
        }

        @Test
        @DisplayName("the gateway is ready, and says at which revision")
        void ready() {
            given().get(ready).then().statusCode(200).body("status", equalTo("UP"));
            assertThat(given().get(metrics).asString())
                    .contains("skillway_graph_revision " + (double) catalog.revision(), "skillway_graph_age_seconds");
        }
    }

    @Nested
    class WhenTheFeedGoesWrong {

        @ParameterizedTest
        @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        @DisplayName("the last graph stays in use, and the new revision is there once the fault is over")
        void fault(Fault fault) {
            long before = catalog.revision();
            String modules = firstModule();
            catalog.fault(fault);
            catalog.publish(List.of(SampleCatalog.module(
                    "during-" + fault.name().toLowerCase(Locale.ROOT).replace("_", "-"),
                    "During",
                    "published",
                    2,
                    "\"git\"")));
            Await.until(
                    "the gateway notices",
                    () -> Gateway.roleOf("anna", "web-developer").header("Age") != null);

            assertThat(Gateway.roleOf("anna", "web-developer").header("Skillway-Catalog-Revision"))
                    .isEqualTo(Long.toString(before));
            assertThat(firstModule()).isEqualTo(modules);
            given().get(ready).then().statusCode(200);

            catalog.healthy();
            Gateway.awaitRevision(before + 1);
        }
    }

    @Nested
    class WhenARevisionIsLarge {

        private static final int MODULES = 20_000;

        private String role(String skill) {
            return "{\"line\":\"entity\",\"revision\":1,\"kind\":\"role\",\"key\":\"large\",\"status\":\"published\","
                    + "\"requirements\":[{\"importance\":\"essential\",\"atLeast\":1,\"skills\":[\"" + skill + "\"]}]}";
        }

        @Test
        @DisplayName("it is taken over whole: nothing of it shows before all of it has come")
        void large() {
            long small = catalog.publish(List.of(role("python")));
            Gateway.awaitRevision(small);
            List<String> lines =
                    new ArrayList<>(List.of(role("large"), SampleCatalog.skill("large", "Large", null, "")));
            for (int i = 0; i < MODULES; i++) {
                lines.add(SampleCatalog.module("large-" + i, "Large " + i, "published", i + 1, "\"large\""));
            }
            catalog.fault(Fault.STALLS);
            long large = catalog.publish(lines);
            Await.until(
                    "the gateway notices", () -> Gateway.roleOf("anna", "large").header("Age") != null);
            Gateway.roleOf("anna", "large")
                    .then()
                    .header("Skillway-Catalog-Revision", Long.toString(small))
                    .body("requirements[0].skills[0].key", equalTo("python"));

            catalog.healthy();
            Gateway.awaitRevision(large);
            Gateway.roleOf("anna", "large")
                    .then()
                    .body("requirements[0].skills[0].key", equalTo("large"))
                    .body("requirements[0].skills[0].modules.size()", equalTo(MODULES));

            catalog.restore(small);
            Gateway.awaitRevision(small);
        }
    }

    @Nested
    class WhenARevisionMakesNoSense {

        private String roleOf(String importance, String skill) {
            return "{\"line\":\"entity\",\"revision\":1,\"kind\":\"role\",\"key\":\"odd\",\"status\":\"published\","
                    + "\"requirements\":[{" + importance + "\"atLeast\":1,\"skills\":[\"" + skill + "\"]}]}";
        }

        @Test
        @DisplayName("the last graph stays in use until one that does")
        void senseless() {
            long before = catalog.revision();
            for (String odd : List.of(
                    roleOf("", "python"),
                    roleOf("\"importance\":\"vital\",", "python"),
                    roleOf("\"importance\":\"essential\",", "nowhere"))) {
                catalog.publish(List.of(odd));
                Await.until(
                        "the gateway notices",
                        () -> Gateway.roleOf("anna", "web-developer").header("Age") != null);
                assertThat(Gateway.roleOf("anna", "web-developer").header("Skillway-Catalog-Revision"))
                        .isEqualTo(Long.toString(before));
            }

            Gateway.awaitRevision(catalog.publish(List.of(roleOf("\"importance\":\"essential\",", "python"))));

            Gateway.roleOf("anna", "odd").then().statusCode(200).body("role.title", equalTo("odd"));
        }
    }

    @Nested
    class Privacy {

        @Test
        @DisplayName("no learner's id gets into the metrics, by whichever path and with whichever answer")
        void metricsNameNobody() {
            String secret = "secret-somebody";
            Gateway.learner(secret).get("/api/v1/learners/" + secret + "/roles/web-developer");
            Gateway.learner(secret).get("/api/v1/learners/" + secret + "/roles/nothing");
            Gateway.learner(secret).get("/api/v1/learners/" + secret + "/skills");
            Gateway.learner(secret).get("/api/v1/learners/" + secret + "/skills/python");
            Gateway.learner(secret).get("/api/v1/learners/" + secret + "/nonsense/" + secret);
            Gateway.learner(secret).get("/api/v1/learners/" + secret);
            Gateway.learner(secret).delete("/api/v1/learners/" + secret + "/skills");
            Gateway.raw().get("/api/v1/learners/" + secret + "/roles/web-developer");
            Gateway.raw().get("/api/v1/learners/" + secret + ";/skills");
            RawHttp.exchange(RawHttp.head("GET /api/v1/learners/" + secret + "|/skills", "Connection: close") + "\r\n");
            RawHttp.exchange(RawHttp.head("GET /" + secret + "%", "Connection: close") + "\r\n");

            String text = given().get(metrics).asString();
            // By its route, whoever answers it.
            assertThat(text)
                    .contains(
                            "uri=\"/api/v1/learners/{id}/roles/{key}\"",
                            "uri=\"/api/v1/learners/{id}/skills/{key}\"",
                            "uri=\"/other\"");
            assertThat(text).contains("http_server_requests_seconds_count", "skillway_service_answers_seconds_count");
            assertThat(text).doesNotContain(secret);
        }
    }
}
