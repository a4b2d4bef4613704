package org.skillway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What processes hold in memory. */
final class Resident {

    private Resident() {}

    /** The sum of their resident sets as Linux counts them; empty where the system does not tell. */
    static OptionalLong bytes(List<Long> pids) {
        long sum = 0;
        for (long pid : pids) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
                OptionalLong kilobytes = lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst();
                if (kilobytes.isEmpty()) {
                    return OptionalLong.empty();
                }
                sum += kilobytes.getAsLong() * 1024;
            } catch (IOException | UncheckedIOException e) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(sum);
    }
}
