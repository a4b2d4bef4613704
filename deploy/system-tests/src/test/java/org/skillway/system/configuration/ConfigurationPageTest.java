package org.skillway.system.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The configuration")
class ConfigurationPageTest {

    /** System property that, when {@code true}, writes what the code says over what is committed. */
    private static final String UPDATE = "skillway.update-configuration";

    private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

    private final Map<String, PartSource> parts = new LinkedHashMap<>();
    private final ConfigurationPage page;

    ConfigurationPageTest() {
        parts.put("catalog", PartSource.read(HOME.resolve("catalog-service")));
        parts.put("progress", PartSource.read(HOME.resolve("progress-service")));
        parts.put("gateway", PartSource.read(HOME.resolve("gateway")));
        this.page = new ConfigurationPage(parts);
    }

    @Test
    @DisplayName("is on the page for operators as the code has it")
    void documented() throws IOException {
        isCommitted(HOME.resolve("docs/operations/configuration.md"), page.markdown());
    }

    @ParameterizedTest(name = "is known to {1} by every name that any part reads")
    @CsvSource({"catalog, catalog-service", "progress, progress-service", "gateway, gateway"})
    void known(String part, String module) throws IOException {
        isCommitted(
                HOME.resolve(module).resolve("src/main/resources/META-INF/configuration-keys.properties"),
                page.list(part));
    }

    @Test
    @DisplayName("is read from the code: defaults, nested groups, single values, secrets")
    void read() {
        assertThat(parts.get("gateway").keys())
                .filteredOn(key -> key.name().equals("skillway.rate-limits.plans.window"))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.variable()).isEqualTo("SKILLWAY_RATE_LIMITS_PLANS_WINDOW");
                    assertThat(key.fallback()).isEqualTo("1M");
                    assertThat(key.type()).isEqualTo("time");
                    assertThat(key.must()).isFalse();
                    assertThat(key.meaning()).startsWith("What is solved").endsWith("In how much time.");
                });
        assertThat(parts.get("gateway").keys())
                .extracting(Key::name)
                .contains("skillway.graph-file", "skillway.imports.max-upload", "skillway.services.breaker.pause");
        assertThat(parts.get("progress").keys())
                .filteredOn(Key::secret)
                .extracting(Key::name)
                .containsExactly("skillway.token.client-secret");
    }

    private static void isCommitted(Path file, String said) throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, said);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as(
                        "The configuration has changed. If that is meant, run this test with -D%s=true and commit %s",
                        UPDATE, HOME.relativize(file))
                .isEqualTo(said);
    }
}
