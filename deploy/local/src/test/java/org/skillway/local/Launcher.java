package org.skillway.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher as a process of its own, on a fake checkout. */
final class Launcher {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final DataFolder data;
    private final Path output;
    private int calls;

    Launcher(Path folder) throws IOException {
        home = FakeCheckout.in(Files.createDirectory(folder.resolve("checkout")));
        data = PreparedFolder.in(folder.resolve("data"));
        output = Files.createDirectory(folder.resolve("output"));
    }

    /** What a command that ended left behind. */
    record Result(int code, String output) {}

    DataFolder data() {
        return data;
    }

    Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    Result run(Map<String, String> environment, String... arguments) {
        Path file = nextOutput();
        Process process = start(environment, file, arguments);
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Not done in time: " + List.of(arguments) + "\n" + read(file));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Result(process.exitValue(), read(file));
    }

    /** In the foreground, from its start to its printout. */
    Process up(Ports ports, String... options) {
        Path file = nextOutput();
        // The services end before the better code would pay for what compiling it takes.
        List<String> arguments = new ArrayList<>(List.of(
                "up",
                "--port-base",
                Integer.toString(ports.base()),
                "--env",
                "JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1"));
        arguments.addAll(Arrays.asList(options));
        Process process = start(Map.of(), file, arguments.toArray(String[]::new));
        boolean settled =
                Waiting.until(PATIENCE, () -> !process.isAlive() || read(file).contains("Ctrl-C stops everything."));
        if (!settled || !process.isAlive()) {
            process.destroy();
            throw new AssertionError("Did not come up:\n" + read(file));
        }
        return process;
    }

    Path nextOutput() {
        return output.resolve(calls++ + ".txt");
    }

    Path lastOutput() {
        return output.resolve(calls - 1 + ".txt");
    }

    StackState.Entry entry(String name) {
        return StackState.read(data.state()).orElseThrow().processes().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(Map<String, String> environment, Path file, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dskillway.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Skillway.class.getName()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--data", data.root().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.redirectInput(new File("/dev/null"))
                    .redirectOutput(file.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
