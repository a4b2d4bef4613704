package org.skillway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that ended, with all that it printed. */
record Command(int exit, String printed) {

    static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

    private static final long AT_MOST_SECONDS = 300;

    static Command run(String... command) {
        return run(Map.of(), command);
    }

    /** @param environment what differs from that of the tests; an empty value takes a variable out */
    static Command run(Map<String, String> environment, String... command) {
        try {
            Path printed = Files.createTempFile("skillway-containers", ".out");
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            environment.forEach((name, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            Process process = builder.start();
            if (!process.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(printed));
            }
            String text = Files.readString(printed, StandardCharsets.UTF_8);
            Files.delete(printed);
            return new Command(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it printed, if it ended well. */
    static String print(String... command) {
        Command ended = run(command);
        assertThat(ended.exit())
                .as(String.join(" ", command) + ": " + ended.printed())
                .isZero();
        return ended.printed().strip();
    }

    static String version() {
        return System.getProperty("skillway.version");
    }
}
