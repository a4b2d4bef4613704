package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The three services as in production, beside the local stack, whose databases they share and whose issuer means nothing to them. */
@ExtendWith(Skillway.class)
@DisplayName("With an OpenID provider over https, and no profile of the local stack,")
class ProductionIT {

    private static final String SKILL = "/api/v1/learners/me/skills/git";

    private final List<PackagedService> services = new ArrayList<>();
    private final String learner = "production-" + UUID.randomUUID();
    private TlsProvider provider;
    private String gateway;
    private String progress;

    @BeforeEach
    void start() throws Exception {
        provider = TlsProvider.start();
        int port = Skillway.freePorts();
        String catalog = start("catalog-service", port, Map.of());
        progress = start("progress-service", port + 2, Map.of("SKILLWAY_CATALOG_URL", catalog));
        gateway =
                start("gateway", port + 4, Map.of("SKILLWAY_CATALOG_URL", catalog, "SKILLWAY_PROGRESS_URL", progress));
    }

    private String start(String module, int port, Map<String, String> others) throws IOException {
        Map<String, String> environment = new TreeMap<>(others);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + 1));
        environment.put("MP_JWT_VERIFY_ISSUER", provider.issuer());
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", provider.issuer() + "/keys");
        environment.put("MP_JWT_VERIFY_PUBLICKEY_ALGORITHM", "ES256");
        environment.put("SKILLWAY_TOKEN_URL", provider.issuer() + "/token");
        environment.put("SKILLWAY_TOKEN_CLIENT_ID", "services");
        environment.put("JAVA_TOOL_OPTIONS", provider.trust());
        services.add(PackagedService.start(module, environment));
        return "http://localhost:" + port;
    }

    @AfterEach
    void stop() {
        services.forEach(PackagedService::close);
        provider.close();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    @Test
    @DisplayName("a learner is served from end to end, and a token of the local stack counts nowhere")
    void served() throws InterruptedException {
        Skillway.waitUntil("all three serve: " + told(), Duration.ofMinutes(2), this::isServing);

        complete(learner).then().statusCode(201);

        String combined = as(provider.person(learner, "learner"))
                .get(gateway + "/api/v1/learners/me/roles/web-developer")
                .then()
                .statusCode(200)
                .extract()
                .path("learner");
        assertThat(combined).isEqualTo(learner);
        for (String place : List.of(gateway, progress)) {
            as(Skillway.token(learner, "learner")).get(place + SKILL).then().statusCode(401);
            as(provider.person(learner, "learner")).get(place + SKILL).then().statusCode(200);
        }
        assertThat(services).allMatch(service -> service.process().isAlive());
    }

    private Response complete(String subject) {
        return as(provider.person(subject, "learner"))
                .body("{\"state\":\"completed\"}")
                .put(gateway + SKILL);
    }

    private boolean isServing() {
        assertThat(services).as(told().toString()).allMatch(service -> service.process()
                .isAlive());
        try {
            // Until progress-service has the catalog it reads, and records nothing.
            return complete("looks").statusCode() < 300
                    && as(provider.person("looks", "learner"))
                                    .get(gateway + "/api/v1/learners/me/roles/web-developer")
                                    .statusCode()
                            == 200;
        } catch (Exception e) {
            // Of no declared type: nobody listens there yet.
            return false;
        }
    }

    private List<String> told() {
        return services.stream()
                .flatMap(service -> service.lines().stream())
                .filter(line -> line.contains("ERROR") || line.contains("WARN"))
                .toList();
    }
}
