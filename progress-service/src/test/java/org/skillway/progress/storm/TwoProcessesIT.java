package org.skillway.progress.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.CatalogStub;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.SignalStream;
import org.skillway.testkit.IssuerResource;
import org.skillway.testkit.Tokens;

/** The packaged service in two processes, as it runs where one machine is not enough. */
@DisplayName("Two processes on one database")
class TwoProcessesIT {

    private static final int ROUNDS = 20;

    private final CatalogStub catalog = new CatalogStub();
    private final IssuerResource issuer = new IssuerResource();
    private final Learner learner = Learner.fresh();
    private StormPostgres postgres;
    private List<StormService> services;
    private List<String> skills;

    @BeforeEach
    void start() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "two-processes");
        postgres = new StormPostgres(folder);
        postgres.create();
        Map<String, String> settings = new HashMap<>(issuer.start());
        settings.putAll(catalog.start());
        settings.putAll(postgres.settings());
        skills = IntStream.range(0, ROUNDS)
                .mapToObj(round -> Catalog.publishSkill())
                .toList();
        services = List.of(new StormService(folder, "one", settings), new StormService(folder, "other", settings));
        services.get(0).start();
        awaitReady(services.get(0));
        services.get(1).start();
        awaitReady(services.get(1));
    }

    private static void awaitReady(StormService service) {
        Eventually.until("a process is ready", StormIT.LONGEST, service::ready);
    }

    @AfterEach
    void stop() throws Exception {
        for (StormService service : services) {
            service.stop();
        }
        catalog.stop();
        issuer.stop();
        postgres.stop();
    }

    private RequestSpecification at(StormService service) {
        return Learner.as(Tokens.learner(learner.subject())).port(service.port());
    }

    private void records(StormService service, String skill, int version) {
        at(service)
                .contentType("application/json")
                .body("{\"state\":\"completed\"}")
                .put("/api/v1/learners/me/skills/" + skill)
                .then()
                .statusCode(201)
                .header("Skillway-Progress-Version", Integer.toString(version));
    }

    @Test
    @DisplayName("show at either what was written through the other, the moment it was answered")
    void ownWrites() {
        for (int round = 0; round < ROUNDS; round++) {
            StormService writes = services.get(round % 2);
            StormService reads = services.get(1 - round % 2);

            records(writes, skills.get(round), round + 1);

            at(reads)
                    .get("/api/v1/learners/me/skills/" + skills.get(round))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("completed"))
                    .header("Skillway-Progress-Version", Integer.toString(round + 1));
            at(reads)
                    .contentType("application/json")
                    .body("{\"items\":[{\"token\":\"%s\",\"learner\":\"%s\",\"known\":{\"version\":%d}}]}"
                            .formatted(Tokens.learner(learner.subject()), learner.subject(), round))
                    .post("/internal/v1/standings")
                    .then()
                    .statusCode(200)
                    .body("items[0].body.version", equalTo(round + 1));
        }
    }

    @Test
    @DisplayName("signal to whoever follows either what was written through the other")
    void signals() {
        try (SignalStream one = SignalStream.open(services.get(0).port());
                SignalStream other = SignalStream.open(services.get(1).port())) {
            for (int round = 0; round < ROUNDS; round++) {
                long heardByOne = one.about(learner);
                long heardByOther = other.about(learner);

                records(services.get(round % 2), skills.get(round), round + 1);

                one.await(learner, heardByOne);
                other.await(learner, heardByOther);
            }
        }
    }

    @Test
    @DisplayName("lose nobody when one of them is told to stop: its streams end whole and at once, the other goes on")
    void stopped() throws InterruptedException {
        try (SignalStream ends = SignalStream.open(services.get(0).port());
                SignalStream another = SignalStream.open(services.get(0).port());
                SignalStream goesOn = SignalStream.open(services.get(1).port())) {
            // Less than it would wait for requests that do not end.
            assertThat(services.get(0).endsWithin(Duration.ofSeconds(8))).isTrue();

            assertThat(ends.endsWhole()).isTrue();
            assertThat(another.endsWhole()).isTrue();
            records(services.get(1), skills.get(0), 1);
            goesOn.await(learner);
        }
    }
}
