package org.skillway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.skillway.system.Skillway;

/** Runs {@code src/test/typescript/journey.ts}, which the build has compiled together with the client. */
@ExtendWith(Skillway.class)
@DisplayName("The client that is generated for TypeScript")
class TypeScriptClientIT {

    @Test
    @DisplayName("goes from a goal to its end")
    void journey() throws IOException, InterruptedException {
        Path compiled;
        try (Stream<Path> files = Files.walk(Path.of("target", "typescript"))) {
            compiled = files.filter(file -> file.endsWith("journey.js"))
                    .findFirst()
                    .orElseThrow();
        }
        ProcessBuilder node = new ProcessBuilder("node", compiled.toString()).redirectErrorStream(true);
        node.environment().put("SKILLWAY_GATEWAY", Skillway.gateway());
        node.environment().put("SKILLWAY_TOKEN", Skillway.token("typescript-" + UUID.randomUUID(), "learner"));
        Path said = Files.createTempFile("journey", ".out");
        Process process = node.redirectOutput(said.toFile()).start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
