package org.skillway.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By Prometheus' own tool, which Debian's package {@code prometheus} has. */
@Tag("monitoring")
@DisplayName("The rules of the alerts")
class AlertRulesIT {

    @ParameterizedTest(name = "pass promtool {0} rules {1}")
    @CsvSource({"check, alerts.yaml", "test, alerts.test.yaml"})
    void pass(String what, String file) throws Exception {
        Process tool = new ProcessBuilder("promtool", what, "rules", file)
                .directory(Monitoring.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).as(said).isZero();
        assertThat(said).contains("SUCCESS");
    }
}
