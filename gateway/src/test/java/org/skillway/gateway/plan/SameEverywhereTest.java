package org.skillway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameEverywhereTest {

    @Test
    @DisplayName("another process, compiled otherwise and with other hash seeds, plans the same to the byte")
    void anotherProcess(@TempDir Path directory) throws IOException, InterruptedException {
        String here = PlanTranscript.write();
        assertThat(here).contains("status=OPTIMAL", "status=BOUNDED", "Contradiction");

        Path there = directory.resolve("plans");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PlanTranscript.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(there.toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(there, StandardCharsets.UTF_8)).isEqualTo(here);
    }
}
