package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The record of what runs")
class StackStateTest {

    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir
    Path folder;

    @Test
    @DisplayName("is read as it was written")
    void roundTrip() {
        Path file = folder.resolve("skillway.json");
        StackState state = state(SELF.pid(), SELF.info().startInstant().orElseThrow());

        state.write(file);

        assertThat(StackState.read(file)).hasValue(state);
        assertThat(file)
                .content()
                .contains("\"startedAt\" : \"2030-01-01T00:00:00Z\"")
                .doesNotContain("health\" : null");
    }

    @Test
    @DisplayName("of a newer launcher is read as far as it is known")
    void newer() throws IOException {
        Path file = folder.resolve("skillway.json");
        Files.writeString(file, "{\"issuer\":\"http://localhost:1\",\"unheard\":{\"of\":1}}");

        assertThat(StackState.read(file))
                .hasValueSatisfying(state -> assertThat(state.issuer()).isEqualTo("http://localhost:1"));
    }

    @Test
    @DisplayName("that is missing is none, one that is broken is refused by name")
    void missingOrBroken() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{");

        assertThat(StackState.read(folder.resolve("none.json"))).isEmpty();
        assertThatThrownBy(() -> StackState.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(file.toString());
    }

    @Nested
    @DisplayName("finds its launcher")
    class Launcher {

        @Test
        @DisplayName("by process id and start")
        void found() {
            assertThat(state(SELF.pid(), SELF.info().startInstant().orElseThrow())
                            .launcher())
                    .hasValue(SELF);
        }

        @Test
        @DisplayName("not in a process that got the id later")
        void recycled() {
            assertThat(state(SELF.pid(), Instant.parse("2020-01-01T00:00:00Z")).launcher())
                    .isEmpty();
        }

        @Test
        @DisplayName("no more after a stop, which keeps the issuer for tokens")
        void stopped() {
            StackState stopped =
                    state(SELF.pid(), SELF.info().startInstant().orElseThrow()).stopped();

            assertThat(stopped.launcher()).isEmpty();
            assertThat(stopped.issuer()).isEqualTo("http://localhost:8084");
            assertThat(stopped.processes()).isEmpty();
        }
    }

    @Test
    @DisplayName("is told with addresses, three tokens and three things to try")
    void printout() {
        DataFolder data = new DataFolder(folder).prepare();
        SigningKey key = SigningKey.loadOrMake(data.key());
        Tokens tokens = new Tokens(key, "http://localhost:8084", java.time.Clock.systemUTC());
        String text = new Printout(state(1, Instant.EPOCH), Optional.of(tokens), data)
                .text(12.34, OptionalLong.of(512L << 20), "Ctrl-C stops everything.");

        assertThat(text)
                .contains("ready after 12.3 s; the three services together hold 512 MB.")
                .contains("http://localhost:8080/swagger-ui", "http://localhost:8080/openapi")
                .contains(
                        "jdbc:postgresql://localhost:8083/catalog", data.logs().toString())
                .contains("curl http://localhost:8080/api/v1/roles/web-developer\n")
                .contains("curl -X PUT http://localhost:8080/api/v1/learners/me/skills/git")
                .contains("-d '{\"state\":\"completed\"}'")
                .contains("curl http://localhost:8080/api/v1/learners/me/roles/web-developer")
                .contains("Ctrl-C stops everything.");
        assertThat(text.lines()
                        .filter(line -> line.matches("(LEARNER|INSTRUCTOR|ADMIN)=ey[\\w-]+\\.ey[\\w-]+\\.[\\w-]+")))
                .hasSize(3);
    }

    private StackState state(long pid, Instant start) {
        return new StackState(
                StackState.Phase.RUNNING,
                folder.toString(),
                Instant.parse("2030-01-01T00:00:00Z"),
                "1.2.3",
                8080,
                "http://localhost:8084",
                pid,
                start,
                Map.of(
                        "gateway", "http://localhost:8080",
                        "swaggerUi", "http://localhost:8080/swagger-ui",
                        "openapi", "http://localhost:8080/openapi",
                        "catalogDatabase", "jdbc:postgresql://localhost:8083/catalog"),
                List.of(new StackState.Entry(
                        "postgresql", 42L, 8083, "jdbc:postgresql://localhost:8083/", "17.11.0", null)));
    }
}
