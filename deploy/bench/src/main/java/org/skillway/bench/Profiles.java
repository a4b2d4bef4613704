package org.skillway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of the services goes while they answer, by the flight recorder of the JDK: of the samples of threads that run Java
 * (jdk.ExecutionSample), each counted for the innermost frame that is not of the JDK. Time in the kernel and of the compiler is in none.
 */
final class Profiles {

    private static final List<String> OURS = List.of("catalog", "progress", "gateway");

    /** The first that fits; packages of whoever is not here go by their first two names. */
    private static final Map<String, String> KINDS = kinds();

    /** What a process has of all samples, at least, to get a line: the others idle. */
    private static final double WORTH_A_LINE = 0.02;

    private final Map<String, ProcessHandle> services = new LinkedHashMap<>();

    Profiles(StackProcesses stack) {
        OURS.forEach(name -> services.put(name, stack.roots().get(name)));
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("org.skillway.", "Skillway's own");
        kinds.put("com.fasterxml.", "JSON");
        kinds.put("io.netty.", "HTTP");
        kinds.put("io.vertx.", "HTTP");
        kinds.put("org.jboss.resteasy.", "Quarkus REST");
        kinds.put("io.quarkus.", "Quarkus");
        kinds.put("io.smallrye.", "Mutiny, context and tokens");
        kinds.put("org.jose4j.", "Mutiny, context and tokens");
        kinds.put("org.postgresql.", "JDBC");
        kinds.put("io.agroal.", "JDBC");
        kinds.put("org.hibernate.", "Hibernate");
        kinds.put("com.github.benmanes.", "caches");
        return kinds;
    }

    /** Has Skillway's side answer once more, for as long. */
    List<Report.Share> of(Contest contest, Duration time) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench-profiles");
        try {
            for (ProcessHandle service : services.values()) {
                jcmd(service, "JFR.start", "name=bench", "settings=profile");
            }
            contest.skillway().run(time);
            Map<String, Map<String, Long>> samples = new LinkedHashMap<>();
            for (Map.Entry<String, ProcessHandle> service : services.entrySet()) {
                Path file = folder.resolve(service.getKey() + ".jfr");
                jcmd(service.getValue(), "JFR.stop", "name=bench", "filename=" + file);
                samples.put(service.getKey(), samples(file));
                Files.delete(file);
            }
            return shares(contest.name(), samples);
        } finally {
            Files.delete(folder);
        }
    }

    private static void jcmd(ProcessHandle jvm, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(jvm.pid())));
        command.addAll(List.of(words));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException("jcmd says " + said);
        }
    }

    private static Map<String, Long> samples(Path recording) {
        Map<String, Long> samples = new TreeMap<>();
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
                    samples.merge(kind(event), 1L, Long::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    private static String kind(RecordedEvent sample) {
        if (sample.getStackTrace() == null) {
            return "unknown";
        }
        return sample.getStackTrace().getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(frame -> frame.getMethod().getType().getName())
                .filter(type -> !type.matches("(java|javax|jdk|sun|com\\.sun)\\..*"))
                .map(Profiles::kind)
                .findFirst()
                .orElse("the JDK alone");
    }

    static String kind(String type) {
        return KINDS.entrySet().stream()
                .filter(kind -> type.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> Arrays.stream(type.split("\\.", -1)).limit(2).collect(Collectors.joining(".")));
    }

    private static List<Report.Share> shares(String row, Map<String, Map<String, Long>> samples) {
        double all = samples.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        List<Report.Share> shares = new ArrayList<>();
        samples.forEach((process, kinds) -> kinds.entrySet().stream()
                .filter(kind -> kind.getValue() >= WORTH_A_LINE * all)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(kind -> shares.add(new Report.Share(row, process, kind.getKey(), kind.getValue() / all))));
        return shares;
    }
}
