package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The build of the services")
class BuildTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path home;

    private final List<String> said = new ArrayList<>();
    private Build build;

    @BeforeEach
    void prepare() throws IOException {
        FakeCheckout.in(home);
        for (String module : Build.MODULES) {
            Path source = home.resolve(module).resolve("src/main/java/org/skillway");
            Files.createDirectories(source);
            Files.writeString(source.resolve("Some.java"), "class Some {}");
            Files.writeString(home.resolve(module).resolve("pom.xml"), "<project/>");
        }
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        try (var all = Files.walk(home)) {
            for (Path path : all.toList()) {
                boolean built = path.toString().contains("/target");
                touch(path, built ? LONG_AGO.plusSeconds(60) : LONG_AGO);
            }
        }
        build = new Build(home, said::add);
    }

    @Nested
    @DisplayName("knows what is out of date:")
    class Stale {

        @Test
        @DisplayName("nothing, when every source is older")
        void nothing() {
            assertThat(build.stale()).isEmpty();
        }

        @Test
        @DisplayName("a module that was never built")
        void missing() throws IOException {
            Files.delete(home.resolve("gateway/target/quarkus-app/quarkus-run.jar"));

            assertThat(build.stale()).containsExactly("gateway");
        }

        @Test
        @DisplayName("a module with a younger source")
        void younger() throws IOException {
            touch(home.resolve("progress-service/src/main/java/org/skillway/Some.java"), LONG_AGO.plusSeconds(61));

            assertThat(build.stale()).containsExactly("progress-service");
        }

        @Test
        @DisplayName("a module from which a source was deleted since")
        void deleted() throws IOException {
            Files.delete(home.resolve("catalog-service/src/main/java/org/skillway/Some.java"));

            assertThat(build.stale()).containsExactly("catalog-service");
        }

        @Test
        @DisplayName("all, when the parent is younger")
        void parent() throws IOException {
            touch(home.resolve("pom.xml"), LONG_AGO.plusSeconds(61));

            assertThat(build.stale()).isEqualTo(Build.MODULES);
        }

        @Test
        @DisplayName("not a module of which only a test is younger")
        void test() throws IOException {
            Path test = home.resolve("gateway/src/test/java");
            Files.createDirectories(test);
            touch(home.resolve("gateway/src/main"), LONG_AGO);

            assertThat(build.stale()).isEmpty();
        }
    }

    @Nested
    @DisplayName("needs other programs:")
    class Programs {

        @Test
        @DisplayName("mvn is found on the PATH, in order, if it can be run")
        void maven() throws IOException {
            Path first = Files.createDirectories(home.resolve("one"));
            Path second = Files.createDirectories(home.resolve("two"));
            Files.createFile(first.resolve("mvn"));
            Path tool = Files.createFile(second.resolve("mvn"));
            Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));

            String path = String.join(File.pathSeparator, first.toString(), "", second.toString());

            assertThat(Build.maven(path)).hasValue(tool.toString());
            assertThat(Build.maven(first.toString())).isEmpty();
            assertThat(Build.maven(null)).isEmpty();
        }

        @Test
        @DisplayName("a Java without a compiler is refused")
        void compiler() {
            assertThatThrownBy(() -> Build.requireCompiler(home))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("JAVA_HOME");
        }
    }

    @Test
    @DisplayName("says and does nothing when all is up to date")
    void quiet() {
        build.bringUpToDate(home.resolve("build.log"));

        assertThat(said).isEmpty();
        assertThat(home.resolve("build.log")).doesNotExist();
    }

    private static void touch(Path path, Instant time) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(time));
    }
}
