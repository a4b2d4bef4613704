package org.skillway.local;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Says what runs, asking each part whether it is ready now.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is ready", "1:something is not ready", "3:nothing runs"})
final class StatusCommand implements Callable<Integer> {

    static final int NOT_RUNNING = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    /** The wire form of {@code --json}; members that do not apply are absent. */
    record View(
            String state,
            String data,
            Instant startedAt,
            String version,
            Map<String, String> urls,
            List<PartView> processes) {}

    record PartView(String name, Long pid, int port, String url, String version, boolean ready) {}

    @Override
    public Integer call() {
        View view = view(data.folder());
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.text(view) : text(view));
        return switch (view.state) {
            case "ready" -> Skillway.OK;
            case "stopped" -> NOT_RUNNING;
            default -> Skillway.FAILED;
        };
    }

    private static View view(DataFolder named) {
        if (!named.exists()) {
            return idle(named, "stopped");
        }
        DataFolder folder = named.real();
        StackState state = StackState.read(folder.state()).orElse(null);
        boolean launcher = FolderLock.held(folder.lock());
        boolean orphans = !launcher && !new OwnProcesses(folder).services().isEmpty();
        if (!launcher && !orphans) {
            return idle(folder, "stopped");
        }
        if (state == null
                || (launcher
                        && state.phase() != StackState.Phase.RUNNING
                        && state.processes().isEmpty())) {
            return idle(folder, "starting");
        }
        Readiness readiness = new Readiness(folder);
        List<PartView> processes = state.processes().parallelStream()
                .map(entry -> new PartView(
                        entry.name(), entry.pid(), entry.port(), entry.url(), entry.version(), readiness.of(entry)))
                .toList();
        return new View(
                word(state, orphans, processes),
                state.data(),
                state.startedAt(),
                state.version(),
                state.urls(),
                processes);
    }

    private static View idle(DataFolder folder, String state) {
        return new View(state, folder.root().toString(), null, null, Map.of(), List.of());
    }

    private static String word(StackState state, boolean orphans, List<PartView> processes) {
        if (orphans) {
            return "orphaned";
        }
        if (state.phase() != StackState.Phase.RUNNING) {
            return "starting";
        }
        return processes.stream().allMatch(PartView::ready) && processes.size() >= Readiness.PARTS
                ? "ready"
                : "not-ready";
    }

    private static String text(View view) {
        StringBuilder text = new StringBuilder("Skillway on " + view.data + ": " + view.state);
        if (view.startedAt != null) {
            text.append(", started ").append(view.startedAt);
        }
        for (PartView process : view.processes) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %-11s %-10s %-9s %s",
                    process.name,
                    process.ready ? "ready" : "not ready",
                    process.pid == null ? "-" : process.pid.toString(),
                    process.url));
        }
        if (view.state.equals("orphaned")) {
            text.append("\nThe launcher was killed and these run on without it: ./skillway down stops them.");
        }
        return text.toString();
    }
}
