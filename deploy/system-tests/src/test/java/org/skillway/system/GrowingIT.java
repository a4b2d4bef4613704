package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** docs/operations/growing.md, with real processes: each test leaves the cluster whole. */
@Tag("growing")
@ExtendWith(Skillway.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("With two of each part, and a standby of the database,")
class GrowingIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private Cluster cluster;
    private ClusterLoad load;

    @BeforeAll
    void start() throws IOException, SQLException, InterruptedException {
        cluster = new Cluster(folder, Cluster.THIS);
        Skillway.waitUntil(
                "Commits wait for the standby", SOON, () -> cluster.postgres().synchronous());
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void load() throws InterruptedException {
        load = new ClusterLoad(cluster.entry());
    }

    @AfterEach
    void unload() {
        load.close();
    }

    @Test
    @DisplayName("restarting all six, one after the other, costs nobody a single request")
    void rolling() throws Exception {
        for (String part : cluster.names()) {
            cluster.replace(part, Cluster.THIS);
            load.goesOn();
        }
        load.finish();
        assertThat(load.failures()).isEmpty();
        assertThat(load.streams()).as("the page went over to another gateway").isGreaterThan(1);
    }

    @Test
    @DisplayName(
            "any one of them can be killed: sessions go on at the other, and nothing acknowledged is lost or doubled")
    void killed() throws Exception {
        for (String part : List.of("catalog-1", "progress-1", "gateway-1")) {
            cluster.part(part).kill();
            load.goesOn();
            cluster.part(part).start();
            cluster.part(part).awaitReady();
        }
        load.finish();
    }

    @Test
    @DisplayName(
            "the database can be killed: its standby takes over with all that was acknowledged, and services find it")
    void failOver() throws Exception {
        cluster.postgres().killPrimary();
        cluster.postgres().promote();
        load.goesOn();
        load.finish();
        cluster.postgres().addStandby();
        Skillway.waitUntil("Commits wait for a standby again", SOON, () -> cluster.postgres()
                .synchronous());
    }

    @Test
    @DisplayName("what may be older is read from the standby: all ledgers are verified there while they grow")
    void standbyReads() throws Exception {
        Process verification = cluster.command(
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", cluster.postgres().standbyUrl("progress")), "verify-ledgers");
        String printed = new String(verification.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verification.waitFor()).as(printed).isZero();
        JsonNode summary =
                JSON.readTree(printed.lines().reduce((one, next) -> next).orElseThrow());
        assertThat(summary.path("ledgers").asLong()).isGreaterThanOrEqualTo(ClusterLoad.USERS);
        assertThat(summary.path("broken").asLong(-1)).isZero();
        load.finish();
    }
}
