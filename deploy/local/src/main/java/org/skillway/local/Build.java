package org.skillway.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds the services of a checkout that are missing or older than their sources, with the Maven of the machine. */
final class Build {

    static final List<String> MODULES = List.of("catalog-service", "progress-service", "gateway");

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final long NEWS_EVERY_SECONDS = 10;
    private static final int LAST_LINES = 25;

    private final Path home;
    private final Consumer<String> say;

    Build(Path home, Consumer<String> say) {
        this.home = home;
        this.say = say;
    }

    void bringUpToDate(Path log) {
        List<String> stale = stale();
        if (stale.isEmpty()) {
            return;
        }
        String maven = maven(System.getenv("PATH"))
                .orElseThrow(() -> new Refusal(
                        "%s must be built, and there is no mvn on the PATH: install Maven 3.8.7 or newer, then start again."
                                .formatted(String.join(", ", stale))));
        requireCompiler(Path.of(System.getProperty("java.home")));
        say.accept("Building %s (the first time takes minutes, while Maven fetches what it needs) ..."
                .formatted(String.join(", ", stale)));
        run(maven, stale, log);
        stale.forEach(this::stamp);
    }

    List<String> stale() {
        return MODULES.stream().filter(module -> staleness(module).stale()).toList();
    }

    private Staleness staleness(String module) {
        Path folder = home.resolve(module);
        List<Path> sources = new ArrayList<>(
                List.of(home.resolve("pom.xml"), folder.resolve("pom.xml"), folder.resolve("src/main")));
        if (module.equals("gateway")) {
            // The gateway's document is merged from those of the services.
            sources.add(home.resolve("catalog-service/src/main/openapi"));
            sources.add(home.resolve("progress-service/src/main/openapi"));
        }
        return new Staleness(List.of(folder.resolve("target/quarkus-app/quarkus-run.jar"), stampOf(module)), sources);
    }

    private Path stampOf(String module) {
        return home.resolve(module).resolve("target/skillway-built");
    }

    private void stamp(String module) {
        try {
            Path stamp = stampOf(module);
            if (!Files.exists(stamp)) {
                Files.createFile(stamp);
            }
            Files.setLastModifiedTime(stamp, FileTime.from(Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String maven, List<String> modules, Path log) {
        ProcessBuilder builder = new ProcessBuilder(
                maven,
                "-B",
                "-q",
                "-Dstyle.color=never",
                // Whoever starts the stack has not asked for its tests to compile, nor for its sources to be formatted.
                "-Dmaven.test.skip=true",
                "-Dspotless.apply.skip=true",
                "-Dspotless.check.skip=true",
                "-f",
                home.resolve("pom.xml").toString(),
                "-pl",
                String.join(",", modules),
                "-am",
                "package");
        builder.directory(home.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectErrorStream(true).redirectInput(new File("/dev/null")).redirectOutput(log.toFile());
        Instant begin = Instant.now();
        try {
            Process process = builder.start();
            Thread killer = new Thread(process::destroy, "end-the-build");
            Runtime.getRuntime().addShutdownHook(killer);
            boolean ended = await(process, begin);
            Runtime.getRuntime().removeShutdownHook(killer);
            if (!ended || process.exitValue() != 0) {
                process.destroy();
                throw failure(ended, log);
            }
        } catch (IOException e) {
            throw new Refusal(
                    "Maven could not be started (%s): does %s work by hand?".formatted(e.getMessage(), maven), e);
        }
        say.accept("Built in %d s.".formatted(seconds(begin)));
    }

    private boolean await(Process process, Instant begin) {
        long[] news = {NEWS_EVERY_SECONDS};
        return Waiting.until(LONGEST, () -> {
            if (seconds(begin) >= news[0]) {
                news[0] += NEWS_EVERY_SECONDS;
                say.accept("Still building (%d s).".formatted(seconds(begin)));
            }
            return !process.isAlive();
        });
    }

    private static Refusal failure(boolean ended, Path log) {
        StringBuilder lines = new StringBuilder();
        LogTail.lastWords(log, LAST_LINES)
                .forEach(line -> lines.append("\n  | ").append(line));
        return new Refusal("The build %s. Maven's words are in %s and end so:%s"
                .formatted(ended ? "failed" : "took longer than " + LONGEST.toMinutes() + " minutes", log, lines));
    }

    static Optional<String> maven(String path) {
        return Arrays.stream((path == null ? "" : path).split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    static void requireCompiler(Path javaHome) {
        if (!Files.exists(javaHome.resolve("bin/javac"))) {
            throw new Refusal(
                    "Building needs a JDK, and the Java in %s has no compiler: set JAVA_HOME to a JDK 17 or newer."
                            .formatted(javaHome));
        }
    }

    private static long seconds(Instant since) {
        return Duration.between(since, Instant.now()).toSeconds();
    }
}
