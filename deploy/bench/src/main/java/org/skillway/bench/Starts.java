package org.skillway.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long it takes until all three services are ready, started at the same moment on the stack's databases: as they are packaged,
 * and with what a JVM can keep of an earlier start. The stack's own go on meanwhile, asked for nothing.
 */
final class Starts implements AutoCloseable {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** What was promised: of the plain start. */
    private static final double PROMISED = 0.3;

    private final Path folder = Files.createTempDirectory("bench-starts");
    private final Path java;
    /** Null: there is none. */
    private final Path java25;

    private final List<Service> services = new ArrayList<>();
    private boolean failed;

    /** How a service is started. */
    enum Way {
        PLAIN("as packaged"),
        CLASSES("with an archive of classes"),
        CACHE("on Java 25, with its cache of an earlier start");

        private final String said;

        Way(String said) {
            this.said = said;
        }

        /** What makes the JVM keep something for later starts. */
        List<String> learning(Path file) {
            return switch (this) {
                case PLAIN -> List.of();
                case CLASSES -> List.of("-XX:ArchiveClassesAtExit=" + file);
                case CACHE -> both("-XX:AOTCacheOutput=" + file);
            };
        }

        /** What makes it begin with that, or not at all. */
        List<String> learned(Path file) {
            return switch (this) {
                case PLAIN -> List.of();
                case CLASSES -> List.of("-XX:SharedArchiveFile=" + file, "-Xshare:on");
                case CACHE -> both("-XX:AOTCache=" + file, "-XX:AOTMode=on");
            };
        }

        /** Modules have to be the same in a start that learns and in one that has learned. */
        private static List<String> both(String... options) {
            List<String> both = new ArrayList<>(List.of(options));
            both.add("--enable-native-access=ALL-UNNAMED");
            both.add("--sun-misc-unsafe-memory-access=allow");
            return both;
        }
    }

    /**
     * One of the three, beside the stack's own.
     *
     * @param settings of the JVM, as the stack has them
     * @param application as it is packaged
     * @param management the port on which it says whether it is ready
     */
    private record Service(
            String name,
            String main,
            List<String> settings,
            Path application,
            Map<String, String> environment,
            int management) {}

    /**
     * @param home checkout, with what is built in it
     * @param java25 home of a JDK 25; null: what needs it is left out
     */
    Starts(StackProcesses stack, Path home, Path java25) throws IOException {
        this.java = Path.of(System.getProperty("java.home"), "bin", "java");
        this.java25 = java25 == null ? null : java25.resolve("bin/java");
        Map<String, Integer> ports = new HashMap<>();
        for (String name : List.of("catalog", "progress")) {
            ports.put(name, FloorProcess.freePort());
        }
        Map<String, String> mains = new LinkedHashMap<>();
        mains.put("catalog", "org.skillway.catalog.Main");
        mains.put("progress", "org.skillway.progress.Main");
        mains.put("gateway", "org.skillway.gateway.Main");
        for (Map.Entry<String, String> each : mains.entrySet()) {
            services.add(service(each.getKey(), each.getValue(), stack.roots().get(each.getKey()), home, ports));
        }
    }

    private Service service(String name, String main, ProcessHandle own, Path home, Map<String, Integer> ports)
            throws IOException {
        List<String> arguments = List.of(own.info().arguments().orElseThrow());
        Map<String, String> environment = environment(own);
        int management = FloorProcess.freePort();
        int port = ports.getOrDefault(name, FloorProcess.freePort());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        ports.forEach((service, other) -> environment.computeIfPresent(
                "SKILLWAY_" + service.toUpperCase(Locale.ROOT) + "_URL",
                (key, address) -> "http://127.0.0.1:" + other));
        String graph = environment.get("SKILLWAY_GRAPH_FILE");
        if (graph != null) {
            Path copy = folder.resolve("graph");
            Files.copy(Path.of(graph), copy);
            environment.put("SKILLWAY_GRAPH_FILE", copy.toString());
        }
        return new Service(
                name,
                main,
                List.copyOf(arguments.subList(0, arguments.indexOf("-jar"))),
                home.resolve(name.equals("gateway") ? name : name + "-service").resolve("target/quarkus-app"),
                environment,
                management);
    }

    private static Map<String, String> environment(ProcessHandle process) throws IOException {
        return Arrays.stream(Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"))
                        .split("\0", -1))
                .filter(pair -> pair.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> pair.substring(pair.indexOf('=') + 1),
                        (one, other) -> other,
                        HashMap::new));
    }

    /** Seconds of each way, and what the fastest of them comes to beside the plain one. */
    List<Report.Figure> measure(int rounds) throws IOException, InterruptedException {
        List<Way> ways = new ArrayList<>(List.of(Way.PLAIN, Way.CLASSES));
        if (java25 != null) {
            ways.add(Way.CACHE);
        }
        for (Way way : ways) {
            if (way != Way.PLAIN) {
                ready(way, true);
            }
        }
        Map<Way, List<Double>> seconds = new EnumMap<>(Way.class);
        for (int round = 0; round < rounds; round++) {
            for (Way way : ways) {
                seconds.computeIfAbsent(way, unused -> new ArrayList<>()).add(ready(way, false));
            }
        }
        List<Report.Figure> figures = new ArrayList<>();
        seconds.forEach((way, each) ->
                figures.add(Report.Figure.of("all three services ready, " + way.said, median(each), "s")));
        if (seconds.containsKey(Way.CACHE)) {
            figures.add(Report.Figure.of(
                    "all three services ready, " + Way.CACHE.said + ", of the plain start",
                    median(ratios(seconds.get(Way.CACHE), seconds.get(Way.PLAIN))),
                    "",
                    PROMISED));
        }
        return figures;
    }

    private static List<Double> ratios(List<Double> some, List<Double> others) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            ratios.add(some.get(i) / others.get(i));
        }
        return ratios;
    }

    private static double median(List<Double> some) {
        List<Double> sorted = some.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Starts all, waits until all are ready, and stops them in order. */
    private double ready(Way way, boolean learns) throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try {
            long start = System.nanoTime();
            for (Service service : services) {
                processes.add(start(service, way, learns));
            }
            Set<Service> waiting = new HashSet<>(services);
            while (!waiting.isEmpty()) {
                waiting.removeIf(service -> isReady(service.management()));
                if (System.nanoTime() - start > LONGEST_NANOS
                        || processes.stream().anyMatch(process -> !process.isAlive())) {
                    failed = true;
                    throw new IllegalStateException("Not ready " + way.said + ": "
                            + waiting.stream().map(Service::name).toList() + "; their logs are in " + folder);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            stop(processes);
        }
    }

    /** What has been learned is written at the end, and by a process of its own. */
    private static void stop(List<Process> processes) throws InterruptedException {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("A service does not end");
            }
        }
    }

    private Process start(Service service, Way way, boolean learns) throws IOException {
        Path kept = folder.resolve(service.name() + "." + way);
        List<String> command = new ArrayList<>();
        command.add((way == Way.CACHE ? java25 : java).toString());
        command.addAll(service.settings());
        command.addAll(learns ? way.learning(kept) : way.learned(kept));
        command.addAll(way == Way.PLAIN ? asPackaged(service) : onClassPath(service));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(service.name() + ".log").toFile());
        builder.environment().clear();
        builder.environment().putAll(service.environment());
        return builder.start();
    }

    private static List<String> asPackaged(Service service) {
        return List.of("-jar", service.application().resolve("quarkus-run.jar").toString());
    }

    /** As in the images ({@code deploy/images/runtime/lay-out}): what a JVM keeps is of classes that it has loaded itself. */
    private static List<String> onClassPath(Service service) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String some : List.of("quarkus", "app", "lib/boot", "lib/main")) {
            try (Stream<Path> files = Files.list(service.application().resolve(some))) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        // Classes that the build has changed come before those that it has changed.
                        .sorted(Comparator.comparing((Path file) ->
                                        !file.getFileName().toString().startsWith("transformed"))
                                .thenComparing(Comparator.naturalOrder()))
                        .forEach(jars::add);
            }
        }
        return List.of(
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(":")),
                service.main());
    }

    private static boolean isReady(int management) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + management + "/q/health/ready")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (failed) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
