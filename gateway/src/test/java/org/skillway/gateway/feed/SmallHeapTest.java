package org.skillway.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmallHeapTest {

    @Test
    @DisplayName("Graphs of earlier revisions are let go before the heap runs out")
    void earlierGraphs() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ManyRevisions.class.getName()))
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
    }
}
