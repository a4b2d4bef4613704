package org.skillway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The image of")
class ImagesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 250_000_000;

    private static String image(String service) {
        return "skillway/" + service + ":" + Command.version();
    }

    private static JsonNode inspect(String service) throws IOException {
        return JSON.readTree(Command.print("docker", "image", "inspect", image(service)))
                .get(0);
    }

    @ParameterizedTest(name = "{0} is small, runs as nobody in particular, and says what it is")
    @ValueSource(strings = {"catalog-service", "progress-service", "gateway"})
    void made(String service) throws IOException {
        JsonNode image = inspect(service);
        JsonNode config = image.path("Config");

        assertThat(image.path("Size").asLong()).isLessThan(MOST_BYTES);
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("Entrypoint").path(0).asText()).isEqualTo("java");
        assertThat(config.path("Healthcheck").path("Test").path(0).asText()).isEqualTo("CMD");
        JsonNode labels = config.path("Labels");
        assertThat(labels.path("org.opencontainers.image.version").asText()).isEqualTo(Command.version());
        assertThat(labels.path("org.opencontainers.image.revision").asText()).matches("[0-9a-f]{40}|unknown");
        assertThat(labels.path("org.opencontainers.image.created").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @ParameterizedTest(name = "{0} has a bill of materials in it, and no tools")
    @ValueSource(strings = {"catalog-service", "progress-service", "gateway"})
    void content(String service) {
        String files = Command.print(
                "docker",
                "run",
                "--rm",
                "--network=none",
                "--entrypoint=bash",
                image(service),
                "-c",
                "shopt -s globstar; printf '%s\\n' /skillway/sbom/* /usr/bin/* /usr/sbin/*");

        assertThat(files.lines())
                .anyMatch(file -> file.endsWith("-cyclonedx.json"))
                .noneMatch(file -> file.matches(".*/(apt|dpkg|perl|curl|wget|su|mount)"));
    }

    /** With AOTMode=on a cache that does not fit what is started would be an error of its own. */
    @ParameterizedTest(name = "{0} starts with its cache, read-only and without rights, and not without an issuer")
    @ValueSource(strings = {"catalog-service", "progress-service", "gateway"})
    void starts(String service) {
        Command start = Command.run(
                "docker",
                "run",
                "--rm",
                "--network=none",
                "--read-only",
                "--tmpfs=/tmp",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--env=JAVA_TOOL_OPTIONS=-XX:AOTMode=on",
                "--env=SKILLWAY_TOKEN_CLIENT_SECRET=of-no-use",
                image(service));

        assertThat(start.exit()).as(start.printed()).isEqualTo(1);
        assertThat(start.printed())
                .doesNotContain("AOT cache", "Permission denied")
                .contains("the issuer of the local stack");
    }
}
