package org.skillway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The processes of a running stack: what they have cost so far, and what they hold. */
final class StackProcesses {

    private final Map<String, ProcessHandle> roots = new LinkedHashMap<>();

    /** @param data folder of the stack, which keeps what runs */
    StackProcesses(Path data) throws IOException {
        JsonNode state =
                new ObjectMapper().readTree(data.resolve("skillway.json").toFile());
        for (JsonNode process : state.path("processes")) {
            if (process.hasNonNull("pid")) {
                roots.put(
                        process.path("name").asText(),
                        ProcessHandle.of(process.path("pid").asLong()).orElseThrow());
            }
        }
        if (!roots.containsKey("gateway")) {
            throw new IllegalStateException("No stack runs on " + data);
        }
        // The issuer is the launcher itself, which is asked for nothing here.
        roots.remove("issuer");
    }

    /** Each with its own processes below it, by the name that the launcher gives it. */
    Map<String, ProcessHandle> roots() {
        return Map.copyOf(roots);
    }

    ProcessHandle gateway() {
        return roots.get("gateway");
    }

    /** User and system time of each so far, that of its own processes included. */
    Map<String, Duration> cpu() {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        roots.forEach((name, root) -> cpu.put(name, cpu(root)));
        return cpu;
    }

    static Duration cpu(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Bytes of what can be reached in the heap of a JVM, which is collected before they are counted. */
    static long liveBytes(ProcessHandle jvm) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(jvm.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException("jcmd says " + said);
        }
        return totalBytes(said);
    }

    /** @param histogram as {@code jcmd} prints it; its last line is {@code Total}, instances, bytes */
    static long totalBytes(String histogram) {
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No histogram: " + histogram));
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }
}
