package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A data folder")
class DataFolderTest {

    @TempDir
    Path temporary;

    @Nested
    @DisplayName("when it is prepared")
    class Prepared {

        @Test
        @DisplayName("exists with its logs, and is its owner's alone")
        void made() throws IOException {
            DataFolder folder = new DataFolder(temporary.resolve("new/data")).prepare();

            assertThat(folder.logs()).isDirectory();
            assertThat(permissions(folder.root())).isEqualTo("rwx------");
        }

        @Test
        @DisplayName("is known by its real path, however it was named")
        void real() throws IOException {
            Path link = Files.createSymbolicLink(
                    temporary.resolve("link"), Files.createDirectory(temporary.resolve("real")));

            assertThat(new DataFolder(link).prepare().root())
                    .isEqualTo(temporary.resolve("real").toRealPath());
        }

        @Test
        @DisplayName("that cannot be one is refused with what to do")
        void impossible() throws IOException {
            Path file = Files.createFile(temporary.resolve("file"));

            assertThatThrownBy(() -> new DataFolder(file.resolve("data")).prepare())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("--data DIR");
        }
    }

    @Nested
    @DisplayName("on a disk")
    class Space {

        @Test
        @DisplayName("with 499 MB left is refused, saying how much is missing")
        void full() {
            Optional<String> problem = DataFolder.spaceProblem(temporary, 499L << 20);

            assertThat(problem).hasValueSatisfying(sentence -> assertThat(sentence)
                    .contains(temporary.toString(), "499 MB are left", "500 MB are needed", "--data DIR"));
        }

        @Test
        @DisplayName("with 500 MB left is accepted")
        void enough() {
            assertThat(DataFolder.spaceProblem(temporary, 500L << 20)).isEmpty();
        }
    }

    @Test
    @DisplayName("keeps secrets readable by their owner alone, and draws them once")
    void secrets() throws IOException {
        DataFolder folder = new DataFolder(temporary.resolve("data")).prepare();

        Secrets drawn = Secrets.loadOrDraw(folder.secrets());
        Secrets kept = Secrets.loadOrDraw(folder.secrets());

        assertThat(permissions(folder.secrets())).isEqualTo("rw-------");
        assertThat(drawn.fresh()).isTrue();
        assertThat(kept.fresh()).isFalse();
        assertThat(kept.databaseUsers())
                .isEqualTo(drawn.databaseUsers())
                .containsOnlyKeys("catalog", "postgres", "progress", "progress_owner");
        assertThat(kept.clients()).isEqualTo(drawn.clients()).containsOnlyKeys("gateway", "progress-service");
        assertThat(drawn.databaseUsers().values()).doesNotHaveDuplicates().allMatch(each -> each.matches("[\\w-]{43}"));
    }

    @Test
    @DisplayName("draws what secrets of an earlier release lack, and keeps the rest")
    void olderSecrets() throws IOException {
        Path file = Files.writeString(
                temporary.resolve("secrets.json"),
                "{\"databaseUsers\":{\"catalog\":\"a\",\"postgres\":\"b\",\"progress\":\"c\"},\"clients\":{\"gateway\":\"d\"}}");
        Secrets drawn = Secrets.loadOrDraw(file);
        assertThat(drawn.databaseUsers()).containsEntry("progress", "c").containsKey("progress_owner");
        assertThat(Secrets.load(file).databaseUsers()).isEqualTo(drawn.databaseUsers());
    }

    @Test
    @DisplayName("refuses secrets that cannot be read")
    void brokenSecrets() throws IOException {
        Path file = Files.writeString(temporary.resolve("secrets.json"), "{");

        assertThatThrownBy(() -> Secrets.loadOrDraw(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    @DisplayName("replaces a file whole and leaves nothing beside it")
    void write() throws IOException {
        Path file = temporary.resolve("file.json");

        DataFolder.write(file, "one, and longer".getBytes(StandardCharsets.UTF_8));
        DataFolder.write(file, "two".getBytes(StandardCharsets.UTF_8));

        assertThat(file).hasContent("two");
        assertThat(temporary.toFile().list()).containsExactly("file.json");
    }

    @Test
    @DisplayName("is locked by one at a time")
    void lock() {
        Path file = temporary.resolve("lock");
        assertThat(FolderLock.held(file)).isFalse();

        FolderLock lock = FolderLock.take(file).orElseThrow();
        assertThat(FolderLock.held(file)).isTrue();
        assertThat(FolderLock.take(file)).isEmpty();

        lock.close();
        assertThat(FolderLock.held(file)).isFalse();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
