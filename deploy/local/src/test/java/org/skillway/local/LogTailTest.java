package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The end of a log")
class LogTailTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("is its last lines, with one that is not finished")
    void last() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\nfo");

        assertThat(LogTail.last(log, 2)).containsExactly("three", "fo");
        assertThat(LogTail.last(log, 100)).containsExactly("one", "two", "three", "fo");
        assertThat(LogTail.last(log, 0)).isEmpty();
        assertThat(LogTail.last(folder.resolve("none.log"), 3)).isEmpty();
    }

    @Test
    @DisplayName("is told to a person without the frames of stack traces")
    void words() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), """
                one
                Caused by: two
                \tat org.skillway.Some.method(Some.java:1)
                \tat java.base/java.util.List.of(List.java:2)
                \t... 9 more

                """);

        assertThat(LogTail.lastWords(log, 5)).containsExactly("one", "Caused by: two");
        assertThat(LogTail.lastWords(log, 1)).containsExactly("Caused by: two");
    }

    @Test
    @DisplayName("is followed by whole lines")
    void follow() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "old\n");
        LogTail tail = LogTail.fromEnd(log);

        append(log, "new\nunfin");
        assertThat(tail.more()).containsExactly("new");
        append(log, "ished\n");
        assertThat(tail.more()).containsExactly("unfinished");
        assertThat(tail.more()).isEmpty();
    }

    @Test
    @DisplayName("is followed into a new file of the same name")
    void replaced() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "a long old line\n");
        LogTail tail = LogTail.fromEnd(log);

        Files.writeString(log, "short\n");

        assertThat(tail.more()).containsExactly("short");
    }

    @Test
    @DisplayName("makes room: a log beyond 20 MB becomes the older generation")
    void rotate() throws IOException {
        Path log = Files.write(folder.resolve("a.log"), new byte[(20 << 20) + 1]);
        Path small = Files.writeString(folder.resolve("b.log"), "kept\n");

        LogTail.rotate(log);
        LogTail.rotate(small);

        assertThat(log).doesNotExist();
        assertThat(folder.resolve("a.log.1")).hasSize((20 << 20) + 1);
        assertThat(small).hasContent("kept\n");
    }

    private static void append(Path log, String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }
}
