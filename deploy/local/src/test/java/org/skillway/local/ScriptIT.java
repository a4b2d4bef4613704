package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script on a checkout of its own, with a Java that only tells how it was called. */
@DisplayName("The script ./skillway")
class ScriptIT {

    private static final Path SCRIPT =
            Path.of("../../skillway").toAbsolutePath().normalize();

    @TempDir
    Path temporary;

    private Path home;
    private Path java;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectories(temporary.resolve("a checkout")).toRealPath();
        Files.copy(SCRIPT, home.resolve("skillway"));
        Path jar = home.resolve("deploy/local/target/skillway-local.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        java = jdk("17.0.1", true);
    }

    @Test
    @DisplayName("becomes the launcher of its own checkout, through a symbolic link and from anywhere")
    void link() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("a checkout/skillway"));

        Launcher.Result result = run(Map.of("JAVA_HOME", java.toString()), link, "status", "--data", "a b");

        assertThat(result.code()).isZero();
        assertThat(result.output().lines())
                .contains("-Dskillway.home=" + home, home + "/deploy/local/target/skillway-local.jar")
                .endsWith("status", "--data", "a b");
    }

    @Test
    @DisplayName("takes a Java from the PATH, behind links, when JAVA_HOME is too old")
    void path() throws Exception {
        Path old = jdk("11.0.2", true);
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), java.resolve("bin/java"));

        Launcher.Result result = run(
                Map.of("JAVA_HOME", old.toString(), "PATH", bin + File.pathSeparator + "/usr/bin:/bin"),
                home.resolve("skillway"),
                "status");

        assertThat(result.output()).startsWith(java + "\n");
    }

    @Test
    @DisplayName("prefers a Java with a compiler")
    void compiler() throws Exception {
        Path runtimeOnly = jdk("21", false);
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), java.resolve("bin/java"));

        Launcher.Result result = run(
                Map.of("JAVA_HOME", runtimeOnly.toString(), "PATH", bin + File.pathSeparator + "/usr/bin:/bin"),
                home.resolve("skillway"),
                "status");

        assertThat(result.output()).startsWith(java + "\n");
    }

    @Test
    @DisplayName("builds the launcher before up when a source is younger, with a sentence when there is no mvn")
    void noMaven() throws Exception {
        Path source =
                Files.createDirectories(home.resolve("deploy/local/src/main")).resolve("Some.java");
        Files.createFile(source);
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        Path tools = tools("dirname", "readlink", "find", "head", "ls", "sed", "bash");
        Map<String, String> environment = Map.of("JAVA_HOME", java.toString(), "PATH", tools.toString());

        Launcher.Result up = run(environment, home.resolve("skillway"), "up");
        Launcher.Result status = run(environment, home.resolve("skillway"), "status");

        assertThat(up.code()).isEqualTo(1);
        assertThat(up.output()).startsWith("skillway: the launcher must be built, and there is no mvn on the PATH");
        assertThat(status.code()).isZero();
    }

    @Test
    @DisplayName("with nothing changed builds nothing")
    void upToDate() throws Exception {
        Launcher.Result up = run(Map.of("JAVA_HOME", java.toString()), home.resolve("skillway"), "up");

        assertThat(up.code()).isZero();
        assertThat(up.output()).doesNotContain("Building");
    }

    private Path jdk(String version, boolean compiler) throws IOException {
        Path jdk = Files.createDirectories(temporary.resolve("jdk-" + version)).toRealPath();
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(jdk.resolve("bin/java"), "#!/bin/sh\necho '" + jdk + "'\nprintf '%s\\n' \"$@\"\n");
        if (compiler) {
            executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        }
        return jdk;
    }

    private Path tools(String... names) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("tools"));
        for (String name : names) {
            Path tool = Path.of("/usr/bin", name);
            Files.createSymbolicLink(folder.resolve(name), Files.exists(tool) ? tool : Path.of("/bin", name));
        }
        return folder;
    }

    private static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Launcher.Result run(Map<String, String> environment, Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(temporary.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Launcher.Result(process.waitFor(), output);
    }
}
