package org.skillway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process and its own processes have used of the machine, as Linux says it (proc(5)).
 *
 * @param userMicros time in programs, in microseconds
 * @param systemMicros time in the kernel for them, in microseconds
 * @param memoryBytes resident memory now; of what several processes share, each has its part (PSS)
 */
record ProcessUse(long userMicros, long systemMicros, long memoryBytes) {

    private static final ProcessUse NOTHING = new ProcessUse(0, 0, 0);

    /** USER_HZ is 100 wherever Linux runs Java. */
    private static final long MICROS_PER_TICK = 10_000;

    /** Places behind the name, which ends in the last parenthesis, of {@code utime} and {@code stime}. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    static ProcessUse of(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(process -> ofOne(process.pid()))
                .reduce(NOTHING, ProcessUse::plus);
    }

    private static ProcessUse ofOne(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return new ProcessUse(
                    Long.parseLong(fields[USER_TIME]) * MICROS_PER_TICK,
                    Long.parseLong(fields[SYSTEM_TIME]) * MICROS_PER_TICK,
                    memory(Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup"))));
        } catch (IOException e) {
            if (ProcessHandle.of(pid).isEmpty()) {
                return NOTHING;
            }
            throw new UncheckedIOException(e);
        }
    }

    /** @param smaps as the kernel prints it, with a line {@code Pss: 123 kB} */
    static long memory(String smaps) {
        return smaps.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private ProcessUse plus(ProcessUse other) {
        return new ProcessUse(
                userMicros + other.userMicros, systemMicros + other.systemMicros, memoryBytes + other.memoryBytes);
    }
}
