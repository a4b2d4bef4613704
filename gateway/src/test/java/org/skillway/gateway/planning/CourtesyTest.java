package org.skillway.gateway.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** By what the kernel says (proc(5)): the JDK would say the same whether it was done or not. */
@EnabledOnOs(OS.LINUX)
@DisplayName("A thread that plans")
class CourtesyTest {

    /** The nineteenth value of {@code stat}; the second, the name in brackets, may have blanks. */
    private static int niceOfTheCaller() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("lets every other thread have a processor first, and no other steps back with it")
    void stepsBack() throws Exception {
        int before = niceOfTheCaller();
        CompletableFuture<Integer> nice = new CompletableFuture<>();
        Courtesy.thread(() -> nice.complete(niceOfTheCaller()), "plans").start();

        assertThat(nice.get(30, TimeUnit.SECONDS)).isEqualTo(15).isGreaterThan(before);
        assertThat(niceOfTheCaller()).isEqualTo(before);
    }
}
