package org.skillway.local;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "down",
        description = "Stops everything, also what a launcher that was killed has left behind.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    // The launcher itself waits for five parts, each of them bounded.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = data.folder();
        if (!folder.exists()) {
            out.println("Nothing runs: there is no data folder " + folder.root() + ".");
            return Skillway.OK;
        }
        folder = folder.real();
        boolean ran = FolderLock.held(folder.lock());
        if (ran) {
            stopLauncher(folder);
        }
        int leftovers = new OwnProcesses(folder).stopLeftovers();
        Optional<StackState> state = StackState.read(folder.state());
        if (state.isPresent() && state.get().phase() != StackState.Phase.STOPPED) {
            state.get().stopped().write(folder.state());
        }
        if (leftovers > 0) {
            out.println("Stopped %d processes that had no launcher any more.".formatted(leftovers));
        } else {
            out.println(ran ? "Stopped." : "Nothing runs on " + folder.root() + ".");
        }
        return Skillway.OK;
    }

    private static void stopLauncher(DataFolder folder) {
        ProcessHandle launcher = StackState.read(folder.state())
                .flatMap(StackState::launcher)
                .orElseThrow(() -> new Refusal(
                        "A Skillway runs on %s, and its record there does not say which process it is: try again in a moment, or stop it where it was started."
                                .formatted(folder.root())));
        if (!launcher.destroy()) {
            throw new Refusal("The launcher, process %d, cannot be stopped by you: ask whoever started it."
                    .formatted(launcher.pid()));
        }
        if (!Waiting.until(PATIENCE, () -> !FolderLock.held(folder.lock()))) {
            launcher.destroyForcibly();
            Waiting.until(Duration.ofSeconds(5), () -> !FolderLock.held(folder.lock()));
        }
    }
}
