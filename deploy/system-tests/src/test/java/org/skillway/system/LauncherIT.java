package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Skillway.class)
@DisplayName("./skillway")
class LauncherIT {

    @Test
    @DisplayName("status --json names every part with address, process id and readiness")
    void status() {
        JsonNode status = Skillway.status();
        List<String> names = new ArrayList<>();
        for (JsonNode process : status.path("processes")) {
            names.add(process.path("name").asText());
            assertThat(process.path("ready").asBoolean()).as("%s", process).isTrue();
            assertThat(process.path("pid").asLong()).as("%s", process).isPositive();
            assertThat(process.path("url").asText()).as("%s", process).isNotEmpty();
        }
        assertThat(names).contains("gateway", "catalog", "progress", "postgresql");
        assertThat(status.path("state").asText()).isEqualTo("ready");
    }

    @Test
    @DisplayName("token prints a token and nothing else")
    void token() {
        assertThat(Skillway.token("nino", "instructor")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    @DisplayName("logs shows what a service wrote")
    void logs() {
        Skillway.Outcome logs = Skillway.run(
                Duration.ofSeconds(30), "logs", "catalog", "-n", "1000000", "--data", Skillway.dataFolder());
        assertThat(logs.exit()).isZero();
        assertThat(logs.out()).contains("First content");
    }

    @Test
    @DisplayName("up on the same data folder says that it is in use, and stops nothing")
    void twice() {
        Skillway.Outcome second = Skillway.run(Duration.ofSeconds(60), "up", "--data", Skillway.dataFolder());
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.err() + second.out()).doesNotContain("Exception").contains("skillway");
        assertThat(Skillway.ready()).isTrue();
    }
}
